package relation

import "math"

// evidence is what words say about page c having been made from page p. Words
// are counted; "third" pages are the other pages that the page at hand is tied
// to.
type evidence struct {
	same    float64 // of c, found in p
	against float64 // of c, changed against p, though third pages have them as c does
	own     float64 // of c, in sentences that neither p nor third pages have
	private float64 // of p, changed in c, and nowhere else
	leftOwn float64 // of p, in sentences that c and third pages lack
}

// weigh counts the words of c and p by what became of them.
func (g *group) weigh(c int, t tie) (e evidence) {
	pc, pp := g.pages[c], g.pages[t.other]
	for i := range pc.words {
		switch third := g.third(c, i, t.mine); {
		case t.mine.same.has(i):
			e.same++
		case t.mine.near.has(i):
			e.against += yes(third)
		default:
			e.own += yes(!third)
		}
	}
	for i := range pp.words {
		switch third := g.third(t.other, i, t.yours); {
		case t.yours.same.has(i), third:
		case t.yours.near.has(i):
			e.private++
		default:
			e.leftOwn++
		}
	}
	return e
}

// The features of a claim "c was made from p", in the order of the weights.
const (
	fSame = iota
	fBest
	fBelow
	fAgainst
	fPrivate
	fPrivateShare
	fLeftOwn
	fOwn
	fTitle
	fTitleBack
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
	nShared
	nOwn
	nLead // by how much the likeliest parent is likelier than the next
	nones
)

// describe turns the evidence of words, headlines, times and credits into
// features, but for those that compare the options of one article.
func (g *group) describe(c int, t tie) (v vector) {
	e := g.weigh(c, t)
	pc, pp := g.pages[c], g.pages[t.other]
	v[fSame], v[fAgainst] = math.Log1p(e.same), math.Log1p(e.against)
	v[fPrivate], v[fPrivateShare] = math.Log1p(e.private), e.private/(e.private+e.same+1e-9)
	v[fLeftOwn], v[fOwn] = math.Log1p(e.leftOwn), math.Log1p(e.own)
	v[fTitle], v[fTitleBack] = held(pc.title, pp.title), held(pp.title, pc.title)
	hours, early, late := pp.facts.before(&pc.facts)
	v[fLate], v[fEarly], v[fGap] = yes(late), yes(early), math.Log1p(hours)
	v[fCites], v[fCited] = yes(pc.facts.names(&pp.facts)), yes(pp.facts.tells(&pc.facts))
	v[fTells] = yes(v[fCites] == 0 && pc.facts.tells(&pp.facts))
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
