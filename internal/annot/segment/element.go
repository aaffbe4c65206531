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
	for i := from; i < to && len(es) < 4 && i-from < 24; {
		e := s.element(i, to)
		if e.form == nothing || len(es) > 0 && e.form != bracket && s.toks[i-1].Kind != annot.Mark {
			break
		}
		es = append(es, e)
		i = e.to
		if i < to && (s.toks[i].Lower == "," || s.toks[i].Lower == "/") {
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

// nameRun reads up to five words with capitals; a lost space ends the run.
func (s *page) nameRun(i, to int) element {
	j := i
	for j < to && j-i < 5 && s.toks[j].Kind == annot.Word && s.capital(j) && !s.domainAt(j) && (j == i || !s.glued(j)) {
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

// outletName reports whether a name in a dateline is that of an outlet: the
// record's own, or one made of the words of such names.
func (s *page) outletName(e element) bool {
	name := folded(s.span(e.from, e.to).Of(s.t))
	if own := folded(s.art.Outlet.Name); own != "" && (own == name || strings.HasPrefix(own, name+" ")) {
		return true
	}
	for i := e.from; i < e.to; i++ {
		if s.pack.OutletWord(s.toks[i].Lower) == "outlet" && e.to-e.from > 1 {
			return true
		}
	}
	return false
}

func (s *page) rubric(e element) bool {
	return s.pack.OutletWord(s.toks[e.from].Lower) == "rubric"
}
