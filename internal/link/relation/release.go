package relation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// longestIssuer is the number of words of the name of an issuer that is read.
const longestIssuer = 8

// releases are the texts issued by somebody that the article names with their
// issuer: a release is a source like a medium, but never an article of the
// pile.
func releases(a *article.Article, m *annot.Marks) (out []credit) {
	pack, toks := lang.Must(a.Language), m.Tokens
	for i := 0; i < len(toks); i++ {
		n := pack.Issued(func(k int) string {
			if i+k < len(toks) {
				return toks[i+k].Lower
			}
			return ""
		})
		if n == 0 || !carries(a.KindAt(toks[i].Span.Start)) {
			continue
		}
		if to := nameEnd(a, m, i+n); to > i+n {
			s := text.Span{Start: toks[i].Span.Start, End: toks[to-1].Span.End}
			issuer := text.Span{Start: toks[i+n].Span.Start, End: s.End}
			out = addCredit(out, credit{name: releaseOf + fold(issuer.Of(a.Text)), shown: s.Of(a.Text)})
			i = to - 1
		}
	}
	return out
}

// releaseOf opens the folded name of a release, so that it is not taken for
// the medium of its issuer.
const releaseOf = "release of "

// nameEnd is the end of the capitalised words that follow one another from
// token i on, i where there is none, or where a time stands there.
func nameEnd(a *article.Article, m *annot.Marks, i int) int {
	toks, k := m.Tokens, i
	for ; k < len(toks) && k < i+longestIssuer; k++ {
		r, _ := utf8.DecodeRuneInString(toks[k].Span.Of(a.Text))
		gap := k > 0 && strings.Trim(a.Text[toks[k-1].Span.End:toks[k].Span.Start], " &") != ""
		if gap || toks[k].Kind == annot.Mark && toks[k].Lower != "&" || toks[k].Kind != annot.Mark && !unicode.IsUpper(r) {
			break
		}
	}
	if k > i && timed(m, toks[i].Span) {
		return i
	}
	return k
}

// timed reports whether a time stands at s.
func timed(m *annot.Marks, s text.Span) bool {
	for _, t := range m.Times {
		if t.Span.Touches(s) {
			return true
		}
	}
	return false
}
