package statement

import (
	"slices"

	"sanad/internal/annot"
	"sanad/internal/text"
)

// speakers are the renderings that a rendering stands for, one for each who says
// it: "both Arrandel and Veldora deny …" has two voices. Only a source that is
// nothing but a list of names is taken apart; what it says of them stays whole.
func (p *pile) speakers(r *rendering) []*rendering {
	names := p.list(r)
	if len(names) < 2 {
		return []*rendering{r}
	}
	var out []*rendering
	for _, m := range names {
		one, att := *r, *r.att
		att.Source = &annot.Source{Span: &text.Span{Start: m.Span.Start, End: m.Span.End}, Name: p.nameOf(r.art, m), Entity: m.Entity, Basis: r.att.Source.Basis}
		one.att = &att
		out = append(out, &one)
	}
	return out
}

// mostNamed is how many speakers one report names at most; a longer list is read
// as one voice.
const mostNamed = 20

// list are the names of a source that holds names, words that join them and
// commas, and nothing else; nil for any other.
func (p *pile) list(r *rendering) []annot.Mention {
	if r.att == nil || r.att.Source == nil || r.att.Source.Span == nil {
		return nil
	}
	m, pack := &p.in.Marks[r.art], p.packs[r.art]
	names := text.Within(m.Mentions, *r.att.Source.Span)
	if len(names) < 2 || len(names) > mostNamed {
		return nil
	}
	joined := false
	for _, t := range tokensIn(m.Tokens, *r.att.Source.Span) {
		joins := pack.Role("list", t.Lower)
		joined = joined || joins
		if !joins && t.Lower != "," && nameAt(names, t.Span) == nil {
			return nil
		}
	}
	seen := map[string]bool{}
	for _, n := range names {
		speaks := n.Class == annot.Person || n.Class == annot.Organization || n.Class == annot.Country
		if !speaks || seen[n.Entity] {
			return nil
		}
		seen[n.Entity] = true
	}
	if !joined {
		return nil // "Tolden, Quay Authority": a person and whom he speaks for
	}
	return names
}

// nameOf is the name of an entity in an article, as fully as the article has it.
func (p *pile) nameOf(i int, m annot.Mention) string {
	l := p.in.Marks[i].Entities
	if k := slices.IndexFunc(l, func(e annot.Entity) bool { return e.ID == m.Entity }); k >= 0 {
		return l[k].Name
	}
	return m.Span.Of(p.in.Articles[i].Text)
}
