package segment

import (
	"unicode"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// How long the two halves of a run-together word must be, in bytes, and in how
// many of so many articles the second must stand: short or rare endings may
// belong to the name.
const (
	leastName = 3
	leastWord = 5
	plainWord = 8 // so long a word is no ending of a name, wherever the name stands
	oneIn     = 200
)

// Part divides the tokens that are a name and a word that lost the space
// between them, both in the letters of a name: Kirana|mengatakan. Scraped text
// has them where a link ended. The name must stand on its own elsewhere in the
// text, where the word is short; the word must be a cue or a common word of the
// language, and the whole be unknown to it. Tokens without such words come back as they are.
func Part(t string, toks []annot.Token, p *lang.Pack) []annot.Token {
	names := map[string]bool{}
	for _, k := range toks {
		if nameLike(t, k) {
			names[k.Span.Of(t)] = true
		}
	}
	var out []annot.Token
	for i, k := range toks {
		n := seam(t, k, names, p)
		if n > 0 && out == nil {
			out = append(make([]annot.Token, 0, len(toks)+8), toks[:i]...)
		}
		switch {
		case n > 0:
			cut := k.Span.Start + n
			out = append(out,
				annot.Token{Span: text.Span{Start: k.Span.Start, End: cut}, Kind: k.Kind, Lower: k.Lower[:n]},
				annot.Token{Span: text.Span{Start: cut, End: k.Span.End}, Kind: k.Kind, Lower: k.Lower[n:]})
		case out != nil:
			out = append(out, k)
		}
	}
	if out == nil {
		return toks
	}
	return out
}

// nameLike reports whether a token is a word with a capital in front.
func nameLike(t string, k annot.Token) bool {
	r, _ := utf8.DecodeRuneInString(t[k.Span.Start:])
	return k.Kind == annot.Word && k.Span.Len() >= leastName && unicode.IsUpper(r)
}

// longest is how long a word may be to be looked into, in bytes.
const longest = 60

// seam is where token k is cut, in bytes from its start; 0 for nowhere.
func seam(t string, k annot.Token, names map[string]bool, p *lang.Pack) int {
	if !nameLike(t, k) || k.Span.Len() < leastName+leastWord || k.Span.Len() > longest || len(k.Lower) != k.Span.Len() {
		return 0
	}
	if n, _ := p.DF(k.Lower); n > 0 {
		return 0
	}
	s := k.Span.Of(t)
	for n := leastName; n <= len(s)-leastWord; n++ {
		if (names[s[:n]] || len(s)-n >= plainWord) && s[n:] == k.Lower[n:] && common(k.Lower[n:], p) {
			return n
		}
	}
	return 0
}

// common reports whether a word is a cue or stands in many articles.
func common(w string, p *lang.Pack) bool {
	n, total := p.DF(w)
	if n > 0 && n*oneIn >= total {
		return true
	}
	_, size := p.Cues.At(func(i int) string {
		if i == 0 {
			return w
		}
		return ""
	})
	return size == 1
}
