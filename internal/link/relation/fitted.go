package relation

// Weights say what the features of a claim are worth.
type Weights struct {
	Features [features]float64
	None     [nones]float64 // of an article that was made from none of those here
	Standing [standings]float64
	Root     [modest]float64
}

// Of is the worth of a claim.
func (w *Weights) Of(v []float64) (u float64) {
	for j, x := range v {
		u += w.Features[j] * x
	}
	return u
}

// OfNone is the worth of coming from none of those here.
func (w *Weights) OfNone(v []float64) (u float64) {
	for j, x := range v {
		u += w.None[j] * x
	}
	return u
}

// settled is how much likelier a claim is than none, in the light of all.
func (w *Weights) settled(v [standings]float64, none [modest]float64) (u float64) {
	for j, x := range v {
		u += w.Standing[j] * x
	}
	for j, x := range none {
		u -= w.Root[j] * x
	}
	return u
}

// NoneNames are the names of the features of coming from none, in order.
var NoneNames = [nones]string{nBias: "none", nAbsent: "absent", nCrowd: "crowd", nShared: "shared", nFirst: "first", nOwn: "none-own", nHolds: "holds"}

// Names are the names of the features, in order.
var Names = [features]string{
	fCover: "cover", fSame: "same", fRuns: "runs", fBest: "best", fBelow: "below", fRunsBelow: "runs-below", fFew: "few", fSpoken: "spoken",
	fAgainst: "against", fAgainstShare: "against-share", fForeign: "foreign", fForeignShare: "foreign-share", fChanged: "changed", fChangedShare: "changed-share",
	fAltered: "altered", fLeft: "left", fPrivate: "private", fPrivateShare: "private-share", fLeftOwn: "left-own", fOwn: "own",
	fTitle: "title", fTitleBack: "title-back", fTitleBelow: "title-below", fTitleInText: "title-in-text", fTextHasTitle: "text-has-title",
	fLate: "late", fEarly: "early", fGap: "gap", fCites: "cites", fTells: "tells", fCited: "cited", fStaff: "staff", fOtherCredit: "other-credit",
	fAbsentBoth: "absent-both", fAbsentHere: "absent-here", fAbsentThere: "absent-there",
	fInner: "inner", fBetween: "between", fBreaks: "breaks", fBreaksAbove: "breaks-above", fExact: "exact", fExactBelow: "exact-below",
}

// Fitted are the weights in use: relationfit, first on four piles of sixty
// stories, second on four others, with the bar of coming from none lowered by
// 0.7 so that parents at hand and hidden ones are found alike.
var Fitted = Weights{
	Features: [features]float64{
		fCover:        2.136,
		fSame:         -0.297,
		fRuns:         0.922,
		fBest:         1.118,
		fBelow:        -1.014,
		fRunsBelow:    -0.061,
		fFew:          -1.469,
		fSpoken:       -0.758,
		fAgainst:      -0.453,
		fAgainstShare: 2.876,
		fForeign:      0.167,
		fForeignShare: 0.399,
		fChanged:      0.682,
		fChangedShare: -10.355,
		fAltered:      0.345,
		fLeft:         -0.093,
		fPrivate:      -0.680,
		fPrivateShare: 12.063,
		fLeftOwn:      -0.214,
		fOwn:          0.284,
		fTitle:        -2.997,
		fTitleBack:    3.441,
		fTitleBelow:   -1.047,
		fTitleInText:  0.498,
		fTextHasTitle: 0.268,
		fLate:         -2.215,
		fEarly:        1.372,
		fGap:          -0.285,
		fCites:        6.051,
		fTells:        6.834,
		fCited:        -2.890,
		fStaff:        0.058,
		fOtherCredit:  1.225,
		fAbsentBoth:   -2.017,
		fAbsentHere:   -0.995,
		fAbsentThere:  -0.959,
		fInner:        -0.030,
		fBetween:      0.105,
		fBreaks:       -1.547,
		fBreaksAbove:  1.341,
		fExact:        0.472,
		fExactBelow:   -0.259,
	},
	None: [nones]float64{
		nBias:   0.353,
		nAbsent: -0.034,
		nCrowd:  0.564,
		nShared: 0.266,
		nFirst:  0.169,
		nOwn:    0.469,
		nHolds:  1.550,
	},
	Standing: [standings]float64{
		sWorth:    0.601,
		sShare:    2.067,
		sFollowed: 0.879,
		sBack:     0.185,
		sSiblings: 5.269,
		sAbove:    1.060,
		sRootless: 0.844,
		sLead:     0.780,
	},
	Root: [modest]float64{
		mBias:     0.886,
		mShare:    0.136,
		mFollowed: 1.056,
		mSiblings: 0.945,
	},
}

// The parts of a claim's worth, as shown.
var partNames = [...]string{"shared-wording", "third-articles", "own-edits", "headline", "time", "credit"}

// partOf says to which part a feature belongs.
var partOf = [features]int{
	fAgainst: 1, fAgainstShare: 1, fForeign: 1, fForeignShare: 1, fAltered: 1, fLeft: 1,
	fChanged: 2, fChangedShare: 2, fPrivate: 2, fPrivateShare: 2, fLeftOwn: 2, fOwn: 2, fInner: 2, fBetween: 2, fBreaks: 2, fBreaksAbove: 2,
	fTitle: 3, fTitleBack: 3, fTitleBelow: 3, fTitleInText: 3, fTextHasTitle: 3,
	fLate: 4, fEarly: 4, fGap: 4,
	fCites: 5, fTells: 5, fCited: 5, fStaff: 5, fOtherCredit: 5, fAbsentBoth: 5, fAbsentHere: 5, fAbsentThere: 5,
}

// parts sums the worth of a claim by part.
func (w *Weights) parts(v []float64) (out [len(partNames)]float64) {
	for j, x := range v {
		out[partOf[j]] += w.Features[j] * x
	}
	return out
}
