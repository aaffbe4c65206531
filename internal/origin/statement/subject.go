package statement

import (
	"slices"
	"strings"

	"sanad/internal/annot"
)

// central is how often an article names what it tells of, at least.
const central = 3

// otherSubject reports whether two nodes put what their articles tell of into
// one sentence of form: "The court found Oake guilty", "The court found Halm
// guilty". Each names something that its article returns to and that the other
// article never names. A name that was changed on the way is named once, and a
// copy names the rest of its original. So do two lines of a list.
func (p *pile) otherSubject(a, b *node) bool {
	if p.packs[a.first.art] != p.packs[b.first.art] || a.first.art == b.first.art {
		return false
	}
	if x, y := p.heading(a.first), p.heading(b.first); len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(w string) bool { return slices.Contains(y, w) }) {
		return true
	}
	x, y := p.subjects(a.first, b.first.art), p.subjects(b.first, a.first.art)
	return slices.ContainsFunc(x, func(c annot.Class) bool { return slices.Contains(y, c) })
}

// heading are the words before the colon of a line in a list ("Gull Rock: two
// ferries a day"), nil for any other rendering.
func (p *pile) heading(r *rendering) []string {
	if r.att != nil {
		return nil
	}
	head, _, ok := strings.Cut(r.content[0].Of(p.in.Articles[r.art].Text), ": ")
	if !ok || len(head) > longestHeading {
		return nil
	}
	return words(head)
}

// longestHeading is how many bytes stand before the colon of a line in a list, at
// most.
const longestHeading = 40

// subjects are the classes of the names in a rendering that its own article
// returns to and another article does not have.
func (p *pile) subjects(r *rendering, other int) []annot.Class {
	var out []annot.Class
	for _, c := range r.content {
		for _, m := range namesIn(p.in.Marks[r.art].Mentions, c) {
			if m.Class != annot.Person && m.Class != annot.Organization && m.Class != annot.Place || slices.Contains(out, m.Class) {
				continue
			}
			w := words(m.Span.Of(p.in.Articles[r.art].Text))
			if p.mentioned(r.art, w, central) >= central && p.mentioned(other, w, 1) == 0 {
				out = append(out, m.Class)
			}
		}
	}
	return out
}

// mentioned counts the mentions of an article, up to most, that have one of the words
// of a name.
func (p *pile) mentioned(art int, name []string, most int) int {
	n := 0
	for _, m := range p.in.Marks[art].Mentions {
		if n == most {
			break
		}
		for _, w := range words(m.Span.Of(p.in.Articles[art].Text)) {
			if len(w) >= leastShort && slices.Contains(name, w) {
				n++
				break
			}
		}
	}
	return n
}
