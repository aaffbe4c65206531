// Package drift finds how a statement changed on its way: differences between
// two reports of it in number, date, name, modality, polarity, scope,
// attribution or wording. In: statements with their reports, the marks and the
// relations of the articles. Out: the same statements with their drift.
//
// An article is compared first with the one it was taken from, then with those
// worded most like it. Two reports are laid side by side item by item; what
// faces each other with different values, and what only one has between words
// that agree, is judged by kind. Slips that show however a text is worded (one
// weekday with two dates, a name in two spellings, digits that changed places)
// are looked for a sentence around, those of names and codes also in the opening
// of the article, where the things are named that a report speaks of. A difference
// in the world (a later toll) or in another clause is no drift; other words are a
// harmless one.
package drift

import (
	"cmp"
	"slices"
	"time"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// Input is a pile with its statements; Marks is parallel to Articles.
type Input struct {
	Articles   []article.Article
	Marks      []annot.Marks
	Relations  []link.Relation
	Statements []origin.Statement
	Workers    link.Workers
}

// most is how many tellers of a statement are compared each with each.
const most = 6

// Find returns the statements with their drift.
func Find(in Input) []origin.Statement {
	p := newPile(in)
	out := slices.Clone(in.Statements)
	in.Workers.Each(len(out), func(_, i int) { out[i].Drift = p.statement(&out[i]) })
	return out
}

type pile struct {
	in    Input
	place map[text.ID]int
	kin   map[text.ID][]tie // the articles that share copy with one
}

// tie is how strongly another article is tied to one by shared copy.
type tie struct {
	to    text.ID
	score float64
}

func newPile(in Input) *pile {
	p := &pile{in: in, place: map[text.ID]int{}, kin: map[text.ID][]tie{}}
	for i := range in.Articles {
		p.place[in.Articles[i].ID] = i
	}
	for _, r := range in.Relations {
		if r.Kind == link.Copy || r.Kind == link.PartlyDerived {
			p.kin[r.A] = append(p.kin[r.A], tie{r.B, r.Score})
			p.kin[r.B] = append(p.kin[r.B], tie{r.A, r.Score})
		}
	}
	return p
}

func (p *pile) full(id text.ID) bool {
	return p.in.Articles[p.place[id]].Completeness == article.Full
}

// statement compares the reports of one statement, article by article. The
// same difference between other pairs of articles is told once.
func (p *pile) statement(s *origin.Statement) []origin.Drift {
	tellers := p.tellers(s)
	var out []origin.Drift
	seen, before := map[string]bool{}, map[text.ID]int{}
	for i := range tellers {
		id := tellers[i][0].article.ID
		near := nearest(tellers, i, p.parent(id, before))
		before[id] = i
		for _, j := range near {
			for _, f := range facing(s, tellers[j], tellers[i]) {
				key := f.Kind + "\x00" + f.key
				if !seen[key] {
					seen[key] = true
					out = append(out, f.Drift)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b origin.Drift) int { return cmp.Compare(weight(a), weight(b)) })
	return out
}

// nearest are the earlier tellers that teller i is compared with: first its
// parent, from whose article its own was taken (-1: none); then all of a few,
// and of many the three worded most like it among the first and the last ones
// before it, so that the cost stays in proportion to the tellers.
func nearest(tellers [][]*side, i, parent int) []int {
	var out []int
	for j := range i {
		if j != parent && (j < most || j >= i-most) {
			out = append(out, j)
		}
	}
	if len(out) > most {
		like := map[int]float64{}
		for _, j := range out {
			for _, x := range tellers[j] {
				for _, y := range tellers[i] {
					like[j] = max(like[j], lay(x, y).whole)
				}
			}
		}
		slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(like[b], like[a]) })
		out = out[:3]
	}
	if parent >= 0 {
		out = slices.Insert(out, 0, parent)
	}
	return out
}

// parent is the teller, of those before, whose article an article shares most
// copy with, -1 where none is known.
func (p *pile) parent(id text.ID, before map[text.ID]int) int {
	from, best := -1, 0.0
	for _, t := range p.kin[id] {
		if j, ok := before[t.to]; ok && t.score > best {
			from, best = j, t.score
		}
	}
	return from
}

// tellers are the reports of a statement laid out, article by article, in the
// order of publication.
func (p *pile) tellers(s *origin.Statement) [][]*side {
	var out [][]*side
	at := map[text.ID]int{}
	for _, r := range p.inOrder(s.Reports) {
		k, ok := at[r.Ref.Article]
		if !ok {
			k = len(out)
			at[r.Ref.Article] = k
			out = append(out, nil)
		}
		if len(out[k]) < most {
			out[k] = append(out[k], p.side(s, &r))
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// facing compares the reports of two articles: each with the one of the other
// article that is most like it, so that a lead is not held against a quotation.
func facing(s *origin.Statement, a, b []*side) []finding {
	type match struct {
		c    *comparison
		i, j int
	}
	var all []match
	for i := range a {
		for j := range b {
			all = append(all, match{lay(a[i], b[j]), i, j})
		}
	}
	slices.SortStableFunc(all, func(x, y match) int { return cmp.Compare(y.c.share, x.c.share) })
	oneWay := sharedChannel(s, a[0].article.ID, b[0].article.ID)
	var out []finding
	usedA, usedB := make([]bool, len(a)), make([]bool, len(b))
	for _, m := range all {
		if usedA[m.i] || usedB[m.j] {
			continue
		}
		usedA[m.i], usedB[m.j] = true, true
		m.c.oneWay = oneWay
		out = append(out, m.c.find()...)
	}
	for _, m := range all {
		if m.c.quotes() {
			out = append(out, m.c.out...)
		}
	}
	for _, m := range all {
		if oneWay && usedA[m.i] != usedB[m.j] { // a sentence more of the same: who says it?
			usedA[m.i], usedB[m.j] = true, true
			m.c.loss()
			m.c.rest()
			out = append(out, m.c.out...)
		}
	}
	if laterHere(a[0].article, b[0].article) {
		out = slices.DeleteFunc(out, func(f finding) bool { return ofTheWorld[f.Kind] })
	}
	return out
}

// ofTheWorld are the kinds of drift that a change of the world looks like.
var ofTheWorld = map[string]bool{"number": true, "date": true, "scope": true, "modality": true, "polarity": true}

// laterHere reports whether two articles are of one outlet and of different days:
// what it tells otherwise then is news, the next of a series or a correction of
// its own, and changed on no way.
func laterHere(x, y *article.Article) bool {
	return x.Outlet.Name != "" && x.Outlet.Name == y.Outlet.Name && dayOf(x) != "" && dayOf(y) != "" && dayOf(x) != dayOf(y)
}

// dayOf is the day of publication, "" where none is known.
func dayOf(x *article.Article) string {
	if x.Published == nil || len(x.Published.Value) < len(time.DateOnly) {
		return ""
	}
	return x.Published.Value[:len(time.DateOnly)]
}

// sharedChannel reports whether two articles have a statement on one channel:
// then two speakers are one who was swapped, and not two voices.
func sharedChannel(s *origin.Statement, a, b text.ID) bool {
	return slices.ContainsFunc(s.Channels, func(c origin.Channel) bool {
		return slices.Contains(c.Carriers, a) && slices.Contains(c.Carriers, b)
	})
}

// weight puts material drift first.
func weight(d origin.Drift) int {
	if d.Severity == material {
		return 0
	}
	return 1
}

// inOrder are the reports by time of publication, the undated last.
func (p *pile) inOrder(reports []origin.Report) []origin.Report {
	out := slices.Clone(reports)
	slices.SortStableFunc(out, func(a, b origin.Report) int { return cmp.Compare(p.published(a), p.published(b)) })
	return out
}

func (p *pile) published(r origin.Report) string {
	if d := p.in.Articles[p.place[r.Ref.Article]].Published; d != nil && d.Value != "" {
		return d.Value
	}
	return undated
}

// undated sorts behind every date.
const undated = "9999"

// side is one report laid out for comparison.
type side struct {
	article *article.Article
	marks   *annot.Marks
	pack    *lang.Pack
	report  *origin.Report
	att     *annot.Attribution   // nil for an unattributed sentence
	speech  []*annot.Attribution // whose cue and source are no content: att, or those in the unit
	voice   *origin.Voice        // nil for none
	unit    text.Span            // the report with the rest of its attribution
	items   []item
	wider   []item // items of the sentences beside them too; around makes them
	first   []item // items of the first sentences of the article; leading makes them
	marked  []code // codes in both; codes finds them
}

func (p *pile) side(s *origin.Statement, r *origin.Report) *side {
	i := p.place[r.Ref.Article]
	x := &side{article: &p.in.Articles[i], marks: &p.in.Marks[i], report: r, unit: r.Ref.Span}
	x.pack = lang.Must(x.article.Language)
	x.att = x.marks.Said(r.Attribution)
	if r.Voice >= 0 && r.Voice < len(s.Voices) {
		x.voice = &s.Voices[r.Voice]
	}
	x.unit = x.sentences(x.unit)
	x.speech = x.spoken()
	x.items = x.lay(x.unit, 10*longest)
	return x
}

// spoken is the report's own attribution, or those that stand in its sentences
// where it has none.
func (x *side) spoken() []*annot.Attribution {
	if x.att != nil {
		return []*annot.Attribution{x.att}
	}
	var out []*annot.Attribution
	for k := range x.marks.Attributions {
		if a := &x.marks.Attributions[k]; a.Span.Touches(x.unit) && len(out) < longest {
			out = append(out, a)
		}
	}
	return out
}

// sentences widens a span to the sentences it touches, within reason: the
// place of a source and the time of speaking stand there.
func (x *side) sentences(s text.Span) text.Span {
	all := x.article.Sentences
	n, _ := slices.BinarySearchFunc(all, s.Start, func(v text.Span, at int) int { return cmp.Compare(v.End, at+1) })
	out := s
	for ; n < len(all) && all[n].Start < s.End; n++ {
		if all[n].Touches(s) {
			out = out.Join(all[n])
		}
	}
	return out
}

func (x *side) ref(s text.Span) text.Ref { return text.Ref{Article: x.article.ID, Span: s} }
