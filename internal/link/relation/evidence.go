package relation

import "math"

// evidence is what words, headlines, times and credits say about page c having
// been made from page p. Words are counted; "third" pages are the other pages
// that the page at hand is tied to.
type evidence struct {
	same    float64 // of c, found in p
	against float64 // of c, changed against p, though third pages have them as c does
	foreign float64 // of c, in sentences that p lacks and third pages have
	changed float64 // of c, changed against p, and nowhere else
	own     float64 // of c, in sentences that neither p nor third pages have
	altered float64 // of p, changed in c, though third pages have them as p does
	left    float64 // of p, in sentences that c lacks and third pages have
	private float64 // of p, changed in c, and nowhere else
	leftOwn float64 // of p, in sentences that c and third pages lack
	runs    float64 // share of c's words in long shared runs
	spoken  float64 // share of same that is spoken
	inner   float64 // of left and leftOwn, what lies between words that c has
	between float64 // of foreign and own, what lies between words that p has
}

// weigh counts the words of c and p by what became of them.
func (g *group) weigh(c int, t tie) (e evidence) {
	pc, pp := g.pages[c], g.pages[t.other]
	for i := range pc.words {
		switch {
		case t.mine.same.has(i):
			e.same++
			if pc.spoken.has(i) {
				e.spoken++
			}
		case t.mine.near.has(i):
			bump(&e.against, &e.changed, g.third(c, i, t.mine))
		default:
			bump(&e.foreign, &e.own, g.third(c, i, t.mine))
			e.between += yes(i > t.mine.first && i < t.mine.last)
		}
	}
	for i := range pp.words {
		switch {
		case t.yours.same.has(i):
		case t.yours.near.has(i):
			bump(&e.altered, &e.private, g.third(t.other, i, t.yours))
		default:
			bump(&e.left, &e.leftOwn, g.third(t.other, i, t.yours))
			e.inner += yes(i > t.yours.first && i < t.yours.last)
		}
	}
	e.runs = float64(t.mine.runs.count()) / float64(max(1, len(pc.words)))
	e.spoken /= max(1, e.same)
	return e
}

func bump(yes, no *float64, which bool) {
	if which {
		*yes++
	} else {
		*no++
	}
}

// The features of a claim "c was made from p", in the order of the weights.
const (
	fCover = iota
	fSame
	fRuns
	fBest
	fBelow
	fRunsBelow
	fFew
	fSpoken
	fAgainst
	fAgainstShare
	fForeign
	fForeignShare
	fChanged
	fChangedShare
	fAltered
	fLeft
	fPrivate
	fPrivateShare
	fLeftOwn
	fOwn
	fTitle
	fTitleBack
	fTitleBelow
	fTitleInText
	fTextHasTitle
	fLate
	fEarly
	fGap
	fCites
	fTells
	fCited
	fOtherCredit
	fAbsentBoth
	fAbsentHere
	fAbsentThere
	fInner
	fBetween
	fBreaks
	fBreaksAbove
	fExact
	fExactBelow
	features
)

type vector [features]float64

// What is known of page c itself, and bears on whether it was made from any of
// those here.
const (
	nBias = iota
	nAbsent
	nCrowd
	nShared
	nFirst
	nOwn
	nHolds
	nLead // by how much the likeliest parent is likelier than the next
	nones
)

// describe turns the evidence into features, but for those that compare the
// options of one article.
func (g *group) describe(c int, t tie) (v vector) {
	e := g.weigh(c, t)
	pc, pp := g.pages[c], g.pages[t.other]
	share := func(x float64) float64 { return x / (x + e.same + 1e-9) }
	v[fCover] = e.same / float64(max(1, len(pc.words)))
	v[fSame] = math.Log1p(e.same)
	v[fRuns] = e.runs
	v[fFew] = yes(e.same < 16)
	v[fSpoken] = e.spoken
	v[fAgainst], v[fAgainstShare] = math.Log1p(e.against), share(e.against)
	v[fForeign], v[fForeignShare] = math.Log1p(e.foreign), share(e.foreign)
	v[fChanged], v[fChangedShare] = math.Log1p(e.changed), share(e.changed)
	v[fAltered], v[fLeft] = math.Log1p(e.altered), math.Log1p(e.left)
	v[fPrivate], v[fPrivateShare] = math.Log1p(e.private), share(e.private)
	v[fLeftOwn], v[fOwn] = math.Log1p(e.leftOwn), math.Log1p(e.own)
	v[fTitle], v[fTitleBack] = held(pc.title, pp.title), held(pp.title, pc.title)
	v[fTitleInText], v[fTextHasTitle] = yes(pc.holds(pp.title)), yes(pp.holds(pc.title))
	hours, early, late := pp.facts.before(&pc.facts)
	v[fLate], v[fEarly], v[fGap] = yes(late), yes(early), math.Log1p(hours)
	v[fCites], v[fCited] = yes(pc.facts.names(&pp.facts)), yes(pp.facts.tells(&pc.facts))
	v[fTells] = yes(v[fCites] == 0 && pc.facts.tells(&pp.facts))
	v[fInner], v[fBetween] = math.Log1p(e.inner), math.Log1p(e.between)
	v[fBreaks] = math.Log1p(float64(t.mine.breaks))
	v[fExact] = math.Log1p(float64(t.mine.exact))
	return v
}

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// held is the share of the words of a that stand in b.
func held(a, b []int32) float64 {
	if len(a) == 0 {
		return 0
	}
	n := 0
	for _, x := range a {
		for _, y := range b {
			if x == y {
				n++
				break
			}
		}
	}
	return float64(n) / float64(len(a))
}
