package statement

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// compose turns groups of nodes into statements. A group that no attribution
// and no second article carries, and that is like nothing said elsewhere, is
// background and no statement.
func (p *pile) compose(nodes []node, groups [][]int, pairs []pair) []origin.Statement {
	var out []draft
	like := lookalikes(nodes, pairs)
	for _, g := range groups {
		d := draft{nodes: g}
		for _, n := range g {
			d.rends = append(d.rends, nodes[n].rends...)
		}
		slices.Sort(d.rends)
		if p.worth(d.rends) || slices.ContainsFunc(g, func(n int) bool { return like[n] }) {
			out = append(out, d)
		}
	}
	p.order(out, nodes)
	of := make([]int, len(nodes)) // statement by node, -1 for none
	for n := range of {
		of[n] = -1
	}
	for k := range out {
		for _, n := range out[k].nodes {
			of[n] = k
		}
	}
	list := make([]origin.Statement, len(out))
	p.in.Workers.Each(len(out), func(_, k int) {
		list[k] = p.statement(&out[k])
		list[k].ID = identity(list[k].Reports)
	})
	p.tie(list, out, nodes, pairs, of)
	return list
}

// identity is the ID of a statement: a digest of the places of its reports, so
// that it does not depend on what else is in the pile.
func identity(reports []origin.Report) string {
	h := sha256.New()
	for _, r := range reports {
		fmt.Fprintf(h, "%s %d %d\n", r.Ref.Article, r.Ref.Span.Start, r.Ref.Span.End)
	}
	return "statement:" + hex.EncodeToString(h.Sum(nil)[:6])
}

// draft is a statement in the making.
type draft struct {
	nodes []int
	rends []int // sorted
}

// lookalikes marks the nodes that a reader may take for one in another article.
func lookalikes(nodes []node, pairs []pair) []bool {
	out := make([]bool, len(nodes))
	for _, x := range pairs {
		if x.words >= alike && nodes[x.a].first.art != nodes[x.b].first.art {
			out[x.a], out[x.b] = true, true
		}
	}
	return out
}

// worth reports whether somebody is said to say it, or two articles do, or it
// was asked for.
func (p *pile) worth(rends []int) bool {
	for _, r := range rends {
		if p.rends[r].att != nil || p.rends[r].art != p.rends[rends[0]].art || p.cited(&p.rends[r]) || p.asks(&p.rends[r]) {
			return true
		}
	}
	return false
}

// cited reports whether a citation stands in the rendering.
func (p *pile) cited(r *rendering) bool {
	return slices.ContainsFunc(citesNear(p.in.Marks[r.art].Citations, r.span), func(c annot.Citation) bool { return c.Span.Touches(r.span) })
}

// asks reports whether a rendering is most of a sentence that was asked for.
func (p *pile) asks(r *rendering) bool {
	if len(p.asked) == 0 {
		return false
	}
	a := &p.in.Articles[r.art]
	n, _ := slices.BinarySearchFunc(a.Sentences, r.span.Start, func(s text.Span, at int) int { return cmp.Compare(s.End, at+1) })
	return n < len(a.Sentences) && p.asked[text.Ref{Article: a.ID, Span: a.Sentences[n]}] && 2*a.Sentences[n].Shared(r.span) > a.Sentences[n].Len()
}

// citesNear are the citations that begin inside s or shortly before. They are
// sorted by start.
func citesNear(l []annot.Citation, s text.Span) []annot.Citation {
	before := len(text.Within(l, text.Span{End: s.Start}))
	return l[max(0, before-2) : before+len(text.Within(l, text.Span{Start: s.Start, End: s.End + 2}))]
}

// order sorts drafts by story, number of carriers and first report.
func (p *pile) order(l []draft, nodes []node) {
	slices.SortStableFunc(l, func(x, y draft) int {
		sx, sy := nodes[x.nodes[0]].story, nodes[y.nodes[0]].story
		if sx != sy {
			return sx - sy
		}
		if cx, cy := p.carriers(x.rends), p.carriers(y.rends); cx != cy {
			return cy - cx
		}
		return x.rends[0] - y.rends[0]
	})
}

func (p *pile) carriers(rends []int) int {
	n, last := 0, -1
	for _, r := range rends {
		if p.rends[r].art != last {
			n, last = n+1, p.rends[r].art
		}
	}
	return n
}

func (p *pile) statement(d *draft) origin.Statement {
	s := origin.Statement{Kind: p.kind(d.rends)}
	if n := p.story[p.rends[d.rends[0]].art]; n >= 0 {
		s.Story = p.in.Stories[n].ID
	}
	voices, of := p.voices(d.rends)
	s.Voices = voices
	for k, r := range d.rends {
		s.Reports = append(s.Reports, p.report(&p.rends[r], of[k]))
	}
	s.Gist = p.gist(d.rends)
	s.Parties = p.parties(voices, p.packs[p.rends[d.rends[0]].art])
	return s
}

func (p *pile) report(r *rendering, voice int) origin.Report {
	a := &p.in.Articles[r.art]
	q := origin.Report{Ref: text.Ref{Article: a.ID, Span: r.span}, Mode: annot.Indirect, Voice: voice}
	if r.att != nil {
		q.Mode, q.Attribution, q.Via = r.att.Mode, r.att.ID, slices.Clone(r.att.Via)
		if r.att.Cue != nil {
			q.Cue = r.att.Cue.Span.Of(a.Text)
		}
	}
	return q
}

// gist is the words of the clearest report: attributed before unattributed,
// one that names whom it tells of before one that opens with a pronoun, in the
// middle of a list or with the speaker's own words, then the one that differs least from all reports in
// its terms, so that the words of one that changed it do not stand for the rest.
func (p *pile) gist(rends []int) string {
	held := map[int]int{} // reports by term
	for _, r := range rends {
		for _, t := range p.rends[r].frame.terms {
			held[t]++
		}
	}
	common := func(r int) int { // a term that more than a third hold speaks for a report
		n := 0
		for _, t := range p.rends[r].frame.terms {
			n += 3*held[t] - len(rends)
		}
		return n
	}
	return p.clause(slices.MinFunc(rends, func(x, y int) int {
		return cmp.Or(p.opaque(x)-p.opaque(y), common(y)-common(x), p.rends[y].content[0].Len()-p.rends[x].content[0].Len())
	}))
}

// opaque is 0 for a report that is plain by itself, more for others.
func (p *pile) opaque(r int) int {
	first, _, _ := strings.Cut(strings.ToLower(p.clause(r)), " ")
	switch a := p.rends[r].att; {
	case a == nil, p.packs[p.rends[r].art].Role("and", first):
		return 2
	case a.Mode == annot.Direct, p.packs[p.rends[r].art].Clauses.Class(first)&lang.AsPronoun != 0:
		return 1
	}
	return 0
}

// clause is the words of a report as a sentence of its own. What is denied is
// no statement of the one who denies it: it stands with the word that does.
func (p *pile) clause(r int) string {
	x := &p.rends[r]
	said := x.content[0]
	if a := x.att; a != nil && a.Polarity == annot.Deny {
		if from := opening(a); from < said.Start && said.Start-from <= openingReach {
			return text.Span{Start: from, End: said.End}.Of(p.in.Articles[x.art].Text)
		}
	}
	return plain(said.Of(p.in.Articles[x.art].Text), p.packs[x.art])
}

// openingReach is how far, in bytes, the one who denies may stand before what is
// denied, to be shown with it.
const openingReach = 160

// opening is where speaker and cue of an attribution begin.
func opening(a *annot.Attribution) int {
	from := a.Span.End
	if a.Cue != nil {
		from = a.Cue.Span.Start
	}
	if a.Source != nil && a.Source.Span != nil {
		from = min(from, a.Source.Span.Start)
	}
	return from
}

// plain is the words of a content without the one that makes it a clause of
// another: "that the road is closed".
func plain(s string, pack *lang.Pack) string {
	if word, rest, ok := strings.Cut(s, " "); ok && pack.Role("that", word) {
		return strings.TrimSpace(rest)
	}
	return s
}

// kind is what most attributed reports do.
func (p *pile) kind(rends []int) string {
	n := map[string]int{}
	best := "assert"
	for _, r := range rends {
		at := p.rends[r].att
		if at == nil {
			continue
		}
		k := "assert"
		switch at.Polarity {
		case annot.Deny:
			k = "deny"
		case annot.Promise:
			k = "promise"
		case annot.Warn:
			k = "warn"
		case annot.Order:
			k = "order"
		case annot.Ask:
			k = "ask"
		}
		n[k]++
		if n[k] > n[best] {
			best = k
		}
	}
	return best
}

// parties counts the sides that the voices speak for. Voices whose side is not
// said count as one, and only where no other side is known. So do the organs of
// a state that is not named: in news of one country nobody names it.
func (p *pile) parties(l []origin.Voice, pack *lang.Pack) int {
	seen, state, organs := map[string]bool{}, false, false
	for _, v := range l {
		organ := slices.ContainsFunc(words(v.Name+" "+v.Organization+" "+v.Role), pack.State)
		switch {
		case v.Party == "":
		case strings.HasPrefix(v.Party, "country:"):
			seen[v.Party], state = true, true
		case organ:
			organs = true
		default:
			seen[v.Party] = true
		}
	}
	if organs && !state || len(seen) == 0 && len(l) > 0 {
		return len(seen) + 1
	}
	return len(seen)
}
