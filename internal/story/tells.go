package story

import (
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// tells are what an article gives to tell its event from another of the same
// kind.
type tells [lang.Tellings]struct {
	event bool    // whether its opening has a word of an event that is told apart so
	by    []int32 // persons by their last word, places, figures, days of the opening; sorted terms
	about []int32 // words of the names of those of whom the whole article tells most; days
}

const (
	repeated = 2 // how often an article must mention a person that its event may be about
	mostly   = 3 // … and one of whom it tells most
)

// tellsOf reads the headline and the opening of an article, which is before
// opened and whose entities have the names. Figures of dates are none.
func (p *Pile) tellsOf(a *article.Article, m *annot.Marks, names map[string]string, opened int) tells {
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
	times := m.Times
	for _, t := range m.Tokens {
		if t.Kind == annot.Mark || furniture(a, t) {
			continue
		}
		if n++; n > leadWords {
			break
		}
		end = t.Span.End
		event(t.Lower)
		for len(times) > 0 && times[0].Span.End <= t.Span.Start {
			times = times[1:]
		}
		if dated := len(times) > 0 && times[0].Span.Touches(t.Span); !dated && t.Kind == annot.Number && len(t.Lower) > 1 {
			p.tell(&out, lang.ByNumber, "#"+digits(t.Lower))
		}
	}
	p.named(&out, m, names, end)
	p.dated(&out, a, m, opened)
	p.accused(&out, m, names, pack, opened)
	for k := range out {
		out[k].by = union(out[k].by, nil)
	}
	out[lang.ByPerson].about = p.heroes(m, end)
	out[lang.ByDay].about = out[lang.ByDay].by
	out[lang.ByAccused].about = out[lang.ByAccused].by
	return out
}

func (p *Pile) tell(t *tells, k lang.Telling, key string) {
	t[k].by = append(t[k].by, p.terms.id(key))
}

// named adds the persons and places that are mentioned before end.
func (p *Pile) named(out *tells, m *annot.Marks, names map[string]string, end int) {
	times := map[string]int{}
	for _, x := range m.Mentions {
		times[x.Entity]++
	}
	for _, x := range m.Mentions {
		n := names[x.Entity]
		switch {
		case x.Span.End > end || n == "":
		case x.Class == annot.Place:
			p.tell(out, lang.ByPlace, "@place:"+n)
		case x.Class == annot.Person && times[x.Entity] >= repeated:
			p.tell(out, lang.ByPerson, personKey(n))
		}
	}
}

// dated adds the days of which the opening tells, with those to come and
// without those of the background. Undated articles have none.
func (p *Pile) dated(out *tells, a *article.Article, m *annot.Marks, opened int) {
	if a.Published == nil {
		return
	}
	published := parseDay(a.Published.Value)
	for _, t := range m.Times {
		if t.Span.End > opened {
			break
		}
		s := parseDay(t.Value)
		if s.n > 0 && s.half <= .5 && !stamped(a, t.Span) && published.mid-s.mid <= published.half+fresh {
			p.tell(out, lang.ByDay, "@day:"+t.Value[:len("2006-01-02")])
		}
	}
}

// office is how many words may stand between a word for the accused and the
// name: "terdakwa mantan Kepala Dinas Pasar Rudi Halim".
const office = 6

// accused adds the words of the names of the persons whom the opening calls the
// accused.
func (p *Pile) accused(out *tells, m *annot.Marks, names map[string]string, pack *lang.Pack, opened int) {
	called, left := 0, 0
	rest := m.Mentions
	for _, t := range m.Tokens {
		if t.Span.Start >= opened {
			break
		}
		for len(rest) > 0 && rest[0].Span.End <= t.Span.Start {
			rest = rest[1:]
		}
		switch {
		case slices.Contains(pack.Telling(t.Lower), lang.ByAccused):
			called, left = t.Span.End, office+1
		case t.Lower == "." || pack.Role("and", t.Lower):
			left = 0
		case left > 0 && len(rest) > 0 && rest[0].Class == annot.Person && rest[0].Span.Start >= called && rest[0].Span.Touches(t.Span):
			for _, w := range titleWords(names[rest[0].Entity]) {
				p.tell(out, lang.ByAccused, "@person:"+w)
			}
			left = 0
		}
		left--
	}
}

// heroes are the words of the names of the persons of whom an article tells
// most: of those that are named before end, the ones mentioned most often,
// apart from where they are quoted. So neither the spokesman who tells of an
// arrest nor the one whose lawyer was arrested is taken for the arrested one.
func (p *Pile) heroes(m *annot.Marks, end int) []int32 {
	times, opens := map[string]int{}, map[string]bool{}
	for _, x := range m.Mentions {
		if x.Class == annot.Person {
			times[x.Entity]++
			opens[x.Entity] = opens[x.Entity] || x.Span.End <= end
		}
	}
	for _, x := range m.Attributions {
		if x.Source != nil && times[x.Source.Entity] > 0 {
			times[x.Source.Entity]--
		}
	}
	top := 0
	for e, n := range times {
		if opens[e] {
			top = max(top, n)
		}
	}
	var out []int32
	for _, e := range m.Entities {
		if n := times[e.ID]; opens[e.ID] && n >= mostly && 2*n >= top {
			for _, w := range titleWords(e.Name) {
				out = append(out, p.terms.id("@person:"+w))
			}
		}
	}
	return union(out, nil)
}

// telling is what a group has of one sort of things that tell events apart.
type telling struct {
	event int     // articles that speak of such an event
	about []int32 // what they are about, sorted
}

// tellings are those of one article.
func (d *doc) tellings() (out [lang.Tellings]telling) {
	for k, x := range d.tells {
		if x.event {
			out[k] = telling{1, x.about}
		}
	}
	return out
}

// apart reports whether two groups tell of two events of one repeating kind:
// both speak of such for the most part, and are about others or other days.
func apart(a, b *group) bool {
	for k := range a.tells {
		x, y := &a.tells[k], &b.tells[k]
		if 2*x.event >= len(a.docs) && 2*y.event >= len(b.docs) && strangers(x.about, y.about) {
			return true
		}
	}
	return false
}

// rival reports whether two articles both speak of an event of one repeating
// kind, and differ in all that tells such events apart or that they are about.
func rival(a, b tells) bool {
	for k := range a {
		if a[k].event && b[k].event && (strangers(a[k].by, b[k].by) || strangers(a[k].about, b[k].about)) {
			return true
		}
	}
	return false
}

// strangers reports whether a and b name something, and nothing in common.
func strangers(a, b []int32) bool {
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(x int32) bool {
		_, ok := slices.BinarySearch(b, x)
		return ok
	})
}

// personKey is a person by the last part of the name, which most mentions have.
func personKey(name string) string {
	return "@person:" + name[strings.LastIndexAny(name, " -")+1:]
}
