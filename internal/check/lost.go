package check

import (
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/text"
)

const (
	leastWords = 5   // words of a sentence that are compared
	most       = 200 // sentences of one passage that are compared
	sameWords  = 0.9 // share of words in common from which a draft's sentence is its source's
	earshot    = 300 // bytes after an attribution in which its speaker is still heard
)

// lost lists the sentences that the draft says on its own account while the
// source that it shares them with names who says so, and no source has them
// without.
func (c *checker) lost() {
	done := map[text.Span]bool{}
	for _, x := range c.p.Passages {
		own, other := x.A, x.B
		if other.Article == c.draft {
			own, other = other, own
		}
		if own.Article != c.draft {
			continue
		}
		theirs := touching(c.of(other.Article).Sentences, other.Span)
		for _, s := range touching(c.article.Sentences, own.Span) {
			if done[s] || c.article.KindAt(s.Start) != article.Body || speaker(c.marks, s) != nil {
				continue
			}
			if o, ok := c.attributed(s, other.Article, theirs); ok {
				done[s] = true
				c.add("attribution", s, text.Ref{Article: other.Article, Span: o}, "the source is not named")
			}
		}
	}
}

// attributed is the sentence of a source that has the draft's words with a
// named source that the draft's reader does not hear, or as what somebody said
// word for word.
func (c *checker) attributed(own text.Span, id text.ID, theirs []text.Span) (text.Span, bool) {
	words := bare(own.Of(c.article.Text))
	if strings.Count(words, " ") < leastWords-1 || len(theirs) > most {
		return text.Span{}, false
	}
	a := c.of(id)
	for _, s := range theirs {
		if shared(words, bare(s.Of(a.Text))) < sameWords || a.KindAt(s.Start) != article.Body {
			continue
		}
		x := speaker(&c.p.Marks[c.place[id]], s)
		return s, x != nil && (x.Mode == annot.Direct || !c.heard(own, x.Source.Name)) && !c.bareElsewhere(words)
	}
	return text.Span{}, false
}

// bareElsewhere reports whether a source has the words in a sentence that
// nobody is named for.
func (c *checker) bareElsewhere(words string) bool {
	for i := range c.p.Articles {
		a := &c.p.Articles[i]
		if a.ID == c.draft || !strings.Contains(bare(a.Text), words) {
			continue
		}
		for _, s := range a.Sentences {
			if bare(s.Of(a.Text)) == words && speaker(&c.p.Marks[i], s) == nil {
				return true
			}
		}
	}
	return false
}

// touching are the sentences that a span touches.
func touching(l []text.Span, s text.Span) []text.Span {
	lo, _ := slices.BinarySearchFunc(l, s.Start, func(v text.Span, at int) int { return v.End - at - 1 })
	hi := lo
	for hi < len(l) && l[hi].Start < s.End {
		hi++
	}
	return l[lo:hi]
}

// speaker is the attribution that touches a sentence and names a source in it,
// nil for none.
func speaker(m *annot.Marks, s text.Span) *annot.Attribution {
	for i := range m.Attributions {
		if x := &m.Attributions[i]; x.Source != nil && x.Span.Touches(s) {
			return x
		}
	}
	return nil
}

// heard reports whether an attribution of the draft to the same source ends
// shortly before.
func (c *checker) heard(own text.Span, name string) bool {
	return slices.ContainsFunc(c.marks.Attributions, func(x annot.Attribution) bool {
		far := own.Start - x.Span.End
		return x.Source != nil && far >= 0 && far < earshot && named(x.Source.Name, name)
	})
}

// named reports whether two names share a word.
func named(a, b string) bool {
	l := strings.Fields(bare(b))
	return slices.ContainsFunc(strings.Fields(bare(a)), func(w string) bool { return slices.Contains(l, w) })
}
