package quote

import (
	"fmt"
	"slices"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// finding is an attribution while its parts are token ranges.
type finding struct {
	unit     int
	entry    *lang.Cue // nil where no cue stands
	cue      stretch
	src      naming
	content  []stretch
	quote    int // the quotation that is its content, -1 for none
	evidence evidence
	score    float64
	rule     string
	subject  *finding // whose subject this one shares, nil for its own
	why      []string
	bare     bool // its content is an object and no clause
	faint    bool // its cue is too weak to count
	nobody   bool // its clause names nobody and means nobody named before
}

// stretch is the token range [lo, hi).
type stretch struct{ lo, hi int }

func (s stretch) empty() bool { return s.hi <= s.lo }

// reachOf is the token range from the first to the last part of f.
func (f *finding) reachOf() stretch {
	out := f.cue
	grow := func(s stretch) {
		if s.empty() {
			return
		}
		if out.empty() {
			out = s
		}
		out = stretch{min(out.lo, s.lo), max(out.hi, s.hi)}
	}
	if f.subject == nil {
		grow(stretch{f.src.lo, f.src.hi})
	}
	for _, c := range f.content {
		grow(c)
	}
	return out
}

// occurrence is a place where the words of a cue stand.
type occurrence struct {
	at, hi int // tokens
	entry  *lang.Cue
}

// cueAt is the cue that begins at token i, if one does.
func (r *reader) cueAt(i int) (occurrence, bool) {
	if r.taken[i] || !r.isWord(i) {
		return occurrence{}, false
	}
	word := func(k int) string { return r.lower(i + k) }
	c, n := r.Pack.Cues.At(word)
	if r.inTitle(i) {
		if t, k := r.Pack.TitleCues.At(word); t != nil && k >= n {
			c, n = t, k
		}
	}
	if c != nil && c.Place == lang.NoSource && r.named(i, n) {
		c, n = r.Pack.Cues.At(func(k int) string {
			if k+1 < n {
				return word(k)
			}
			return ""
		})
	}
	if c == nil && r.class[i] == lang.AsVerb && len(r.lower(i)) >= 8 && r.unknown(r.lower(i)) {
		c, n = r.Pack.Cues.Misspelt(r.lower(i)), 1
	}
	if c == nil || c.Place == lang.NoSource {
		return occurrence{at: i, hi: i + n}, false
	}
	return occurrence{at: i, hi: i + n, entry: c}, true
}

// named reports whether the last of the n words at i is a name although it
// looks like a part of a fixed phrase: "kata Sandi" is no kata sandi.
func (r *reader) named(i, n int) bool { return n > 1 && r.capital(i+n-1) && !r.capital(i) }

// unknown reports whether no article of the background has the word w.
func (r *reader) unknown(w string) bool {
	n, _ := r.Pack.DF(w)
	return n == 0
}

func (r *reader) take(s stretch) {
	for i := s.lo; i < s.hi; i++ {
		r.taken[i] = true
	}
}

// explain lists what led to f.
func (r *reader) explain(f *finding) []string {
	out := []string{"rule: " + f.rule}
	if f.entry != nil {
		out = append(out, fmt.Sprintf("cue: %s, %s, %d of %d", f.entry.Lemma, f.entry.Place, f.entry.Hits, f.entry.Seen))
	}
	if f.evidence[fBias] != 0 {
		out = append(out, fmt.Sprintf("score %.1f: %s", f.score, f.evidence.String()))
	}
	if f.src.ok() {
		out = append(out, r.why(f.src))
	}
	return append(out, f.why...)
}

// spans are the content spans of f, trimmed and in order.
func (r *reader) spans(f *finding) []text.Span {
	var out []text.Span
	for _, c := range f.content {
		if !c.empty() {
			out = append(out, r.span(c.lo, c.hi))
		}
	}
	slices.SortFunc(out, text.Compare)
	return out
}

// mode says how the words of f are shown.
func (r *reader) mode(f *finding) annot.Mode {
	in, out := 0, 0
	for _, c := range f.content {
		for i := c.lo; i < c.hi; i++ {
			switch {
			case !r.isWord(i):
			case r.quote[i] >= 0:
				in++
			case !r.is(i, lang.AsComp):
				out++
			}
		}
	}
	switch {
	case in > 0 && out == 0:
		return annot.Direct
	case in > 0:
		return annot.Mixed
	}
	return annot.Indirect
}
