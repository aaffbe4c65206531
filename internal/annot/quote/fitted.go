package quote

// weights are the weights of the features. Written by
// go test ./internal/annot/quote -run Fit -fit DIR,DIR; do not edit.
var weights = [nFeatures]float64{
	-3.48, // bias
	1.12,  // prior
	1.40,  // name
	1.67,  // pronoun
	-1.64, // plural
	-1.45, // first
	0.20,  // role
	-0.44, // other
	-2.26, // nobody
	0.01,  // gap
	2.40,  // that
	0.69,  // comma
	-2.49, // purpose
	-1.37, // relative
	-0.72, // adjunct
	-1.00, // joined
	-1.60, // aux
	0.00,  // done
	-1.31, // negated
	1.87,  // theirs
	1.98,  // phrase
	1.34,  // verbal
	1.72,  // clause
	-2.97, // short
	0.13,  // long
	0.50,  // quoted
	2.00,  // set
	2.50,  // inner
	0.03,  // tail
	0.90,  // agent
	0.50,  // owner
	3.00,  // hearsay
	0.00,  // shared
	2.50,  // accused
	1.50,  // suffix
	5.50,  // said
}
