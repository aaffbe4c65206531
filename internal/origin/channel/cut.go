package channel

import (
	"fmt"
	"slices"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// sameCut is how many bytes of a speaker's words two carriers must print alike
// for one transcript to be possible: newsrooms that were both there mostly cut
// otherwise and hear otherwise.
const sameCut = 60

// mostSpoken bounds the words of one quotation that are compared.
const mostSpoken = 120

// transcript weighs what two carriers share where only words of the speaker are
// the same: they may have been there both, or have one transcript.
func (t *tracer) transcript(s *origin.Statement, a, b *carrier, w wording, q *joint) {
	run := 0
	for _, x := range a.reports {
		for _, y := range b.reports {
			r, o := &s.Reports[x], &s.Reports[y]
			if r.Mode != annot.Indirect && o.Mode != annot.Indirect {
				run = max(run, commonRun(t.words(a.art, r.Ref.Span), t.words(b.art, o.Ref.Span)))
			}
		}
	}
	switch {
	case run >= sameCut:
		q.chance, q.why = chanceCut, fmt.Sprintf("possibly one transcript; the same words inside quotations here, bytes: %d", run)
	case w.shared:
		q.chance, q.why = chanceQuote, "only the quotation is shared"
	}
}

// words are the words of a span of article i, in lower case, as many as are
// compared.
func (t *tracer) words(i int, s text.Span) []string {
	var out []string
	toks := t.in.Marks[i].Tokens
	n, _ := slices.BinarySearchFunc(toks, s.Start, func(k annot.Token, at int) int { return k.Span.Start - at })
	for ; n < len(toks) && toks[n].Span.End <= s.End && len(out) < mostSpoken; n++ {
		if toks[n].Kind != annot.Mark {
			out = append(out, toks[n].Lower)
		}
	}
	return out
}

// commonRun is the length in bytes, a space for each word, of the longest run of
// words that two lists share.
func commonRun(x, y []string) int {
	best := 0
	row := make([]int, len(y)+1)
	for _, w := range x {
		diagonal := 0
		for j := range y {
			above := row[j+1]
			row[j+1] = 0
			if w == y[j] {
				row[j+1] = diagonal + len(w) + 1
				best = max(best, row[j+1])
			}
			diagonal = above
		}
	}
	return best
}
