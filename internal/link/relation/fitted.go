package relation

// Weights say what the features of a claim are worth.
type Weights struct {
	Features [features]float64
	None     float64 // of an article that was made from none of those here
	Absent   float64 // added to None when a medium is credited that is not here
}

// Of is the worth of a claim.
func (w *Weights) Of(v []float64) (u float64) {
	for j, x := range v {
		u += w.Features[j] * x
	}
	return u
}

// Names are the names of the features, in order.
var Names = [features]string{
	fCover: "cover", fSame: "same", fRuns: "runs", fBest: "best", fBelow: "below", fRunsBelow: "runs-below", fFew: "few", fSpoken: "spoken",
	fAgainst: "against", fAgainstShare: "against-share", fForeign: "foreign", fForeignShare: "foreign-share", fChanged: "changed", fChangedShare: "changed-share",
	fAltered: "altered", fLeft: "left", fPrivate: "private", fPrivateShare: "private-share", fLeftOwn: "left-own", fOwn: "own",
	fTitle: "title", fTitleBack: "title-back", fTitleBelow: "title-below", fTitleInText: "title-in-text", fTextHasTitle: "text-has-title",
	fLate: "late", fEarly: "early", fGap: "gap", fCites: "cites", fCited: "cited", fStaff: "staff", fOtherCredit: "other-credit",
	fAbsentBoth: "absent-both", fAbsentHere: "absent-here", fAbsentThere: "absent-there",
}

// Fitted are the weights in use.
var Fitted = Weights{
	Features: [features]float64{
		fCover:        1.841,
		fSame:         -0.141,
		fRuns:         1.523,
		fBest:         1.195,
		fBelow:        -0.646,
		fRunsBelow:    -0.797,
		fFew:          -0.765,
		fSpoken:       -2.153,
		fAgainst:      -0.657,
		fAgainstShare: 4.692,
		fForeign:      0.157,
		fForeignShare: -0.310,
		fChanged:      0.382,
		fChangedShare: -6.011,
		fAltered:      0.228,
		fLeft:         -0.059,
		fPrivate:      -0.533,
		fPrivateShare: 7.682,
		fLeftOwn:      -0.220,
		fOwn:          -0.056,
		fTitle:        -2.643,
		fTitleBack:    3.171,
		fTitleBelow:   -1.113,
		fTitleInText:  0.556,
		fTextHasTitle: -0.027,
		fLate:         -2.216,
		fEarly:        1.645,
		fGap:          -0.401,
		fCites:        6.470,
		fCited:        -3.095,
		fStaff:        0.000,
		fOtherCredit:  1.536,
		fAbsentBoth:   -2.258,
		fAbsentHere:   -1.229,
		fAbsentThere:  -1.344,
	},
	None: 1.041, Absent: 0.828,
}

// The parts of a claim's worth, as shown.
var partNames = [...]string{"shared-wording", "third-articles", "own-edits", "headline", "time", "credit"}

// partOf says to which part a feature belongs.
var partOf = [features]int{
	fAgainst: 1, fAgainstShare: 1, fForeign: 1, fForeignShare: 1, fAltered: 1, fLeft: 1,
	fChanged: 2, fChangedShare: 2, fPrivate: 2, fPrivateShare: 2, fLeftOwn: 2, fOwn: 2,
	fTitle: 3, fTitleBack: 3, fTitleBelow: 3, fTitleInText: 3, fTextHasTitle: 3,
	fLate: 4, fEarly: 4, fGap: 4,
	fCites: 5, fCited: 5, fStaff: 5, fOtherCredit: 5, fAbsentBoth: 5, fAbsentHere: 5, fAbsentThere: 5,
}

// parts sums the worth of a claim by part.
func (w *Weights) parts(v []float64) (out [len(partNames)]float64) {
	for j, x := range v {
		out[partOf[j]] += w.Features[j] * x
	}
	return out
}
