package statement

import (
	"cmp"
	"slices"

	"sanad/internal/annot"
	"sanad/internal/text"
)

// between is how many sentences, itself included, may stand unattributed between
// two remarks of one speaker to be told as what he says too.
const between = 2

// overhear is the voice behind a rendering that names none: the speaker whose
// words it goes on telling, or who gave out the release that its article is.
func (p *pile) overhear(r *rendering) (heard, bool) {
	if r.att != nil || r.rest || p.cited(r) {
		return heard{}, false
	}
	s := p.carried(r)
	if s == nil {
		s = p.telling[r.art].released
	}
	if s == nil {
		return heard{}, false
	}
	x := *r
	x.att = &annot.Attribution{Source: s, Span: r.span}
	h, ok := p.hear(&x)
	h.voice.Inferred = true
	return h, ok
}

// telling is how an article tells what others say.
type telling struct {
	said     []*annot.Attribution // that stand in no other and name who speaks, in the order of their ends
	released *annot.Source        // who speaks in the release that the article rests on, nil for none
}

// tellings are those of all articles.
func (p *pile) tellings() []telling {
	out := make([]telling, len(p.in.Articles))
	p.in.Workers.Each(len(out), func(_, art int) {
		t := &out[art]
		for k := range p.in.Marks[art].Attributions {
			if a := &p.in.Marks[art].Attributions[k]; a.Parent == "" && a.Source != nil {
				t.said = append(t.said, a)
			}
		}
		slices.SortStableFunc(t.said, func(x, y *annot.Attribution) int { return x.Span.End - y.Span.End })
		t.released = p.releasedBy(art, t.said)
	})
	return out
}

// releasedBy is who speaks in a release, where nobody else speaks in the article.
func (p *pile) releasedBy(art int, said []*annot.Attribution) *annot.Source {
	var release []text.Span
	for _, c := range p.in.Marks[art].Citations {
		if c.Kind == annot.Release && len(release) < mostReleased {
			release = append(append(release, c.Span), c.Covers...)
		}
	}
	released := false
	for _, a := range said {
		if len(release) == 0 || !p.oneSource(art, said[0].Source, a.Source) {
			return nil
		}
		released = released || slices.ContainsFunc(release, a.Span.Touches)
	}
	if !released {
		return nil
	}
	return said[0].Source
}

// mostReleased is how many places that cite a release are looked at.
const mostReleased = 64

// carried is the speaker whose words a sentence without an attribution goes on
// telling: the last one quoted before it is the next one quoted behind it, hardly
// anything stands between, and nothing is cited there. nil where that is not so.
func (p *pile) carried(r *rendering) *annot.Source {
	said := p.telling[r.art].said
	n, _ := slices.BinarySearchFunc(said, r.span.Start, func(a *annot.Attribution, at int) int { return cmp.Compare(a.Span.End, at+1) })
	if n == 0 || n == len(said) || said[n].Span.Start < r.span.End || !p.oneSource(r.art, said[n-1].Source, said[n].Source) {
		return nil
	}
	gap := text.Span{Start: said[n-1].Span.End, End: said[n].Span.Start}
	m := &p.in.Marks[r.art]
	if len(text.Within(p.in.Articles[r.art].Sentences, gap)) > between ||
		len(text.Within(m.Citations, gap)) > 0 {
		return nil
	}
	return said[n-1].Source
}

// oneSource reports whether two sources of an article are one whom the pile knows.
func (p *pile) oneSource(art int, x, y *annot.Source) bool {
	id := p.sourceEntity(art, x)
	return id != "" && id == p.sourceEntity(art, y) && !x.Anonymous && !y.Anonymous
}
