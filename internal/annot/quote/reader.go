package quote

import (
	"unicode"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// reader holds one article while it is read.
type reader struct {
	Input
	text         string
	toks         []annot.Token
	class        []lang.WordClass // of each token
	upper        []bool           // of each token: begins with a capital letter
	quotes       []quotation
	wide         []int // citations that cover more than their sentence
	longestCover int   // bytes from a citation to the end of what it covers, of the others
	quote        []int // of each token: index of the quotation that holds it, -1 for none
	units        []unit
	level        int            // the quotation that is being read inside, -1 for none
	taken        []bool         // of each token: part of a cue that is already used
	used         []bool         // of each quotation: content of an attribution
	tags         []lang.Tag     // of each token: its part of speech, nil where the language has no grammar of it
	trial        func(*finding) // sees every candidate, for fitting; nil otherwise
	faint        []*finding     // those whose cue is too weak to count
	fence        int            // first token of the unit that no content of an earlier cue holds
}

// unit is a sentence, or several where a quotation runs over their ends.
type unit struct {
	lo, hi int // tokens [lo, hi)
	para   int // number of the paragraph
}

func read(in Input) *reader {
	r := &reader{Input: in, text: in.Article.Text, toks: in.Tokens, level: -1}
	if in.Pack.Grammar != nil {
		r.toks = withoutClitics(in.Tokens, in.Pack.Grammar)
	}
	r.class = make([]lang.WordClass, len(r.toks))
	r.upper = make([]bool, len(r.toks))
	for i, t := range r.toks {
		if t.Kind == annot.Mark {
			continue
		}
		c, _ := utf8.DecodeRuneInString(r.text[t.Span.Start:])
		r.upper[i] = unicode.IsUpper(c)
		if t.Kind == annot.Word {
			r.class[i] = r.Pack.Clauses.Class(t.Lower)
		}
	}
	r.quotes = quotations(r.text)
	r.readCitations()
	r.quote = r.holders()
	r.units = r.readUnits()
	r.taken = make([]bool, len(r.toks))
	r.used = make([]bool, len(r.quotes))
	if g := in.Pack.Grammar; g != nil {
		r.tags = r.readTags(g)
	}
	return r
}

// holders says for each token which quotation holds it.
func (r *reader) holders() []int {
	out := make([]int, len(r.toks))
	q := 0
	for i, t := range r.toks {
		for q < len(r.quotes) && r.quotes[q].span.End <= t.Span.Start {
			q++
		}
		out[i] = -1
		if q < len(r.quotes) && r.quotes[q].span.Start <= t.Span.Start {
			out[i] = q
		}
	}
	return out
}

// readUnits turns sentences into token ranges and joins those that a
// quotation, or a cue after one, ties together.
func (r *reader) readUnits() []unit {
	var out []unit
	i, para, end := 0, 0, 0
	for _, s := range r.Article.Sentences {
		for i < len(r.toks) && r.toks[i].Span.Start < s.Start {
			i++
		}
		u := unit{lo: i}
		for i < len(r.toks) && r.toks[i].Span.Start < s.End {
			i++
		}
		if u.hi = i; u.lo == u.hi {
			continue
		}
		if hasBreak(r.text[min(end, s.Start):s.Start]) {
			para++
		}
		u.para, end = para, s.End
		if n := len(out); n > 0 && r.tied(out[n-1], u) && u.hi-out[n-1].lo <= longest {
			out[n-1].hi = u.hi
		} else {
			out = r.pieces(out, u)
		}
	}
	return out
}

// longest is the number of tokens that a unit may have: what is read of one
// cue may be read again for the next one of its unit.
const longest = 800

// pieces appends u, cut where it is too long.
func (r *reader) pieces(out []unit, u unit) []unit {
	for u.hi-u.lo > longest {
		out = append(out, unit{lo: u.lo, hi: u.lo + longest, para: u.para})
		u.lo += longest
	}
	return append(out, u)
}

func hasBreak(s string) bool {
	for i := range len(s) {
		if s[i] == '\n' {
			return true
		}
	}
	return false
}

// tied reports whether unit b continues a: a quotation runs over the limit, or
// the words that say whose it is stand behind it.
func (r *reader) tied(a, b unit) bool {
	if q := r.quote[b.lo]; q >= 0 && r.quote[a.hi-1] == q {
		return true
	}
	if a.para != b.para || r.quote[a.hi-1] < 0 || r.upper[b.lo] {
		return false
	}
	return true
}

// quoted reports whether token i stands in a quotation, seen from where is
// being read.
func (r *reader) quoted(i int) bool { return r.quote[i] >= 0 && r.quote[i] != r.level }

// inTitle reports whether token i stands in a headline.
func (r *reader) inTitle(i int) bool {
	return r.Article.KindAt(r.toks[i].Span.Start) == article.Title
}

// lower is the word of token i in lower case, "" outside the text.
func (r *reader) lower(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.toks[i].Lower
}

// is reports whether token i plays one of the parts.
func (r *reader) is(i int, k lang.WordClass) bool {
	return i >= 0 && i < len(r.class) && r.class[i]&k != 0
}

// plain reports whether token i is a word with no part in a clause.
func (r *reader) plain(i int) bool {
	return r.isWord(i) && r.class[i]&^(lang.AsPlain|lang.AsGroup|lang.AsMedium) == 0
}

func (r *reader) isWord(i int) bool {
	return i >= 0 && i < len(r.toks) && r.toks[i].Kind != annot.Mark
}

func (r *reader) capital(i int) bool { return i >= 0 && i < len(r.upper) && r.upper[i] }

// span covers tokens [lo, hi).
func (r *reader) span(lo, hi int) text.Span {
	return text.Span{Start: r.toks[lo].Span.Start, End: r.toks[hi-1].Span.End}
}

func (r *reader) words(lo, hi int) string {
	if lo >= hi {
		return ""
	}
	return r.span(lo, hi).Of(r.text)
}
