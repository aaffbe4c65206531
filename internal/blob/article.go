package blob

import (
	"strings"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/text"
)

// whole is an article with its marks. Tokens are kept as distances: their
// lower case is made anew.
type whole struct {
	Article      article.Article
	Tokens       []uint64 // for each: bytes since the last one, then length<<2 | kind
	Entities     []annot.Entity
	Mentions     []annot.Mention
	Times        []annot.Time
	Citations    []annot.Citation
	Attributions []annot.Attribution
	Faint        []annot.Attribution
}

// Article writes an article with its marks.
func Article(a *article.Article, m *annot.Marks) ([]byte, error) {
	return Marshal(&whole{*a, thin(m.Tokens), m.Entities, m.Mentions, m.Times, m.Citations, m.Attributions, m.Faint})
}

// ReadArticle reads what Article wrote.
func ReadArticle(b []byte) (article.Article, annot.Marks, error) {
	var w whole
	if err := Unmarshal(b, &w); err != nil {
		return article.Article{}, annot.Marks{}, err
	}
	tokens, ok := thick(w.Tokens, w.Article.Text)
	if !ok {
		return article.Article{}, annot.Marks{}, ErrDamaged
	}
	return w.Article, annot.Marks{Tokens: tokens, Entities: w.Entities, Mentions: w.Mentions, Times: w.Times, Citations: w.Citations, Attributions: w.Attributions, Faint: w.Faint}, nil
}

func thin(ts []annot.Token) []uint64 {
	out := make([]uint64, 0, 2*len(ts))
	at := 0
	for _, t := range ts {
		out = append(out, uint64(t.Span.Start-at), uint64(t.Span.Len())<<2|uint64(t.Kind))
		at = t.Span.End
	}
	return out
}

// thick is what thin was made of, false where it does not fit the text.
func thick(ds []uint64, t string) ([]annot.Token, bool) {
	if len(ds) == 0 {
		return nil, len(ds) == 0
	}
	if len(ds)%2 != 0 {
		return nil, false
	}
	low := lowerASCII(t)
	out := make([]annot.Token, 0, len(ds)/2)
	at := uint64(0)
	for i := 0; i < len(ds); i += 2 {
		start, n, kind := at+ds[i], ds[i+1]>>2, annot.TokenKind(ds[i+1]&3)
		at = start + n
		if ds[i] > uint64(len(t)) || n > uint64(len(t)) || at > uint64(len(t)) {
			return nil, false
		}
		out = append(out, annot.Token{Span: text.Span{Start: int(start), End: int(at)}, Kind: kind, Lower: lower(low[start:at], kind)})
	}
	return out, true
}

// lower is a token in lower case as annot/segment has it: marks are left alone.
func lower(t string, kind annot.TokenKind) string {
	if kind == annot.Mark {
		return t
	}
	for i := range len(t) {
		if t[i] >= utf8.RuneSelf {
			return strings.ToLower(t)
		}
	}
	return t
}

// lowerASCII is t with A-Z in lower case, byte for byte as long as t.
func lowerASCII(t string) string {
	b := []byte(t)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] += 'a' - 'A'
		}
	}
	return string(b)
}
