package channel

import (
	"slices"
	"strings"
	"unicode"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// Bounds of how far a citation is carried on, in sentences and in citations.
const (
	carryFar  = 14 // to the words of a voice that the citing sentence quotes
	carryNear = 5  // to any voice
	carryBack = 2  // to words before it, where nothing else is named
	lookBack  = 12 // citations looked at before a report
	lookAhead = 6  // and behind it
)

// page is what one article says of where it is from, read once.
type page struct {
	credits  []step
	cites    []cited                  // in the body, in order
	sole     []step                   // the text that the article draws on, where one sentence only names any
	speakers map[int][]string         // entities and folded names by sentence
	spoken   map[string]*annot.Source // by attribution
	quotes   []text.Span              // direct quotations, sorted and merged
}

// cited is a citation in the body.
type cited struct {
	step
	at    int         // sentence
	verb  bool        // "X reports": it speaks for its own sentence only
	spans []text.Span // the words that it covers
}

// page reads what article i says of where it is from.
func (t *tracer) page(i int) *page {
	if t.pages[i] != nil {
		return t.pages[i]
	}
	a, m := &t.in.Articles[i], &t.in.Marks[i]
	p := &page{speakers: map[int][]string{}, spoken: map[string]*annot.Source{}, quotes: quotesOf(m)}
	for k := range m.Citations {
		c := &m.Citations[k]
		st := step{name: c.Name, entity: c.Entity, kind: c.Kind, span: c.Span, basis: annot.Stated, told: t.told(i, c)}
		if t.picture(i, c) || canon(c.Name) == canon(a.Outlet.Name) && c.Kind != annot.Interview && c.Name != "" ||
			k > 0 && inside(c, &m.Citations[k-1]) {
			continue // a picture, the outlet's own name, a part of another name
		}
		if t.wide(i, c) {
			st.credit = true
			p.credits = append(p.credits, st)
			continue
		}
		verb := c.CueSpan.Start > c.Span.Start
		p.cites = append(p.cites, cited{step: st, at: t.sentenceAt(i, c.Span.Start), verb: verb, spans: c.Covers})
	}
	if r := a.Reprint; r != nil && r.Outlet != "" {
		p.credits = append(p.credits, step{name: r.Outlet, kind: annot.OutletOf, span: r.Span, basis: annot.Stated, credit: true})
	}
	p.sole = soleSource(p.cites)
	for _, q := range slices.Concat(m.Attributions, m.Faint) {
		if q.Source == nil {
			continue
		}
		p.spoken[q.ID] = q.Source
		for n := t.sentenceAt(i, q.Span.Start); n >= 0 && n <= t.sentenceAt(i, max(q.Span.Start, q.Span.End-1)); n++ {
			p.speakers[n] = append(p.speakers[n], q.Source.Entity, fold(q.Source.Name))
		}
	}
	t.pages[i] = p
	return p
}

// inside reports whether c is a part of the name that b cites.
func inside(c, b *annot.Citation) bool {
	return b.Span.Holds(c.Span) && b.Span != c.Span && (c.Name == "" || strings.Contains(b.Name, c.Name))
}

// soleSource is what the one sentence that names media or a release for the
// text names, nothing where several sentences name different ones.
func soleSource(l []cited) []step {
	var out []step
	at := -1
	for k := range l {
		st := l[k].step
		if st.told || st.kind == annot.Post || rank(&st) == 0 {
			continue
		}
		known := slices.ContainsFunc(out, func(o step) bool { return o.key() == st.key() })
		switch {
		case known:
		case at < 0 || l[k].at == at:
			out, at = append(out, st), l[k].at
		default:
			return nil
		}
	}
	return out
}

// trail is what was found on the way of one report.
type trail struct {
	beside, carried, near, later, credits []step
	shown                                 []step // a recording in which the voice speaks, named in another sentence
	own                                   annot.Path
	where                                 text.Span
}

// way finds how a report came to article i: the steps nearest first, and the
// occasion of its own that the article names instead.
func (t *tracer) way(i int, r *origin.Report, s *origin.Statement) (steps []step, own annot.Path, where text.Span) {
	p := t.page(i)
	sentence := t.sentence(i, r.Ref.Span)
	at := t.sentenceAt(i, r.Ref.Span.Start)
	tr := trail{credits: p.credits}
	from, _ := slices.BinarySearchFunc(p.cites, r.Ref.Span.Start, func(c cited, at int) int { return c.span.Start - at })
	for k := max(0, from-lookBack); k < min(len(p.cites), from+lookAhead); k++ {
		c := &p.cites[k]
		switch {
		case c.span.Touches(sentence) || c.holds(r.Ref.Span):
			tr.take(c)
		case c.span.Start < r.Ref.Span.Start:
			tr.carry(c, at-c.at, p.voice(c.at, r, s), p.others(c.at, r))
		default:
			tr.look(c, c.at-at, p.voice(c.at, r, s))
		}
	}
	t.complete(&tr, i, p, sentence)
	return t.settle(&tr)
}

// take notes a citation beside the report.
func (tr *trail) take(c *cited) {
	if ownKind(c.kind) {
		tr.own, tr.where = c.kind, c.span
	} else {
		tr.beside = append(tr.beside, c.step)
	}
}

// carry notes a citation so many sentences before the report. One whose
// sentence quotes the same voice is carried farther than one of no voice; not
// carried are one of another voice, "X reports", and a document.
func (tr *trail) carry(c *cited, gap int, same, others bool) {
	switch {
	case ownKind(c.kind):
		if same && gap <= carryFar {
			tr.own, tr.where, tr.carried = c.kind, c.span, nil
		}
	case recording(&c.step):
		if same && gap <= carryFar {
			st := c.step
			st.gap, st.basis = gap, annot.Inferred
			tr.shown = []step{st}
		}
	case c.verb:
	case same && gap <= carryFar:
		tr.carried, tr.near = nextCarried(tr.carried, c.step, gap), nil
		tr.own, tr.where = "", text.Span{}
	case gap <= carryNear && !others && len(tr.credits) == 0:
		tr.near = nextCarried(tr.near, c.step, gap)
	}
}

// look notes a citation so many sentences behind the report: an interview, or
// where the news is from.
func (tr *trail) look(c *cited, gap int, same bool) {
	switch {
	case !ownKind(c.kind):
		if (gap <= carryBack || same && gap <= carryFar) && c.kind != annot.Document {
			tr.later = append(tr.later, c.step)
		}
	case tr.own == "" && len(tr.beside) == 0 && (gap <= carryFar && same || gap == 1 && c.kind == annot.Interview):
		tr.own, tr.where = c.kind, c.span
	}
}

// complete adds what the whole article says where nothing beside the report
// does.
func (t *tracer) complete(tr *trail, i int, p *page, sentence text.Span) {
	if len(tr.carried) == 0 {
		tr.carried = inferred(tr.near)
	}
	if len(tr.carried) == 0 && !hasMedium(tr.beside) && tr.own != annot.Interview {
		tr.carried = inferred(p.sole)
	}
	if !hasMedium(tr.beside) && len(tr.carried)+len(tr.credits) == 0 && tr.own == "" {
		tr.carried = inferred(tr.later)
	}
	if tr.own == "" && len(tr.beside) == 0 {
		tr.own, tr.where = t.ownNamed(i, sentence)
	}
	if tr.own == "" && len(tr.carried)+len(tr.credits) == 0 && !slices.ContainsFunc(tr.beside, func(s step) bool { return s.name != "" }) {
		if l := t.neighbours(i, sentence); len(l) > 0 {
			tr.beside = l // "a report of the Courier": the outlet, and no document without a name
		}
	}
}

// inferred are steps that the text names, but not for this report.
func inferred(l []step) []step {
	out := slices.Clone(l)
	for k := range out {
		out[k].basis = annot.Inferred
	}
	return out
}

// settle orders what was found: the words beside the report count before a
// carried citation, and an occasion of its own before credits.
func (t *tracer) settle(tr *trail) ([]step, annot.Path, text.Span) {
	beside, carried, credits, own := tr.beside, tr.carried, tr.credits, tr.own
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
	switch {
	case own == annot.Interview && !hasMedium(beside) && len(carried) == 0:
		return nil, own, tr.where
	case own != "" && len(beside)+len(carried)+len(credits) == 0:
		return nil, own, tr.where
	}
	out := slices.Clone(credits)
	if !hasMedium(beside) {
		out = append(out, carried...)
	}
	if !slices.ContainsFunc(beside, func(s step) bool { return recording(&s) }) {
		out = append(out, tr.shown...)
	}
	return toldLast(unique(append(out, beside...))), "", text.Span{}
}

// nextCarried is what is carried on after another citation: one that names a
// second medium in the same breath adds a step, else it takes the place.
func nextCarried(have []step, st step, gap int) []step {
	if n := len(have) - 1; n >= 0 && have[n].gap == gap {
		st.gap = gap
		return append(have, st)
	}
	st.gap = gap
	return []step{st}
}

// voice reports whether the voice of report r also speaks in a sentence.
func (p *page) voice(sentence int, r *origin.Report, s *origin.Statement) bool {
	if r.Voice < 0 || r.Voice >= len(s.Voices) {
		return false
	}
	v := &s.Voices[r.Voice]
	l := p.speakers[sentence]
	if o := p.spoken[r.Attribution]; o != nil && (o.Entity != "" && slices.Contains(l, o.Entity) || o.Name != "" && slices.Contains(l, fold(o.Name))) {
		return true
	}
	return v.Entity != "" && slices.Contains(l, v.Entity) || v.Name != "" && slices.Contains(l, fold(v.Name))
}

// others reports whether somebody speaks in a sentence and somebody in r.
func (p *page) others(sentence int, r *origin.Report) bool {
	return r.Voice >= 0 && len(p.speakers[sentence]) > 0
}

// holds reports whether the covered words hold half of s.
func (c *cited) holds(s text.Span) bool {
	for _, x := range c.spans {
		if 2*x.Shared(s) >= s.Len() {
			return true
		}
	}
	return false
}

// wide reports whether a citation stands for the whole article.
func (t *tracer) wide(i int, c *annot.Citation) bool {
	a := &t.in.Articles[i]
	if a.KindAt(c.Span.Start).Furniture() {
		return true
	}
	return len(c.Covers) > 0 && len(a.Sentences) > 2 && c.Covers[len(c.Covers)-1].End-c.Covers[0].Start > len(a.Text)/2
}

// picture reports whether a citation credits a picture only.
func (t *tracer) picture(i int, c *annot.Citation) bool {
	if t.in.Articles[i].KindAt(c.Span.Start) == article.Caption {
		return true
	}
	word := strings.FieldsFunc(strings.ToLower(c.Cue), func(r rune) bool { return !unicode.IsLetter(r) })
	return len(word) > 0 && t.packs[i].Role("photo", word[0])
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

// sentence is the sentence of article i where s begins, or s itself.
func (t *tracer) sentence(i int, s text.Span) text.Span {
	l := t.in.Articles[i].Sentences
	n := t.sentenceAt(i, s.Start)
	if n >= 0 && l[n].End > s.Start {
		return l[n].Join(s)
	}
	return s
}

// sentenceAt is the last sentence of article i that begins at or before a byte,
// -1 for none.
func (t *tracer) sentenceAt(i, at int) int {
	n, ok := slices.BinarySearchFunc(t.in.Articles[i].Sentences, at, func(x text.Span, at int) int { return x.Start - at })
	if !ok {
		n--
	}
	return n
}
