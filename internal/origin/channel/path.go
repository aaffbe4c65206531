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
}

// carrier is one article of a statement with the way on which it came.
type carrier struct {
	art     int
	reports []int // into the statement's reports
	steps   []step
	own     annot.Path // interview or event where the article says so itself
	ownAt   text.Span
	voice   string
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

// Bounds of how far a citation is carried on, in sentences.
const (
	carryFar  = 14 // to the words of a voice that the citing sentence quotes
	carryNear = 5  // to any voice
	carryBack = 2  // to words before it, where nothing else is named
)

// way finds how a report came to article i: the steps nearest first, and the
// occasion of its own that the article names instead.
func (t *tracer) way(i int, r *origin.Report, s *origin.Statement) (steps []step, own annot.Path, where text.Span) {
	m := &t.in.Marks[i]
	sentence := t.sentence(i, r.Ref.Span)
	var beside, carried, near, later, credits []step
	for k := range m.Citations {
		c := &m.Citations[k]
		st := step{name: c.Name, entity: c.Entity, kind: c.Kind, span: c.Span, basis: annot.Stated, told: t.told(i, c)}
		switch {
		case t.wide(i, c):
			st.credit = true
			credits = append(credits, st)
		case c.Span.Touches(sentence) || covers(c, r.Ref.Span):
			if ownKind(c.Kind) {
				own, where = c.Kind, c.Span
			} else {
				beside = append(beside, st)
			}
		case c.Span.End <= r.Ref.Span.Start:
			gap := t.gap(i, c.Span, r.Ref.Span)
			same := t.speaks(i, c.Span, r, s)
			if ownKind(c.Kind) {
				if same && gap <= carryFar {
					own, where, carried = c.Kind, c.Span, nil
				}
			} else if same && gap <= carryFar {
				carried, near = t.nextCarried(i, carried, st), nil
				own, where = "", text.Span{}
			} else if gap <= carryNear {
				near = t.nextCarried(i, near, st)
			}
		default: // cited later: an interview, or where the news is from
			gap := t.gap(i, r.Ref.Span, c.Span)
			if !ownKind(c.Kind) {
				if gap <= carryBack {
					later = append(later, st)
				}
			} else if own == "" && len(beside) == 0 && gap <= carryFar && t.speaks(i, c.Span, r, s) {
				own, where = c.Kind, c.Span
			}
		}
	}
	if len(carried) == 0 {
		carried = near
	}
	if len(beside) == 0 && len(carried) == 0 && len(credits) == 0 && own == "" {
		carried = later
	}
	if own == "" && len(beside) == 0 {
		own, where = t.ownNamed(i, sentence)
	}
	return t.settle(beside, carried, credits, own, where)
}

// ownNamed finds that somebody spoke to the article's own outlet: "told the
// Courier" in the Eastvale Courier, "told this newspaper".
func (t *tracer) ownNamed(i int, s text.Span) (annot.Path, text.Span) {
	a, p := &t.in.Articles[i], t.packs[i]
	name := strings.Fields(strings.ToLower(a.Outlet.Name))
	toks := t.in.Marks[i].Tokens
	n, _ := slices.BinarySearchFunc(toks, s.Start, func(k annot.Token, at int) int { return k.Span.Start - at })
	for ; n < len(toks) && toks[n].Span.End <= s.End; n++ {
		if !p.Role("told", toks[n].Lower) {
			continue
		}
		for k := n + 1; k < min(len(toks), n+4) && toks[k].Span.End <= s.End; k++ {
			w := toks[k].Lower
			if p.Role("self", w) || len(w) > 3 && slices.Contains(name, w) && toks[k].Span.Of(a.Text) != w {
				return annot.Interview, toks[n].Span.Join(toks[k].Span)
			}
		}
	}
	return "", text.Span{}
}

// settle orders what was found: the words beside the report count before a
// carried citation, and an occasion of its own before credits.
func (t *tracer) settle(beside, carried, credits []step, own annot.Path, where text.Span) ([]step, annot.Path, text.Span) {
	if t.without[ByCitation] {
		beside = nil
	}
	if t.without[ByCarry] {
		carried = nil
	}
	if t.without[ByCredit] {
		credits = nil
	}
	if t.without[ByOwn] {
		own = ""
	}
	if own != "" && len(beside) == 0 && len(carried) == 0 {
		if own == annot.Interview || len(credits) == 0 {
			return nil, own, where
		}
		return credits, "", text.Span{}
	}
	if own == annot.Interview && !hasMedium(beside) {
		return nil, own, where
	}
	var out []step
	if len(beside) == 0 || !hasMedium(beside) {
		out = append(out, carried...)
	}
	if len(out) == 0 || hasMedium(beside) {
		out = append(slices.Clone(credits), out...)
	}
	out = append(out, beside...)
	return toldLast(unique(out)), "", text.Span{}
}

// nextCarried is what is carried on after another citation: one of the same
// sentence adds a step, one of a later sentence takes the place.
func (t *tracer) nextCarried(i int, have []step, st step) []step {
	if len(have) > 0 && t.sentence(i, have[len(have)-1].span) == t.sentence(i, st.span) {
		return append(have, st)
	}
	return []step{st}
}

// told reports whether the citing words say to whom somebody spoke.
func (t *tracer) told(i int, c *annot.Citation) bool {
	word, _, _ := strings.Cut(strings.ToLower(c.Cue), " ")
	return t.packs[i].Role("told", word)
}

// toldLast puts the media that the voice spoke to behind those that pass its
// words on.
func toldLast(l []step) []step {
	slices.SortStableFunc(l, func(a, b step) int {
		switch {
		case a.told == b.told:
			return 0
		case a.told:
			return 1
		}
		return -1
	})
	return l
}

func hasMedium(l []step) bool {
	return slices.ContainsFunc(l, func(s step) bool { return medium(s.kind) })
}

// medium reports whether a path is a newsroom.
func medium(k annot.Path) bool { return k == annot.Wire || k == annot.OutletOf || k == annot.Broadcast }

// ownKind reports whether a path is an occasion that the outlet itself attended.
func ownKind(k annot.Path) bool { return k == annot.Interview || k == annot.Occasion }

// unique drops a step that an earlier one names already.
func unique(l []step) []step {
	var out []step
	for _, s := range l {
		if !slices.ContainsFunc(out, func(o step) bool { return s.key() == o.key() && s.name != "" }) {
			out = append(out, s)
		}
	}
	return out
}

func (s step) key() string { return cmp.Or(s.entity, fold(s.name)) }

// wide reports whether a citation stands for the whole article.
func (t *tracer) wide(i int, c *annot.Citation) bool {
	a := &t.in.Articles[i]
	if a.KindAt(c.Span.Start).Furniture() {
		return true
	}
	return len(c.Covers) > 0 && len(a.Sentences) > 2 && c.Covers[len(c.Covers)-1].End-c.Covers[0].Start > len(a.Text)/2
}

func covers(c *annot.Citation, s text.Span) bool {
	for _, x := range c.Covers {
		if 2*x.Shared(s) >= s.Len() {
			return true
		}
	}
	return false
}

// sentence is the sentence of article i where s begins, or s itself.
func (t *tracer) sentence(i int, s text.Span) text.Span {
	l := t.in.Articles[i].Sentences
	n := t.sentenceAt(i, s.Start)
	if n >= 0 && l[n].End > s.Start {
		return l[n].Join(s)
	}
	return s
}

func (t *tracer) sentenceAt(i, at int) int {
	n, ok := slices.BinarySearchFunc(t.in.Articles[i].Sentences, at, func(x text.Span, at int) int { return x.Start - at })
	if !ok {
		n--
	}
	return n
}

// gap is how many sentences lie between two spans.
func (t *tracer) gap(i int, a, b text.Span) int {
	return t.sentenceAt(i, b.Start) - t.sentenceAt(i, a.Start)
}

// speaks reports whether the voice of report r also speaks in the sentence of
// the citing words.
func (t *tracer) speaks(i int, citing text.Span, r *origin.Report, s *origin.Statement) bool {
	if r.Voice < 0 || r.Voice >= len(s.Voices) {
		return false
	}
	v := &s.Voices[r.Voice]
	at := t.sentence(i, citing)
	for k := range t.in.Marks[i].Attributions {
		q := &t.in.Marks[i].Attributions[k]
		if q.Source == nil || !q.Span.Touches(at) {
			continue
		}
		if q.Source.Entity != "" && q.Source.Entity == v.Entity || fold(q.Source.Name) == fold(v.Name) {
			return true
		}
	}
	for _, n := range t.in.Marks[i].Mentions {
		if n.Span.Touches(at) && n.Entity == v.Entity && v.Entity != "" {
			return true
		}
	}
	return false
}

// fold is a name without case, marks and a leading article, for comparing.
func fold(s string) string {
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
	return strings.Join(w, "")
}
