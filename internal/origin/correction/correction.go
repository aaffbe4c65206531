// Package correction holds what people say of findings that are wrong: dated,
// signed, with a reason, undoable. In: a pile with its findings, and
// corrections. Out: the corrected pile beside the machine's, which is never
// changed, and for each correction what it is about now. Corrections point at
// words, not at the IDs of findings, so that they hold after a rebuild; one
// whose words no longer carry such a finding is said to be without effect and
// is kept. Nothing is found here.
package correction

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"sanad/internal/text"
)

// Kind is what is corrected.
type Kind string

// The kinds. On is always a place: the words of a report (of an attribution,
// a mention, one side of a drift); With are further places.
const (
	Speaker     Kind = "speaker"      // Value is who says it; On the report
	Channel     Kind = "channel"      // Value is what it came through, "" for the outlet's own work; On the report
	Drift       Kind = "drift"        // On and With[0] do not differ; Value is the kind of drift, "" for all
	Merge       Kind = "merge"        // the statements of On and of each of With are one
	Split       Kind = "split"        // the reports On and With are a statement of their own
	MergeEntity Kind = "merge-entity" // the names at On and at With stand for one
	SplitEntity Kind = "split-entity" // the name at On stands for another; Value is its full name, "" for the words
)

// Kinds are all of them.
var Kinds = []Kind{Speaker, Channel, Drift, Merge, Split, MergeEntity, SplitEntity}

// Correction is what one person says of one finding.
type Correction struct {
	ID     string
	Kind   Kind
	On     text.Ref
	With   []text.Ref
	Value  string
	By     string
	Why    string
	At     string // RFC 3339
	Undone string // RFC 3339, "" where it stands
	UndoBy string
}

// The most bytes of a value, a name and a reason.
const (
	mostName = 300
	mostWhy  = 4000
)

// Validate reports what is missing or too much.
func (c *Correction) Validate() error {
	switch {
	case !known(c.Kind):
		return fmt.Errorf("unknown kind %q: one of %v", c.Kind, Kinds)
	case c.On.Article == "" || c.On.Span.Empty():
		return errors.New("a correction is about words: name an article and words in it")
	case strings.TrimSpace(c.By) == "":
		return errors.New("a correction needs the name of its author")
	case strings.TrimSpace(c.Why) == "":
		return errors.New("a correction needs a reason")
	case len(c.By) > mostName || len(c.Value) > mostName || len(c.Why) > mostWhy || len(c.With) > 100:
		return fmt.Errorf("too long: %d bytes of a name or value and %d of a reason are the most", mostName, mostWhy)
	case c.Kind == Speaker && strings.TrimSpace(c.Value) == "":
		return errors.New("who says it? a speaker correction needs a name")
	case (c.Kind == Merge || c.Kind == MergeEntity || c.Kind == Drift) && len(c.With) == 0:
		return fmt.Errorf("a %s correction needs the other place too", c.Kind)
	}
	return nil
}

func known(k Kind) bool {
	for _, x := range Kinds {
		if k == x {
			return true
		}
	}
	return false
}

// Place writes a reference as text: ARTICLE@START-END.
func Place(r text.Ref) string {
	return fmt.Sprintf("%s@%d-%d", r.Article, r.Span.Start, r.Span.End)
}

// ParsePlace reads what Place wrote.
func ParsePlace(s string) (text.Ref, error) {
	id, span, ok := strings.Cut(s, "@")
	from, to, ok2 := strings.Cut(span, "-")
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if !ok || !ok2 || id == "" || err1 != nil || err2 != nil || start < 0 || end < start {
		return text.Ref{}, fmt.Errorf("place %q is not ARTICLE@START-END", s)
	}
	return text.Ref{Article: text.ID(id), Span: text.Span{Start: start, End: end}}, nil
}
