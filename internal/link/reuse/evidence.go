package reuse

import "math"

// How much evidence makes passages. The figures were fitted together on the
// development sets of rewritten Indonesian texts (found), Indonesian news
// (found, and pairs without a common run of words) and English stories (pairs
// of different stories).
const (
	passageTie = 6.0  // tie of a passage in articles of usual size
	tieBySize  = 1.5  // … and what each doubling of their size adds
	pairTie    = 20.0 // tie of all passages of two articles on different topics
	topicTie   = 52.0 // … and of two on one topic
	topicFrom  = 0.1  // topic from which more than pairTie is needed
	topicSlope = 400  // … and how much more for each unit of it
)

// tie is what equal words in a chain are worth: short runs happen by chance,
// long ones do not.
func tie(same int) float64 { return float64(same) * min(3, float64(same-4)/6) }

// leastTie is the least tie of a passage of two articles of so many sentences:
// the more pairs of sentences there are, the more are alike by chance.
func leastTie(a, b int) float64 {
	return passageTie + tieBySize*math.Log2(max(1, float64(a)*float64(b)/usualSize))
}

// neededTie is the least tie of all passages of two articles. Articles on one
// topic have sentences that are alike without any common wording.
func neededTie(topic float64) float64 {
	return min(topicTie, pairTie+max(0, topic-topicFrom)*topicSlope)
}

// topic is the cosine of the articles as sets of weighted terms. The term k of
// a is the term to[k] of b, none where that is negative.
func (p *pile) topic(a, b *sentences, to []int32) float64 {
	var both float64
	for k, t := range a.terms {
		if to[k] >= 0 {
			both += float64(p.lex.weight[t]) * float64(p.lex.weight[t])
		}
	}
	return both / max(1e-9, math.Sqrt(a.size*b.size))
}
