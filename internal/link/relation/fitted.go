package relation

// Weights say what the features are worth, in two readings: first every page
// by itself, then in the light of all claims. Each reading asks two questions:
// which of the articles at hand is the likeliest source, and whether the page
// comes from it at all, which is read from the likeliest one and the page.
type Weights struct {
	Which         [features]float64
	Here          [features + nones]float64
	StandingWhich [standings]float64
	StandingHere  [standings + modest + nones]float64
}

func dot(w, v []float64) (u float64) {
	for j, x := range v {
		u += w[j] * x
	}
	return u
}

// Names of what is known of a page, and of the standing of a claim and of a
// page, in order.
var (
	PageNames     = [nones]string{nBias: "bar", nAbsent: "absent", nCrowd: "crowd", nShared: "shared", nFirst: "first", nOwn: "page-own", nHolds: "holds", nLead: "lead"}
	StandingNames = [standings]string{sBehind: "behind", sWorth: "worth", sShare: "share", sFollowed: "followed", sBack: "back", sSiblings: "siblings", sAbove: "above", sRootless: "rootless", sLead: "share-lead"}
	AmongNames    = [modest]string{mShare: "none-share", mFollowed: "page-followed", mSiblings: "page-siblings"}
)

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

// Fitted are the weights in use, fitted on twelve piles of ninety stories with
//
//	go run ./tool/relationfit -first s20,s21,s22,s23,s24,s25 -second s26,s27,s28,s29,s30,s31
//
// with the bar of the second reading lowered by 0.8, so that parents at hand and
// hidden ones are found alike.
var Fitted = Weights{
	Which: [features]float64{
		fCover:        0.003,
		fSame:         0.400,
		fRuns:         -0.451,
		fBest:         1.047,
		fBelow:        -0.421,
		fRunsBelow:    0.445,
		fFew:          -0.894,
		fSpoken:       -0.061,
		fAgainst:      -0.486,
		fAgainstShare: -2.396,
		fForeign:      -0.176,
		fForeignShare: -0.500,
		fChanged:      0.361,
		fChangedShare: -0.113,
		fAltered:      0.346,
		fLeft:         -0.115,
		fPrivate:      -0.610,
		fPrivateShare: 14.244,
		fLeftOwn:      -0.289,
		fOwn:          -0.271,
		fTitle:        -0.547,
		fTitleBack:    2.596,
		fTitleBelow:   0.533,
		fTitleInText:  0.378,
		fTextHasTitle: -0.232,
		fLate:         -1.830,
		fEarly:        1.064,
		fGap:          -0.195,
		fCites:        2.782,
		fTells:        2.612,
		fCited:        -2.841,
		fOtherCredit:  -1.238,
		fAbsentBoth:   -3.667,
		fAbsentHere:   -3.550,
		fAbsentThere:  -0.243,
		fInner:        0.004,
		fBetween:      0.003,
		fBreaks:       0.062,
		fBreaksAbove:  0.064,
		fExact:        0.530,
		fExactBelow:   -0.496,
	},
	Here: [features + nones]float64{
		fCover:             0.753,
		fSame:              -0.507,
		fRuns:              0.610,
		fBest:              0.676,
		fBelow:             -1.418,
		fRunsBelow:         0.564,
		fFew:               0.592,
		fSpoken:            -0.297,
		fAgainst:           -0.500,
		fAgainstShare:      -1.313,
		fForeign:           0.144,
		fForeignShare:      -1.181,
		fChanged:           0.161,
		fChangedShare:      -3.728,
		fAltered:           0.172,
		fLeft:              -0.043,
		fPrivate:           -0.364,
		fPrivateShare:      7.235,
		fLeftOwn:           -0.153,
		fOwn:               0.090,
		fTitle:             -3.269,
		fTitleBack:         3.521,
		fTitleBelow:        -0.736,
		fTitleInText:       0.331,
		fTextHasTitle:      0.327,
		fLate:              -1.491,
		fEarly:             1.166,
		fGap:               -0.155,
		fCites:             3.834,
		fTells:             4.160,
		fCited:             -2.763,
		fOtherCredit:       -0.256,
		fAbsentBoth:        -2.196,
		fAbsentHere:        -2.815,
		fAbsentThere:       -1.221,
		fInner:             -0.063,
		fBetween:           0.034,
		fBreaks:            1.470,
		fBreaksAbove:       -1.536,
		fExact:             0.084,
		fExactBelow:        -0.265,
		features + nBias:   -4.045,
		features + nAbsent: 0.558,
		features + nCrowd:  0.157,
		features + nShared: 4.763,
		features + nFirst:  0.285,
		features + nOwn:    0.211,
		features + nHolds:  -0.976,
		features + nLead:   0.066,
	},
	StandingWhich: [standings]float64{
		sBehind:   0.365,
		sWorth:    0.422,
		sShare:    1.860,
		sFollowed: 0.552,
		sBack:     -0.788,
		sSiblings: 4.629,
		sAbove:    -1.052,
		sRootless: 1.827,
		sLead:     0.398,
	},
	StandingHere: [standings + modest + nones]float64{
		sBehind:                      0.031,
		sWorth:                       0.278,
		sShare:                       1.289,
		sFollowed:                    1.127,
		sBack:                        -1.345,
		sSiblings:                    4.388,
		sAbove:                       0.422,
		sRootless:                    0.082,
		sLead:                        0.723,
		standings + mShare:           -1.704,
		standings + mFollowed:        -0.939,
		standings + mSiblings:        -0.614,
		standings + modest + nBias:   0.868,
		standings + modest + nAbsent: -0.434,
		standings + modest + nCrowd:  -0.203,
		standings + modest + nShared: 0.770,
		standings + modest + nFirst:  0.176,
		standings + modest + nOwn:    -0.231,
		standings + modest + nHolds:  -0.149,
		standings + modest + nLead:   0.086,
	},
}

// The parts of the log-odds of a claim, as shown; their sum is the log-odds.
const (
	partWording = iota
	partThird
	partEdits
	partHeadline
	partTime
	partCredit
	partLead  // over the next likely parent
	partBar   // that any article comes from another that is here
	partOther // what the claims of the other articles add
	parts
)

var partNames = [parts]string{"shared-wording", "third-articles", "own-edits", "headline", "time", "credit", "lead", "bar", "other-claims"}

// partOf says to which part a feature belongs.
var partOf = [features]int{
	fAgainst: partThird, fAgainstShare: partThird, fForeign: partThird, fForeignShare: partThird, fAltered: partThird, fLeft: partThird,
	fChanged: partEdits, fChangedShare: partEdits, fPrivate: partEdits, fPrivateShare: partEdits, fLeftOwn: partEdits, fOwn: partEdits, fInner: partEdits, fBetween: partEdits, fBreaks: partEdits, fBreaksAbove: partEdits,
	fTitle: partHeadline, fTitleBack: partHeadline, fTitleBelow: partHeadline, fTitleInText: partHeadline, fTextHasTitle: partHeadline,
	fLate: partTime, fEarly: partTime, fGap: partTime,
	fCites: partCredit, fTells: partCredit, fCited: partCredit, fOtherCredit: partCredit, fAbsentBoth: partCredit, fAbsentHere: partCredit, fAbsentThere: partCredit,
}

// partOfPage says to which part what is known of a page belongs.
var partOfPage = [nones]int{nBias: partBar, nAbsent: partCredit, nCrowd: partThird, nShared: partThird, nFirst: partTime, nOwn: partEdits, nHolds: partThird, nLead: partLead}

// parts are the log-odds of a claim by part: what the first reading says of
// it, and the rest up to gain.
func (w *Weights) parts(c *claim, known [nones]float64, gain float64) (out [parts]float64) {
	for j, x := range c.v {
		out[partOf[j]] += w.Here[j] * x
	}
	for j, x := range known {
		out[partOfPage[j]] += w.Here[features+j] * x
	}
	out[partOther] = gain
	for _, x := range out[:partOther] {
		out[partOther] -= x
	}
	return out
}
