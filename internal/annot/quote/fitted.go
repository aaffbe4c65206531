package quote

// weights are the weights of the features. Written by
// go test ./internal/annot/quote -run Fit -fit DIR,DIR; do not edit.
var weights = [nFeatures]float64{
	-2.97, // bias
	1.07,  // prior
	1.41,  // name
	1.66,  // pronoun
	-1.71, // plural
	-1.43, // first
	-0.80, // role
	-0.45, // other
	-1.65, // nobody
	-0.04, // gap
	1.91,  // that
	0.66,  // comma
	-2.48, // purpose
	-1.34, // relative
	-0.84, // adjunct
	-1.00, // joined
	-1.35, // aux
	0.00,  // done
	-1.35, // negated
	1.36,  // theirs
	1.48,  // phrase
	0.89,  // verbal
	1.18,  // clause
	-1.15, // short
	0.14,  // long
	0.50,  // quoted
	2.00,  // set
	2.50,  // inner
	0.00,  // tail
	0.02,  // agent
	-1.00, // owner
	2.00,  // hearsay
	0.00,  // shared
	2.50,  // accused
	4.50,  // said
}
