package statement

import (
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/text"
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
	if x, y := a.heading, b.heading; len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(w string) bool { return slices.Contains(y, w) }) {
		return true
	}
	for _, x := range a.subjects {
		for _, y := range b.subjects {
			if x.class == y.class && p.mentioned(b.first.art, x.words, 1) == 0 && p.mentioned(a.first.art, y.words, 1) == 0 {
				return true
			}
		}
	}
	return false
}

// subject is a name in a rendering that its own article returns to.
type subject struct {
	class annot.Class
	words []string
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

// subjects are the names in a rendering that its own article returns to.
func (p *pile) subjects(r *rendering) []subject {
	var out []subject
	for _, c := range r.content {
		for _, m := range text.Within(p.in.Marks[r.art].Mentions, c) {
			if m.Class != annot.Person && m.Class != annot.Organization && m.Class != annot.Place {
				continue
			}
			if w := words(m.Span.Of(p.in.Articles[r.art].Text)); p.mentioned(r.art, w, central) >= central {
				out = append(out, subject{m.Class, w})
			}
		}
	}
	return out
}

// mentioned counts the mentions of an article, up to most (central or fewer),
// that have one of the words of a name.
func (p *pile) mentioned(art int, name []string, most int) int {
	var in [central]int
	n := 0
	for _, w := range name {
		for _, i := range p.named[art][w] {
			if n == most {
				return n
			}
			if !slices.Contains(in[:n], i) {
				in[n] = i
				n++
			}
		}
	}
	return n
}

// naming is, by word, the first mentions of an article that have it, as many as
// are ever counted.
func (p *pile) naming(art int) map[string][]int {
	out := map[string][]int{}
	for i, m := range p.in.Marks[art].Mentions {
		for _, w := range words(m.Span.Of(p.in.Articles[art].Text)) {
			if l := out[w]; len(w) >= leastShort && len(l) < central && (len(l) == 0 || l[len(l)-1] != i) {
				out[w] = append(l, i)
			}
		}
	}
	return out
}
