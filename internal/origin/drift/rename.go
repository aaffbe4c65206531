package drift

import (
	"slices"
	"strings"

	"sanad/internal/text"
)

// renamed notes a stretch in which a name stands on one side and capitalised
// words of another kind on the other.
func (c *comparison) renamed(r run) {
	var a, b []*item
	named := false
	for k := r.from; k < r.to; k++ {
		p := c.pairs[k]
		if p.a >= 0 && p.b >= 0 && c.a.items[p.a].kind == name {
			return // the two names faced each other
		}
		if x := itemAt(c.a.items, p.a); x != nil {
			a = append(a, x)
			named = named || x.kind == name
		}
		if y := itemAt(c.b.items, p.b); y != nil {
			b = append(b, y)
			named = named || y.kind == name
		}
	}
	if !named || !c.a.capitals(a) || !c.b.capitals(b) || c.ofSpeakers(a[0], b[0]) {
		return
	}
	s, t := a[0].span.Join(a[len(a)-1].span), b[0].span.Join(b[len(b)-1].span)
	if c.oneOf(a, b) {
		return
	}
	if !oneName(c.a.bare(s.Of(c.a.article.Text)), c.b.bare(t.Of(c.b.article.Text))) {
		c.add("name", material, s, t, "another name")
	}
}

// oneOf reports whether both stretches name one country, in whatever form.
func (c *comparison) oneOf(a, b []*item) bool {
	ids := map[string]bool{}
	for _, it := range a {
		ids[c.a.country(it)] = true
	}
	delete(ids, "")
	return slices.ContainsFunc(b, func(it *item) bool { return ids[c.b.country(it)] })
}

// country is the ID of the country that an item names, "" for none.
func (x *side) country(it *item) string {
	if strings.HasPrefix(it.key, "country:") {
		return it.key
	}
	printed := it.span.Of(x.article.Text)
	k, n := x.pack.Names.Known.At(strings.ToLower(printed), printed, func(int) string { return "" })
	if n == 0 || k.Class != "country" {
		return ""
	}
	return k.ID
}

// capitals reports whether there are items and all are names or begin with a
// capital letter; one such word alone may only begin a sentence, or be a short
// form in the naming of a speaker.
func (x *side) capitals(l []*item) bool {
	for _, it := range l {
		if it.kind != name && (it.kind != word || !startsUpper(it.span.Of(x.article.Text))) {
			return false
		}
	}
	return len(l) > 1 || len(l) == 1 && (l[0].kind == name || l[0].zone != source && l[0].span.Start > x.sentence(l[0].span))
}

// sentence is where the sentence begins that a place stands in.
func (x *side) sentence(s text.Span) int { return x.sentences(s).Start }
