package quote

// weights are weights of the features. Written by
// go test ./internal/annot/quote -run Fit -fit DIR,DIR -weights weights; do not edit.
var weights = [nFeatures]float64{
	-3.56, // bias
	1.13,  // prior
	1.48,  // name
	1.76,  // pronoun
	-1.60, // plural
	-1.40, // first
	0.28,  // role
	-0.37, // other
	-2.77, // nobody
	0.01,  // gap
	2.40,  // that
	0.70,  // comma
	-2.51, // purpose
	-1.36, // relative
	-0.66, // adjunct
	-1.00, // joined
	-1.59, // aux
	0.00,  // done
	-1.32, // negated
	1.86,  // theirs
	1.98,  // phrase
	1.28,  // verbal
	1.71,  // clause
	-2.99, // short
	0.13,  // long
	0.50,  // quoted
	2.00,  // set
	2.50,  // inner
	0.02,  // tail
	0.90,  // agent
	0.50,  // owner
	3.80,  // hearsay
	0.00,  // shared
	3.00,  // accused
	1.50,  // suffix
	5.50,  // said
}
