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
	PageNames     = [nones]string{nBias: "bar", nAbsent: "absent", nShared: "shared", nOwn: "page-own", nLead: "lead"}
	StandingNames = [standings]string{sBehind: "behind", sWorth: "worth", sShare: "share", sFollowed: "followed", sBack: "back", sSiblings: "siblings", sAbove: "above", sRootless: "rootless", sLead: "share-lead"}
	AmongNames    = [modest]string{mShare: "none-share", mFollowed: "page-followed"}
)

// Names are the names of the features, in order.
var Names = [features]string{
	fSame: "same", fBest: "best", fBelow: "below", fAgainst: "against", fPrivate: "private", fPrivateShare: "private-share", fLeftOwn: "left-own", fOwn: "own",
	fTitle: "title", fTitleBack: "title-back", fLate: "late", fEarly: "early", fGap: "gap", fCites: "cites", fTells: "tells", fCited: "cited", fOtherCredit: "other-credit",
	fAbsentBoth: "absent-both", fAbsentHere: "absent-here", fAbsentThere: "absent-there",
	fBreaks: "breaks", fBreaksAbove: "breaks-above", fExact: "exact", fExactBelow: "exact-below",
}

// Fitted are the weights in use, fitted on twelve piles of ninety stories with
//
//	go run ./tool/relationfit -first s20,s21,s22,s23,s24,s25 -second s26,s27,s28,s29,s30,s31
//
// with the bar of the second reading lowered by 0.9, so that parents at hand and
// hidden ones are found alike.
var Fitted = Weights{
	Which: [features]float64{
		fSame:         0.688,
		fBest:         1.125,
		fBelow:        -0.725,
		fAgainst:      -0.517,
		fPrivateShare: 3.360,
		fLeftOwn:      -0.363,
		fOwn:          -0.476,
		fTitleBack:    1.764,
		fLate:         -1.887,
		fEarly:        1.075,
		fGap:          -0.210,
		fCites:        0.457,
		fCited:        -2.745,
		fOtherCredit:  -3.623,
		fAbsentBoth:   -3.859,
		fAbsentHere:   -3.713,
		fExact:        0.432,
		fExactBelow:   -0.404,
	},
	Here: [features + nones]float64{
		fBelow:             -2.857,
		fAgainst:           -0.613,
		fPrivate:           -0.431,
		fPrivateShare:      7.272,
		fTitle:             -3.442,
		fTitleBack:         3.827,
		fLate:              -1.447,
		fEarly:             0.687,
		fCites:             4.074,
		fTells:             4.631,
		fCited:             -2.686,
		fAbsentHere:        -0.955,
		fAbsentThere:       -1.151,
		fBreaks:            1.238,
		fBreaksAbove:       -1.365,
		features + nBias:   -5.662,
		features + nAbsent: -1.358,
		features + nShared: 5.814,
		features + nOwn:    0.340,
	},
	StandingWhich: [standings]float64{
		sBehind:   0.368,
		sWorth:    0.412,
		sShare:    2.124,
		sSiblings: 4.016,
		sRootless: 2.043,
		sLead:     0.292,
	},
	StandingHere: [standings + modest + nones]float64{
		sWorth:                     0.183,
		sShare:                     1.511,
		sFollowed:                  0.950,
		sBack:                      -0.716,
		sAbove:                     2.890,
		sLead:                      0.840,
		standings + mShare:         -2.036,
		standings + mFollowed:      -1.269,
		standings + modest + nBias: 1.223,
		standings + modest + nOwn:  -0.246,
		standings + modest + nLead: 0.105,
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
	fAgainst: partThird,
	fPrivate: partEdits, fPrivateShare: partEdits, fLeftOwn: partEdits, fOwn: partEdits, fBreaks: partEdits, fBreaksAbove: partEdits,
	fTitle: partHeadline, fTitleBack: partHeadline,
	fLate: partTime, fEarly: partTime, fGap: partTime,
	fCites: partCredit, fTells: partCredit, fCited: partCredit, fOtherCredit: partCredit, fAbsentBoth: partCredit, fAbsentHere: partCredit, fAbsentThere: partCredit,
}

// partOfPage says to which part what is known of a page belongs.
var partOfPage = [nones]int{nBias: partBar, nAbsent: partCredit, nShared: partThird, nOwn: partEdits, nLead: partLead}

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
