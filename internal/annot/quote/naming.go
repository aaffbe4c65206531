package quote

import (
	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// naming is a stretch of tokens that may name a source.
type naming struct {
	lo, hi int
	score  float64
	rule   string  // how it was found
	clitic bool    // the cue's own ending names the source
	rival  *naming // the runner-up, nil where nothing else was looked at
}

// over is n with its runner-up.
func (n naming) over(m naming) naming {
	if m.ok() {
		n.rival = &m
	}
	return n
}

func (n naming) ok() bool { return n.hi > n.lo }

// ends are the parts of words that no naming goes past in lower case.
const ends = lang.AsPrep | lang.AsSub | lang.AsComp | lang.AsRel | lang.AsAux | lang.AsNeg | lang.AsVerb | lang.AsAddressee |
	lang.AsPurpose | lang.AsAdv | lang.AsBy | lang.AsQuestion

// namingFrom reads the naming that begins at token i and ends before hi; its
// hi is i where none begins there.
func (r *reader) namingFrom(i, hi int) naming {
	n := naming{lo: i, hi: i}
	j, named, open := i, false, false // open: lower-case words still belong
	for j < hi && !r.quoted(j) && j-i < 40 {
		if !r.isWord(j) {
			k := r.overMark(j, hi)
			if k == j || j == i {
				break
			}
			j = k
			continue
		}
		k := r.class[j]
		upper := r.upper[j] && !(j == i && k&^(lang.AsVerb|lang.AsPlain|lang.AsAdv|lang.AsTime) != 0 && r.startsUnit(j))
		switch {
		case k&lang.AsPronoun != 0 && j == i && !(r.capital(j) && r.capital(j+1)):
			return naming{lo: i, hi: i + 1}
		case k&lang.AsRel != 0 && j == i && r.is(j+1, lang.AsPronoun):
			return naming{lo: i, hi: i + 2}
		case k&lang.AsCites != 0 && k&lang.AsGroup == 0 && !upper:
			return closeNaming(n, j) // Rangga dikutip|Kabar.com
		case k&lang.AsTime != 0 && upper && j == i && !r.startsUnit(j) && !r.timeFollows(j+1):
			named = true
		case k&lang.AsTime != 0 && !(named && r.is(j, lang.AsAux) && r.capital(j) && !r.isNumber(j+1)):
			return closeNaming(n, j)
		case upper:
			if k&lang.AsRole != 0 && !named {
				open = true
			} else {
				named = true
			}
		case k&lang.AsConj != 0:
			if j == i || !r.joins(j, hi) {
				return closeNaming(n, j)
			}
		case k&lang.AsOf != 0 && j > i && (k&lang.AsPrep == 0 || r.capital(j+1) || r.is(j+1, lang.AsDet|lang.AsMedium|lang.AsGroup|lang.AsRole)):
			open = true
		case k&(lang.AsRole|lang.AsAnon|lang.AsGroup|lang.AsHonor|lang.AsFirst|lang.AsMedium) != 0:
			open = open || !named
		case k&lang.AsClose != 0 && j > i:
			return closeNaming(n, j+1)
		case k&lang.AsDet != 0:
			if j > i && !r.is(j-1, lang.AsOf|lang.AsConj) {
				return closeNaming(n, j)
			}
			open = true
		case k&ends != 0:
			return closeNaming(n, j)
		case r.toks[j].Kind == annot.Number:
			if j == i && !r.plain(j+1) {
				return closeNaming(n, j)
			}
		default:
			if named && !open && !r.capital(j+1) && !r.is(j+1, lang.AsOf) {
				return closeNaming(n, j)
			}
			open = open || !named
		}
		j++
	}
	return closeNaming(n, j)
}

// startsUnit reports whether token j is the first word of a sentence, where
// every word has a capital.
func (r *reader) startsUnit(j int) bool {
	for j > 0 && !r.isWord(j-1) && r.lower(j-1) != "." && r.lower(j-1) != "," {
		j--
	}
	return j == 0 || r.lower(j-1) == "." || !r.sameLine(j-1, j)
}

func (r *reader) sameLine(i, j int) bool {
	return !hasBreak(r.text[r.toks[i].Span.End:r.toks[j].Span.Start])
}

// timeFollows reports whether what stands at i goes on with a date.
func (r *reader) timeFollows(i int) bool {
	return r.isNumber(i) || r.lower(i) == "(" || r.is(i, lang.AsTime)
}

// closeNaming ends n before j.
func closeNaming(n naming, j int) naming {
	n.hi = max(n.lo, j)
	return n
}

// overMark is the token behind a mark that may stand inside a naming, or j.
func (r *reader) overMark(j, hi int) int {
	switch r.lower(j) {
	case "(":
		for k := j + 1; k < hi && k < j+14; k++ {
			if r.lower(k) == ")" {
				if r.timeInside(j+1, k) {
					return j
				}
				return k + 1
			}
		}
	case ",":
		for k := j + 1; k < hi && r.is(k, lang.AsDegree); k++ { // Rangga Wisesa, S.Pd., M.Si.
			j = k + 1
			for j < hi && (r.lower(j) == "." || r.lower(j) == "," && r.is(j+1, lang.AsDegree)) {
				j++
			}
			k = j - 1
		}
	case ".":
		if r.Pack.Abbreviation(r.lower(j-1)) == lang.BeforeName && r.capital(j-1) && j+1 < hi && r.isWord(j+1) {
			return j + 1
		}
		if len(r.lower(j-1)) <= 4 && r.capital(j-1) && r.capital(j+1) && (len(r.lower(j-1)) == 1 || r.is(j-1, lang.AsHonor)) {
			return j + 1
		}
		if r.capital(j-1) && r.adjacent(j-1, j) && r.adjacent(j, j+1) { // U.S., Kompas.com
			return j + 1
		}
		if len(r.lower(j-1)) == 1 && r.adjacent(j-1, j) && r.lower(j-2) == "." && j+1 < hi { // the last of U.S.
			return j + 1
		}
	case "-", "/", "&", "’", "'":
		if r.isWord(j-1) && r.isWord(j+1) && j+1 < hi {
			return j + 1
		}
	}
	return j
}

func (r *reader) adjacent(i, j int) bool {
	return j < len(r.toks) && i >= 0 && r.toks[i].Span.End == r.toks[j].Span.Start
}

func (r *reader) timeInside(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.lower(i) == "/" {
			return true
		}
	}
	return false
}

func (r *reader) isNumber(j int) bool {
	return j >= 0 && j < len(r.toks) && r.toks[j].Kind == annot.Number
}

// joins reports whether the conjunction at j ties two parts of one naming.
func (r *reader) joins(j, hi int) bool {
	if j+1 >= hi || !r.isWord(j+1) || r.is(j+1, ends|lang.AsPronoun|lang.AsTime) && !r.capital(j+1) {
		return false
	}
	if c, _ := r.Pack.Cues.At(func(k int) string { return r.lower(j + 1 + k) }); c != nil && !r.capital(j+1) {
		return false
	}
	return r.capital(j+1) && (r.capital(j-1) || r.lower(j-1) == ")") || r.is(j+1, lang.AsRole|lang.AsGroup|lang.AsAnon) && (r.capital(j-1) || r.is(j-1, lang.AsRole|lang.AsGroup))
}

// rank scores how well the words of n name a source.
func (r *reader) rank(n naming) float64 {
	s := 0.0
	for i := n.lo; i < n.hi; i++ {
		switch {
		case r.is(i, lang.AsPronoun) && n.hi-n.lo == 1:
			return 2
		case r.capital(i) && (i > n.lo || r.class[i] == 0 || r.is(i, lang.AsRole|lang.AsHonor)):
			s = max(s, 2)
		case r.is(i, lang.AsRole|lang.AsGroup|lang.AsMedium):
			s = max(s, 1.5)
		case r.is(i, lang.AsAnon):
			s = max(s, 1)
		}
	}
	if r.is(n.lo, lang.AsFirst) && n.hi-n.lo == 1 {
		return 0.5
	}
	if r.is(n.lo, lang.AsDet) || n.ok() && r.is(n.hi-1, lang.AsClose) {
		s = max(s, 1.5) // sang penguasa, negara itu
	}
	return s
}

// spanOf is the span of the words of n.
func (r *reader) spanOf(n naming) text.Span { return r.span(n.lo, n.hi) }
