package query

import (
	"sanad/internal/annot"
	"sanad/internal/lang"
)

// reach is how many words with content behind a sign of negation are denied by
// it.
const reach = 4

// signs tells, word by word, whether what is said is said or denied.
type signs struct {
	p       *lang.Pack
	turned  bool // all that follows is denied
	reaches int  // words that are still denied, and the sign
}

// step goes past what begins at word 0 of at and reports whether the word is
// a sign itself.
func (s *signs) step(at func(int) string) (sign bool) {
	w := at(0)
	if s.reaches > 1 && !s.p.Role("stop", w) {
		s.reaches--
	}
	switch {
	case denies(w, s.p):
		s.turned, sign = !s.turned, true
	case s.p.Idle(at) > 0:
	case negates(w, s.p) || s.p.Role("lack", w):
		s.reaches, sign = reach+1, true
	case s.p.Role("and", w) || s.p.Role("sub", w) || w == "," || w == ";":
		s.reaches = 0
	}
	return sign
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
