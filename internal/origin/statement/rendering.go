package statement

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// rendering is a sentence, or a part of one, that says one thing.
type rendering struct {
	art     int
	span    text.Span          // content with the cue and source that stand beside it
	content []text.Span        // the words that are said
	att     *annot.Attribution // nil for a sentence without one
	rest    bool               // what an attribution left of a sentence
	frame   frame
}

// How many terms a sentence, and what an attribution left of one, must hold to
// say something.
const (
	minTerms   = 3
	restTerms  = 5
	plainWords = 6 // or how many words somebody must say, common ones among them
)

// read makes the renderings of all articles.
func (p *pile) read() {
	for i := range p.in.Articles {
		for _, r := range p.readArticle(i) {
			p.of[i] = append(p.of[i], len(p.rends))
			p.rends = append(p.rends, r)
		}
	}
}

// readArticle makes the renderings of one article: those of its attributions,
// and the sentences of the body that no attribution covers.
func (p *pile) readArticle(i int) []rendering {
	a, m := &p.in.Articles[i], &p.in.Marks[i]
	var out []rendering
	var taken []text.Span
	atts := slices.Concat(m.Attributions, m.Faint)
	p.agesToNames(i, atts[:len(m.Attributions)])
	for _, at := range said(atts) {
		if a.KindAt(at.att.Span.Start) == article.Title {
			continue // a headline alone is no report
		}
		parts := p.parts(i, at.content)
		for n, c := range parts {
			r := rendering{art: i, span: c, content: []text.Span{c}, att: at.att}
			r.span = withSource(a, c, at.att, n == 0 || n == len(parts)-1)
			out = append(out, r)
			taken = append(taken, r.span, c)
		}
	}
	slices.SortFunc(taken, text.Compare)
	for _, s := range a.Sentences {
		if a.KindAt(s.Start) != article.Body && len(a.Segments) > 0 {
			continue
		}
		for _, rest := range subtract(s, taken) {
			if rest != s && p.adjunct(i, rest) || p.listed(i, rest) || p.ofSaying(i, rest) {
				continue
			}
			for _, c := range p.parts(i, []text.Span{rest}) {
				out = append(out, rendering{art: i, span: c, content: []text.Span{c}, rest: rest != s})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y rendering) int { return text.Compare(x.span, y.span) })
	out = joinDenials(slices.DeleteFunc(out, func(r rendering) bool { return r.span.Empty() }))
	for n := range out {
		out[n].frame = p.read1(&out[n])
	}
	out = slices.DeleteFunc(out, func(r rendering) bool { return !r.says() })
	return dropRepeats(out)
}

// says reports whether a rendering holds enough to be compared: what is left of
// a sentence beside an attribution must be a clause of its own.
func (r *rendering) says() bool {
	n := len(r.frame.terms)
	switch {
	case r.att != nil:
		return n >= 2 || n == 1 && r.frame.words >= plainWords || len(r.frame.numbers) > 0
	case r.rest:
		return n >= restTerms
	}
	return n >= minTerms
}

// joinDenials joins a denial with the quotation of the same source that follows
// at once: its words are what is held against what is denied.
func joinDenials(l []rendering) []rendering {
	var out []rendering
	for _, r := range l {
		n := len(out) - 1
		if n >= 0 && follows(&out[n], &r) {
			out[n].span = out[n].span.Join(r.span)
			out[n].content = append(out[n].content, r.content...)
			continue
		}
		out = append(out, r)
	}
	return out
}

// follows reports whether b is a quotation right behind the denial a, of the
// same source.
func follows(a, b *rendering) bool {
	return a.att != nil && b.att != nil && a.att.Polarity == annot.Deny && a.att != b.att && b.att.Mode == annot.Direct &&
		b.span.Start-a.span.End <= 3 && b.span.Start >= a.span.End && sameSource(a.att.Source, b.att.Source)
}

// sameSource reports whether two sources are one as far as their labels go: a
// name and a part of it, or one that only the context names.
func sameSource(a, b *annot.Source) bool {
	if a == nil || b == nil {
		return a == b || b == nil
	}
	return a.Entity != "" && a.Entity == b.Entity || b.Name == "" || strings.Contains(a.Name, b.Name) || strings.Contains(b.Name, a.Name)
}

// adjunct reports whether what an attribution left of a sentence only says where,
// when or to whom it was said.
func (p *pile) adjunct(i int, s text.Span) bool {
	for _, t := range tokensIn(p.in.Marks[i].Tokens, s) {
		if t.Kind != annot.Mark {
			return p.packs[i].Role("adjunct", t.Lower)
		}
	}
	return true
}

// listed reports whether s is an entry of a table or the torn end of a sentence
// rather than something that is told: numbers make up a third of its words, or
// it begins in lower case.
func (p *pile) listed(i int, s text.Span) bool {
	words, numbers := 0, 0
	for _, t := range tokensIn(p.in.Marks[i].Tokens, s) {
		if t.Kind == annot.Mark {
			continue
		}
		first, _ := utf8.DecodeRuneInString(t.Span.Of(p.in.Articles[i].Text))
		if words == 0 && s.Start == t.Span.Start && unicode.IsLower(first) && p.startsSentence(i, s.Start) {
			return true
		}
		if words++; unicode.IsDigit(first) {
			numbers++
		}
	}
	return 3*numbers >= words && numbers > 1
}

// ofSaying reports whether s only tells where, when or by whom what was told
// before was said: "Hal itu disampaikan dalam jumpa pers …".
func (p *pile) ofSaying(i int, s text.Span) bool {
	pack, toks := p.packs[i], tokensIn(p.in.Marks[i].Tokens, s)
	if len(toks) < 3 || !pack.Role("thing", toks[0].Lower) || !pack.Role("this", toks[1].Lower) {
		return false
	}
	c, _ := pack.Cues.At(func(k int) string { return lowerAt(toks, k+2) })
	return c != nil && c.Place == lang.SourceAgent
}

// startsSentence reports whether a sentence of article i begins at byte at.
func (p *pile) startsSentence(i, at int) bool {
	_, ok := slices.BinarySearchFunc(p.in.Articles[i].Sentences, at, func(s text.Span, at int) int { return cmp.Compare(s.Start, at) })
	return ok
}

// saying is an attribution with the content that is its own.
type saying struct {
	att     *annot.Attribution
	content []text.Span
}

// said gives every attribution the content that no attribution inside it
// claims. One that is nearly all of its parent's content is left to the
// parent: what Sullivan says that Kim expects, Sullivan says.
func said(atts []annot.Attribution) []saying {
	at := map[string]int{}
	for i := range atts {
		at[atts[i].ID] = i
	}
	inner := make([][]text.Span, len(atts))
	drop := make([]bool, len(atts))
	for i := range atts {
		j, ok := at[atts[i].Parent]
		if !ok || j == i || atts[i].Parent == "" {
			continue
		}
		if 10*size(atts[i].Content) >= 6*size(atts[j].Content) {
			drop[i] = true
			continue
		}
		inner[j] = append(inner[j], atts[i].Span)
	}
	var out []saying
	for i := range atts {
		if drop[i] || len(atts[i].Content) == 0 || atts[i].Source == nil && atts[i].Mode == annot.Indirect {
			continue // "is said to": the whole sentence is what is said
		}
		s := saying{att: &atts[i]}
		slices.SortFunc(inner[i], text.Compare)
		for _, c := range atts[i].Content {
			s.content = append(s.content, subtract(c, inner[i])...)
		}
		out = append(out, s)
	}
	return out
}

func size(l []text.Span) int {
	n := 0
	for _, s := range l {
		n += s.Len()
	}
	return n
}

// subtract is what is left of s without the sorted spans.
func subtract(s text.Span, cut []text.Span) []text.Span {
	var out []text.Span
	n, _ := slices.BinarySearchFunc(cut, s, func(c, s text.Span) int { return c.Start - s.Start })
	for n > 0 && cut[n-1].End > s.Start {
		n--
	}
	for ; n < len(cut) && cut[n].Start < s.End; n++ {
		if cut[n].End <= s.Start {
			continue
		}
		if cut[n].Start > s.Start {
			out = append(out, text.Span{Start: s.Start, End: cut[n].Start})
		}
		s.Start = max(s.Start, min(cut[n].End, s.End))
	}
	if !s.Empty() {
		out = append(out, s)
	}
	return out
}

// withSource adds the cue and the source of an attribution to a part of its
// content when they stand in the same sentence and the part is at the edge.
func withSource(a *article.Article, c text.Span, at *annot.Attribution, edge bool) text.Span {
	if !edge {
		return c
	}
	s := sentenceOf(a, c)
	out := c
	if at.Cue != nil && s.Holds(at.Cue.Span) {
		out = out.Join(at.Cue.Span)
	}
	if at.Source != nil && at.Source.Span != nil && s.Holds(*at.Source.Span) && beside(*at.Source.Span, out) {
		out = out.Join(*at.Source.Span)
	}
	return out
}

// asideBytes is how far a source may stand from the words that it goes with:
// between one that is farther off and them stands a clause of its own.
const asideBytes = 24

// beside reports whether a source stands close to s.
func beside(source, s text.Span) bool {
	return max(s.Start-source.End, source.Start-s.End) <= asideBytes
}

// sentenceOf is the sentence that holds the start of c, or c.
func sentenceOf(a *article.Article, c text.Span) text.Span {
	n, _ := slices.BinarySearchFunc(a.Sentences, c, func(s, c text.Span) int { return s.Start - c.Start })
	if n < len(a.Sentences) && a.Sentences[n].Start == c.Start {
		return a.Sentences[n].Join(c)
	}
	if n > 0 && a.Sentences[n-1].End > c.Start {
		return a.Sentences[n-1].Join(c)
	}
	return c
}

// tokensIn are the tokens inside s.
func tokensIn(toks []annot.Token, s text.Span) []annot.Token {
	in := text.Within(toks, s)
	if n := len(in); n > 0 && in[n-1].Span.End > s.End {
		return in[:n-1]
	}
	return in
}

// dropRepeats keeps one of two renderings that cover the same words: the one
// with an attribution, then the earlier one. Two parts of one attribution that
// were both widened to its source are both kept: the one that says less stands
// on its own words. The list is sorted by span.
func dropRepeats(l []rendering) []rendering {
	var out []rendering
	for _, r := range l {
		n := len(out) - 1
		switch {
		case n < 0 || !sameSpan(out[n].span, r.span):
			out = append(out, r)
		case out[n].att != nil && out[n].att == r.att && !sameSpan(out[n].content[0], r.content[0]):
			if size(r.content) > size(out[n].content) {
				out[n].span = out[n].content[0]
			} else {
				r.span = r.content[0]
			}
			out = append(out, r)
		case out[n].att == nil && r.att != nil:
			out[n] = r
		}
	}
	return out
}

// sameSpan reports whether two spans share four fifths of their union.
func sameSpan(a, b text.Span) bool {
	n := a.Shared(b)
	return 10*n >= 7*(a.Len()+b.Len()-n)
}
