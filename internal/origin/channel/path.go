package channel

import (
	"cmp"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// step is one medium, release, post or document on the way to a report.
type step struct {
	name, entity string
	kind         annot.Path
	span         text.Span // the citing words
	basis        annot.Basis
	credit       bool // named for the whole article, not for this report
	told         bool // the voice spoke to it
	gap          int  // sentences to the report, for a carried one
}

// carrier is one article of a statement with the way on which it came.
type carrier struct {
	art     int
	reports []int // into the statement's reports
	steps   []step
	own     annot.Path // interview or event where the article says so itself
	ownAt   text.Span
}

// carriers lists the articles of a statement, in order, with their ways, and
// completes the via of the reports.
func (t *tracer) carriers(s *origin.Statement) []carrier {
	var out []carrier
	at := map[int]int{}
	for n := range s.Reports {
		r := &s.Reports[n]
		i, ok := t.at[r.Ref.Article]
		if !ok {
			continue
		}
		k, seen := at[i]
		if !seen {
			k = len(out)
			at[i] = k
			out = append(out, carrier{art: i})
		}
		c := &out[k]
		steps, own, where := t.way(i, r, s)
		title(steps, r, s)
		if len(c.reports) == 0 || len(c.steps) == 0 && c.own == "" {
			c.steps, c.own, c.ownAt = steps, own, where
		} else if own == "" && c.own == "" {
			c.steps = longer(c.steps, steps)
		}
		if c.own == "" && own != "" && len(c.steps) > 0 && allCredits(c.steps) {
			c.steps, c.own, c.ownAt = nil, own, where
		}
		c.reports = append(c.reports, n)
		r.Via = via(r.Via, steps)
	}
	return out
}

// longer keeps the fuller of two ways.
func longer(a, b []step) []step {
	if direct(b) > direct(a) || direct(b) == direct(a) && len(b) > len(a) {
		return b
	}
	return a
}

func direct(l []step) int {
	n := 0
	for _, s := range l {
		if !s.credit {
			n++
		}
	}
	return n
}

func allCredits(l []step) bool { return direct(l) == 0 }

// via adds steps to what the attribution already names.
func via(have []annot.Via, steps []step) []annot.Via {
	var out []annot.Via
	for _, s := range steps {
		if s.kind == annot.Document { // who it is from is a voice
			continue
		}
		span := s.span
		out = append(out, annot.Via{Name: s.name, Entity: s.entity, Kind: s.kind, Span: &span, Basis: s.basis})
	}
	for _, v := range have {
		if !slices.ContainsFunc(out, func(o annot.Via) bool {
			return o.Entity == v.Entity && v.Entity != "" || fold(o.Name) == fold(v.Name) || v.Span != nil && o.Span.Touches(*v.Span)
		}) {
			out = append(out, v)
		}
	}
	return out
}

// hasMedium reports whether a way names a newsroom; a recording without a name
// is none.
func hasMedium(l []step) bool {
	return slices.ContainsFunc(l, func(s step) bool { return medium(s.kind) && !recording(&s) })
}

// medium reports whether a path is a newsroom.
func medium(k annot.Path) bool { return k == annot.Wire || k == annot.OutletOf || k == annot.Broadcast }

// ownKind reports whether a path is an occasion that the outlet itself attended.
func ownKind(k annot.Path) bool { return k == annot.Interview || k == annot.Occasion }

// unique drops a step that an earlier one names already. Of unnamed steps of
// one kind the last stays: it stands nearest to the report.
func unique(l []step) []step {
	var out []step
	for _, s := range l {
		k := slices.IndexFunc(out, func(o step) bool { return o.key() == s.key() && (s.name != "" || o.kind == s.kind) })
		switch {
		case k < 0:
			out = append(out, s)
		case s.name == "":
			out[k] = s
		}
	}
	return out
}

// title names the unnamed releases and posts of a way after who speaks.
func title(l []step, r *origin.Report, s *origin.Statement) {
	if r.Voice < 0 || r.Voice >= len(s.Voices) {
		return
	}
	v := &s.Voices[r.Voice]
	for k := range l {
		switch {
		case l[k].name != "":
		case l[k].kind == annot.Release:
			l[k].name = cmp.Or(v.Organization, v.Name)
		case l[k].kind == annot.Post:
			l[k].name = v.Name
		}
	}
}

func (s step) key() string { return cmp.Or(s.entity, fold(s.name)) }

// fold is a name without case, marks and a leading article, for comparing.
func fold(s string) string { return strings.Join(nameWords(s), "") }

// canon is fold with the words in order: "south.herald.com" is the South
// Herald, and so is "Herald South".
func canon(s string) string {
	w := nameWords(s)
	slices.Sort(w)
	return strings.Join(w, " ")
}

// nameWords are the words of an outlet's name in lower case, without an article
// in front and a domain ending.
func nameWords(s string) []string {
	w := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r > 127) })
	if len(w) > 1 && (w[0] == "the" || w[0] == "www") {
		w = w[1:]
	}
	if n := len(w); n > 1 && (w[n-1] == "com" || w[n-1] == "id") {
		w = w[:n-1]
		if n := len(w); n > 1 && w[n-1] == "co" {
			w = w[:n-1]
		}
	}
	return w
}
