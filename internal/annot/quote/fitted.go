package quote

// weights are the weights of the features. Written by
// go test ./internal/annot/quote -run Fit -fit DIR,DIR; do not edit.
var weights = [nFeatures]float64{
	-3.83, // bias
	1.07,  // prior
	2.27,  // name
	2.50,  // pronoun
	-1.17, // plural
	-0.97, // first
	0.50,  // role
	0.33,  // other
	-0.85, // nobody
	-0.04, // gap
	1.89,  // that
	0.68,  // comma
	-2.49, // purpose
	-1.36, // relative
	-0.84, // adjunct
	-1.00, // joined
	-1.57, // aux
	0.00,  // done
	-1.35, // negated
	1.36,  // theirs
	1.48,  // phrase
	0.89,  // verbal
	1.17,  // clause
	-1.15, // short
	0.16,  // long
	0.50,  // quoted
	2.00,  // set
	2.50,  // inner
	0.00,  // tail
	-0.01, // agent
	-1.00, // owner
	2.00,  // hearsay
	0.00,  // shared
	2.50,  // accused
	4.50,  // said
}
