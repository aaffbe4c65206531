// Package revision compares two versions of one article: what stood under an
// address first, and what stands there now.
//
// In: the two articles with their marks. Out: the sentences that came, went
// and changed, apart from changes of the furniture around them, and the edits
// that turn what somebody said: another number, name, date, time of day or
// polarity, each with the words of both versions and whether the text says that
// it was corrected. Sentences are laid side by side by the words that they
// share; what differs within a pair is told as drift is. Equal input gives
// equal output. Work is linear in the texts, save between sentences that stand
// between the same unchanged ones, of which at most a few are compared.
package revision

import (
	"slices"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/origin"
	"sanad/internal/origin/drift"
	"sanad/internal/text"
)

// Version is one version of an article, with its marks.
type Version struct {
	Article *article.Article
	Marks   *annot.Marks
}

// Kind is what happened to a sentence.
type Kind string

// The kinds of changes.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed"
	Moved   Kind = "moved" // the same words in another place
)

// Change is one sentence that is not as it was. Before is empty where it was
// added, After where it was removed.
type Change struct {
	Kind          Kind
	Before, After text.Span
	Drift         []origin.Drift // of a changed one; A is the earlier version
}

// Edit is a change that turns what is said: its kind is that of drift.
type Edit struct {
	Kind          string // number, date, name, polarity, attribution, …
	Before, After text.Ref
	Quoted        bool // it stands in what somebody is said to have said
	Announced     bool // the later text says that it was corrected
	Why           string
}

// Revision is what two versions of an article differ in.
type Revision struct {
	Titles    bool // whether the titles differ
	Changes   []Change
	Came      []text.Span // furniture of the later version that the earlier one lacks
	Went      []text.Span // … and of the earlier one
	Edits     []Edit
	Announced text.Span // where the later version says that it was corrected
}

// Substantive reports whether anything but furniture changed.
func (r *Revision) Substantive() bool { return r.Titles || len(r.Changes) > 0 }

// Compare says how the later version differs from the earlier one.
func Compare(before, after Version) Revision {
	r := Revision{Titles: before.Article.Title != after.Article.Title, Announced: announced(after)}
	a, b := told(before), told(after)
	r.Changes = align(a, b)
	r.Came, r.Went = missing(furniture(after), furniture(before)), missing(furniture(before), furniture(after))
	explain(&r, before, after)
	return r
}

// announced is where a text says that it was corrected, empty for nowhere.
func announced(v Version) text.Span {
	pack := lang.Must(v.Article.Language)
	ts := v.Marks.Tokens
	for i := range ts {
		at := func(k int) string {
			if i+k >= len(ts) {
				return ""
			}
			return ts[i+k].Lower
		}
		if pack.Correction(at) {
			return sentenceAt(v.Article, ts[i].Span)
		}
	}
	return text.Span{}
}

// sentenceAt is the sentence or segment that a token stands in.
func sentenceAt(a *article.Article, s text.Span) text.Span {
	for _, x := range a.Sentences {
		if x.Touches(s) {
			return x
		}
	}
	for _, x := range a.Segments {
		if x.Span.Touches(s) {
			return x.Span
		}
	}
	return s
}

// explain says what the changed sentences differ in, and lists the edits.
func explain(r *Revision, before, after Version) {
	var pairs []origin.Statement
	var of []int
	for i, c := range r.Changes {
		if c.Kind != Changed {
			continue
		}
		of = append(of, i)
		pairs = append(pairs, origin.Statement{
			Reports:  []origin.Report{report(before, c.Before), report(after, c.After)},
			Channels: []origin.Channel{{Carriers: []text.ID{before.Article.ID, after.Article.ID}}}, // one writer: another speaker is a change
		})
	}
	in := drift.Input{
		Articles: []article.Article{*before.Article, *after.Article}, Marks: []annot.Marks{*before.Marks, *after.Marks}, Statements: pairs,
	}
	for n, s := range drift.Find(in) {
		c := &r.Changes[of[n]]
		for _, d := range s.Drift {
			if d.A.Article != before.Article.ID {
				d.A, d.B = d.B, d.A
			}
			c.Drift = append(c.Drift, d)
			if d.Severity == "material" || turns(d.Kind) {
				r.Edits = append(r.Edits, Edit{Kind: d.Kind, Before: d.A, After: d.B, Why: d.Why, Announced: !r.Announced.Empty(),
					Quoted: said(before, d.A.Span) || said(after, d.B.Span)})
			}
		}
	}
	slices.SortStableFunc(r.Edits, func(x, y Edit) int { return x.After.Span.Start - y.After.Span.Start })
}

// turns reports whether a difference of a kind is an edit however small: an
// outlet that spells a name otherwise in its own text has changed it.
func turns(kind string) bool {
	switch kind {
	case "number", "date", "name", "polarity":
		return true
	}
	return false
}

// report is a sentence as a report of what it says.
func report(v Version, s text.Span) origin.Report {
	r := origin.Report{Ref: text.Ref{Article: v.Article.ID, Span: s}, Mode: annot.Indirect, Voice: -1}
	for i := range v.Marks.Attributions {
		if x := &v.Marks.Attributions[i]; x.Span.Touches(s) && x.Parent == "" {
			r.Attribution, r.Mode = x.ID, x.Mode
			break
		}
	}
	return r
}

// said reports whether a place is part of what somebody is said to have said.
func said(v Version, s text.Span) bool {
	return slices.ContainsFunc(v.Marks.Attributions, func(x annot.Attribution) bool {
		return slices.ContainsFunc(x.Content, func(c text.Span) bool { return c.Touches(s) })
	})
}
