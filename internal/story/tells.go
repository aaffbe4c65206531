package story

import (
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// tells are what the opening of an article gives to tell its event from
// another of the same kind.
type tells [lang.Tellings]struct {
	event bool    // whether it has a word of an event that is told apart so
	by    []int32 // persons by their last word, places, figures; sorted terms
}

// repeated is how often an article must mention a person that its event is
// about.
const repeated = 2

// tellsOf reads the headline and the opening of an article.
func (p *Pile) tellsOf(a *article.Article, m *annot.Marks) tells {
	var out tells
	pack := packOf(a.Language)
	if pack == nil {
		return out
	}
	event := func(word string) {
		for _, k := range pack.Telling(word) {
			out[k].event = true
		}
	}
	for _, w := range titleWords(a.Title) {
		event(w)
	}
	n, end := 0, 0
	for _, t := range m.Tokens {
		if t.Kind == annot.Mark || furniture(a, t) {
			continue
		}
		if n++; n > leadWords {
			break
		}
		end = t.Span.End
		event(t.Lower)
		if t.Kind == annot.Number && len(t.Lower) > 1 {
			p.tell(&out, lang.ByNumber, "#"+digits(t.Lower))
		}
	}
	p.named(&out, m, end)
	for k := range out {
		slices.Sort(out[k].by)
		out[k].by = slices.Compact(out[k].by)
	}
	return out
}

func (p *Pile) tell(t *tells, k lang.Telling, key string) {
	t[k].by = append(t[k].by, p.terms.id(key))
}

// named adds the persons and places that are mentioned before end.
func (p *Pile) named(out *tells, m *annot.Marks, end int) {
	times, name := map[string]int{}, map[string]string{}
	for _, x := range m.Mentions {
		times[x.Entity]++
	}
	for _, e := range m.Entities {
		name[e.ID] = strings.ToLower(e.Name)
	}
	for _, x := range m.Mentions {
		n := name[x.Entity]
		switch {
		case x.Span.End > end || n == "":
		case x.Class == annot.Place:
			p.tell(out, lang.ByPlace, "@place:"+n)
		case x.Class == annot.Person && times[x.Entity] >= repeated:
			p.tell(out, lang.ByPerson, personKey(n))
		}
	}
}

// personKey is a person by the last part of the name, which most mentions have.
func personKey(name string) string {
	return "@person:" + name[strings.LastIndexAny(name, " -")+1:]
}

// people are the persons that are mentioned before end, as sorted terms.
func (p *Pile) people(m *annot.Marks, end int) []int32 {
	name := map[string]string{}
	for _, e := range m.Entities {
		name[e.ID] = strings.ToLower(e.Name)
	}
	var out []int32
	for _, x := range m.Mentions {
		if n := name[x.Entity]; n != "" && x.Class == annot.Person && x.Span.End <= end {
			out = append(out, p.terms.id(personKey(n)))
		}
	}
	return union(out, nil)
}
