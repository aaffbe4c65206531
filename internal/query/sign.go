package query

import (
	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/origin/drift"
)

// How many words with content a sign bears on.
const (
	reach  = 4 // what is denied
	nearby = 2 // … without doubt
	tinged = 6 // what is said to be possible, planned, rumoured
)

// signs tells, word by word, how what is said is said: whether it is denied, and
// how sure it is.
type signs struct {
	p       *lang.Pack
	any     bool // a sign of negation was met
	turned  bool // all that follows is denied
	reaches int  // words that are still denied, and the sign
	doubt   int  // see drift.Doubt
	doubts  int  // words that are still doubted, and the sign
}

// stance is how a word is said.
type stance struct {
	denied bool
	closed bool // the sign of negation stands right before it
	doubt  int
}

// step goes past what begins at word 0 of at and reports whether the word is
// a sign itself.
func (s *signs) step(at func(int) string) (sign bool) {
	w := at(0)
	if !s.p.Role("stop", w) {
		s.reaches, s.doubts = max(s.reaches-1, 1), max(s.doubts-1, 1)
	}
	ends := s.p.Role("and", w) || w == "," || w == ";"
	switch {
	case denies(w, s.p):
		s.turned, s.any, sign = !s.turned, true, true
	case s.p.Idle(at) > 0:
	case negates(w, s.p) || s.p.Role("lack", w):
		s.reaches, s.any, sign = reach+1, true, true
	case ends || s.p.Role("sub", w):
		s.reaches = 1
	}
	s.weigh(at, ends)
	return sign
}

// weigh reads how sure what follows is.
func (s *signs) weigh(at func(int) string, ends bool) {
	if s.doubts < 2 {
		s.doubt = 0
	}
	c, n := s.p.Change(at)
	switch {
	case s.p.Role("if", at(0)):
		s.doubt, s.doubts = drift.Doubt("may"), tinged+1
	case n > 0 && c.Kind == "modal":
		d := drift.Doubt(c.Class)
		if s.doubts < 2 || d > s.doubt {
			s.doubt = d
		}
		s.doubts = tinged + 1
	case ends:
		s.doubts, s.doubt = 1, 0
	}
}

// stance is how the word that was stepped past last is said.
func (s *signs) stance() stance {
	return stance{s.denied(), s.reaches > reach-nearby && !s.turned, s.doubt}
}

// denies reports whether a word says that something was denied: what is refused
// is done and not said.
func denies(w string, p *lang.Pack) bool { return p.Role("deny", w) && !p.Role("refuse", w) }

// negates reports whether a word is nothing but a sign of negation: "banned" and
// "failed" say something of their own.
func negates(w string, p *lang.Pack) bool { return p.Role("not", w) && !p.Role("bar", w) }

// denied reports whether the word that was stepped past last is denied.
func (s *signs) denied() bool { return s.turned != (s.reaches > 1) }

// tokensAt gives the tokens from i on in lower case, "" beyond the ends.
func tokensAt(toks []annot.Token, i int) func(int) string {
	return func(n int) string {
		if i+n < 0 || i+n >= len(toks) {
			return ""
		}
		return toks[i+n].Lower
	}
}
