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
	fLate: "late", fEarly: "early", fGap: "gap", fCites: "cites", fTells: "tells", fCited: "cited", fOtherCredit: "other-credit",
	fAbsentBoth: "absent-both", fAbsentHere: "absent-here", fAbsentThere: "absent-there",
	fInner: "inner", fBetween: "between", fBreaks: "breaks", fBreaksAbove: "breaks-above", fExact: "exact", fExactBelow: "exact-below",
}

// Fitted are the weights in use: relationfit, first on four piles of sixty
// stories, second on four others, with the bar of coming from none lowered by
// 0.55 so that parents at hand and hidden ones are found alike.
var Fitted = Weights{
	Features: [features]float64{
		fCover:        1.880,
		fSame:         -0.215,
		fRuns:         1.033,
		fBest:         1.086,
		fBelow:        -0.950,
		fRunsBelow:    0.008,
		fFew:          -1.510,
		fSpoken:       -1.707,
		fAgainst:      -0.476,
		fAgainstShare: 1.704,
		fForeign:      0.192,
		fForeignShare: -0.248,
		fChanged:      0.750,
		fChangedShare: -10.237,
		fAltered:      0.350,
		fLeft:         -0.108,
		fPrivate:      -0.710,
		fPrivateShare: 11.504,
		fLeftOwn:      -0.215,
		fOwn:          0.350,
		fTitle:        -2.931,
		fTitleBack:    3.154,
		fTitleBelow:   -1.120,
		fTitleInText:  0.503,
		fTextHasTitle: 0.122,
		fLate:         -1.656,
		fEarly:        1.337,
		fGap:          -0.134,
		fCites:        6.420,
		fTells:        6.272,
		fCited:        -2.898,
		fOtherCredit:  1.515,
		fAbsentBoth:   -1.687,
		fAbsentHere:   -0.735,
		fAbsentThere:  -0.918,
		fInner:        -0.009,
		fBetween:      0.077,
		fBreaks:       -1.144,
		fBreaksAbove:  0.880,
		fExact:        0.433,
		fExactBelow:   -0.100,
	},
	None: [nones]float64{
		nBias:   0.605,
		nAbsent: 0.269,
		nCrowd:  0.508,
		nShared: 0.326,
		nFirst:  0.008,
		nOwn:    0.562,
		nHolds:  1.564,
	},
	Standing: [standings]float64{
		sWorth:    0.582,
		sShare:    2.447,
		sFollowed: 0.806,
		sBack:     -0.032,
		sSiblings: 5.221,
		sAbove:    1.571,
		sRootless: 0.744,
		sLead:     0.752,
	},
	Root: [modest]float64{
		mBias:     1.037,
		mShare:    0.084,
		mFollowed: 0.975,
		mSiblings: 1.316,
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
	fCites: 5, fTells: 5, fCited: 5, fOtherCredit: 5, fAbsentBoth: 5, fAbsentHere: 5, fAbsentThere: 5,
}

// parts sums the worth of a claim by part.
func (w *Weights) parts(v []float64) (out [len(partNames)]float64) {
	for j, x := range v {
		out[partOf[j]] += w.Features[j] * x
	}
	return out
}
