package segment

import (
	"strings"

	"sanad/internal/annot"
)

// element is one name of a dateline, tokens [from, to).
type element struct {
	from, to int
	form     form
}

type form int

const (
	nothing  form = iota
	domain        // Kabar.co.id
	bracket       // (KABAR)
	capitals      // MUARA
	titled        // Muara Dua
	calendar      // 12 June
)

// elements reads the names that open tokens [from, to), with commas between;
// only a bracket needs none.
func (s *page) elements(from, to int) []element {
	var es []element
	parted := true
	for i := from; i < to && len(es) < 4 && i-from < 24; parted = i > es[len(es)-1].to {
		e := s.element(i, to)
		if e.form == nothing || e.form != bracket && !parted {
			break
		}
		es = append(es, e)
		i = e.to
		switch s.lower(i, to) {
		case ",", "/":
			i++
		case "|": // KABAR.com | MUARA -
			if n := s.element(i+1, to); n.form != capitals && n.form != titled || s.dash(n.to, to) == 0 {
				return es
			}
			i++
		}
	}
	return es
}

// element reads one name at i.
func (s *page) element(i, to int) element {
	if i >= to {
		return element{}
	}
	k := s.toks[i]
	switch {
	case s.domainAt(i):
		return element{i, i + 1, domain}
	case k.Lower == "(":
		for j := i + 1; j < min(to, i+8); j++ {
			if s.toks[j].Lower == ")" && j > i+1 {
				return element{i, j + 1, bracket}
			}
		}
		return element{}
	}
	if d, end := s.stamp(i, min(to, i+6)); end > 0 && d.Value != "" {
		return element{i, end, calendar}
	}
	if s.pack.Calendar.Weekday[k.Lower] && i > 0 {
		return element{i, i + 1, calendar}
	}
	if k.Kind == annot.Word && s.pack.Calendar.Month[k.Lower] > 0 && i+1 < to && s.toks[i+1].Kind == annot.Number {
		return element{i, i + 2, calendar}
	}
	return s.nameRun(i, to)
}

// nameRun reads up to five words with capitals; a lost space ends the run,
// unless a mark of a dateline follows (MuaraPos -), and so do small letters
// after capitals.
func (s *page) nameRun(i, to int) element {
	j := i
	for j < to && j-i < 5 && s.toks[j].Kind == annot.Word && s.capital(j) && !s.domainAt(j) && (j == i || !s.newRun(i, j, to)) {
		j++
	}
	switch {
	case j == i:
		return element{}
	case s.allCapitals(i, j):
		return element{i, j, capitals}
	}
	return element{i, j, titled}
}

// newRun reports whether token j begins something new after the name that began
// at i: behind a lost space or a wide one, or in small letters after capitals.
func (s *page) newRun(i, j, to int) bool {
	if s.glued(j) {
		return !s.marked(j+1, to)
	}
	return s.toks[j].Span.Start-s.toks[j-1].Span.End > 1 || s.allCapitals(i, j) && s.toks[i].Span.Len() > 3 && !s.allCapitals(j, j+1)
}

// marked reports whether a mark that ends a dateline stands at token i.
func (s *page) marked(i, to int) bool {
	switch s.lower(i, to) {
	case "-", "–", "—", "|":
		return true
	}
	return false
}

// domainAt reports whether token i is the name of a site.
func (s *page) domainAt(i int) bool {
	k := s.toks[i]
	dot := strings.IndexByte(k.Lower, '.')
	return k.Kind == annot.Word && dot > 1 && dot < len(k.Lower)-1
}

// knownPlace reports whether the tables know the whole element as a place.
func (s *page) knownPlace(e element) bool {
	next := func(i int) string { return s.lower(e.from+1+i, e.to) }
	k, n := s.pack.Names.Known.At(s.toks[e.from].Lower, s.span(e.from, e.from+1).Of(s.t), next)
	return n == e.to-e.from && (k.Class == "place" || k.Class == "country" || k.Kind == "capital")
}

// placePrefix is the number of words of the known place that opens the
// element, 0 for none.
func (s *page) placePrefix(e element) int {
	for n := e.to - e.from; n > 0; n-- {
		if s.knownPlace(element{e.from, e.from + n, e.form}) {
			return n
		}
	}
	return 0
}

// outletName reports whether a name in a dateline is that of an outlet: the
// record's own, a known medium, or one made of the words of such names.
func (s *page) outletName(e element) bool {
	printed := s.span(e.from, e.to).Of(s.t)
	name := folded(printed)
	if own := folded(s.art.Outlet.Name); own != "" && (own == name || strings.HasPrefix(own, name+" ")) {
		return true
	}
	if s.knownPlace(e) {
		return false
	}
	for i := e.from; i < e.to; i++ {
		if w := s.toks[i].Lower; s.pack.OutletWord(w) == "outlet" && e.to-e.from > 1 || s.pack.MadeOfOutlet(w) {
			return true
		}
	}
	return s.medium(printed)
}

func (s *page) rubric(e element) bool {
	return s.pack.OutletWord(s.toks[e.from].Lower) == "rubric"
}
