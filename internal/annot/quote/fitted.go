package quote

// weights are weights of the features. Written by
// go test -tags fit ./internal/annot/quote -run Fit -fit DIR,DIR -weights weights; do not edit.
var weights = [nFeatures]float64{
	-3.52, // bias
	1.12,  // prior
	1.43,  // name
	1.71,  // pronoun
	-1.62, // plural
	-1.43, // first
	0.23,  // role
	-0.41, // other
	-2.49, // nobody
	0.01,  // gap
	2.40,  // that
	0.69,  // comma
	-2.50, // purpose
	-1.36, // relative
	-0.69, // adjunct
	-1.00, // joined
	-1.60, // aux
	0.00,  // done
	-1.31, // negated
	1.87,  // theirs
	1.97,  // phrase
	1.35,  // verbal
	1.70,  // clause
	-2.98, // short
	0.14,  // long
	0.50,  // quoted
	2.00,  // set
	2.50,  // inner
	0.03,  // tail
	0.90,  // agent
	0.50,  // owner
	3.80,  // hearsay
	0.00,  // shared
	3.00,  // accused
	1.50,  // suffix
	5.50,  // said
}
