package statement

import (
	"slices"
	"strings"
	"unicode"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// parts splits spans at sentence ends and where a new clause of its own
// begins. A piece that says too little stays with the one before it.
func (p *pile) parts(i int, spans []text.Span) []text.Span {
	a, toks := &p.in.Articles[i], p.in.Marks[i].Tokens
	var out []text.Span
	for _, s := range spans {
		in := tokensIn(toks, s)
		first, from := len(out), s.Start
		for _, cut := range append(cuts(a.Text, in, p.packs[i], ends(a, s)), s.End) {
			piece := trim(a.Text, text.Span{Start: from, End: cut})
			from = cut
			if n := len(out) - 1; n >= first && (p.slight(i, piece) || p.slight(i, out[n])) {
				out[n] = out[n].Join(piece)
			} else if !piece.Empty() {
				out = append(out, piece)
			}
		}
	}
	return out
}

// slight reports whether s holds too few content words to stand alone.
func (p *pile) slight(i int, s text.Span) bool {
	return contentWords(tokensIn(p.in.Marks[i].Tokens, s), p.packs[i]) < minTerms
}

// ends lists the sentence starts inside s.
func ends(a *article.Article, s text.Span) map[int]bool {
	out := map[int]bool{}
	n, _ := slices.BinarySearchFunc(a.Sentences, s, func(x, s text.Span) int { return x.Start - s.Start })
	for ; n < len(a.Sentences) && a.Sentences[n].Start < s.End; n++ {
		if a.Sentences[n].Start > s.Start {
			out[a.Sentences[n].Start] = true
		}
	}
	return out
}

// cuts lists where a span of tokens is cut: before tokens that begin a
// sentence, before "and", "while" after a mark, and before a clause of time or
// concession, when both sides say something.
func cuts(t string, toks []annot.Token, p *lang.Pack, starts map[int]bool) []int {
	var out []int
	weight, left := contentWords(toks, p), 0
	for k, tok := range toks {
		least := minTerms
		cut := k > 0 && starts[tok.Span.Start]
		switch {
		case cut || k == 0:
			least = 0
		case stopMark(toks[k-1]) && startsUpper(t, tok):
			cut = true
		case p.Role("and", tok.Lower) && (toks[k-1].Kind == annot.Mark || k+1 < len(toks) && p.Role("that", toks[k+1].Lower)):
			cut, least = true, clauseTerms
		case p.Role("sub", tok.Lower):
			cut, least = true, subTerms
		}
		if cut && left >= least && weight >= least {
			out = append(out, tok.Span.Start)
			left = 0
		}
		if tok.Kind != annot.Mark && !p.Role("stop", tok.Lower) {
			left++
			weight--
		}
	}
	return out
}

// How many content words each side must hold for a sentence to be cut at a
// joining word, and at one that opens a clause of its own ("after").
const (
	clauseTerms = 4
	subTerms    = 4
)

func stopMark(t annot.Token) bool {
	return t.Lower == "." || t.Lower == "!" || t.Lower == "?" || t.Lower == ";"
}

func startsUpper(t string, tok annot.Token) bool {
	for _, r := range tok.Span.Of(t) {
		return unicode.IsUpper(r)
	}
	return false
}

func contentWords(toks []annot.Token, p *lang.Pack) int {
	n := 0
	for _, t := range toks {
		if t.Kind != annot.Mark && !p.Role("stop", t.Lower) {
			n++
		}
	}
	return n
}

// trim drops space and joining marks at the edges, not quotation marks.
func trim(t string, s text.Span) text.Span {
	return s.Trim(t, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:–—-", r) })
}
