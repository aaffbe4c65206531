package quote

// groupWeights are weights of the features. Written by
// go test ./internal/annot/quote -run Fit -fit DIR,DIR -weights groupWeights; do not edit.
var groupWeights = [nFeatures]float64{
	0.42,  // bias
	0.92,  // prior
	0.60,  // name
	0.65,  // pronoun
	-0.06, // plural
	-0.49, // first
	0.43,  // role
	-0.18, // other
	-0.53, // nobody
	0.00,  // gap
	0.71,  // that
	0.00,  // comma
	-0.18, // purpose
	-0.17, // relative
	0.00,  // adjunct
	-0.23, // joined
	0.06,  // aux
	0.00,  // done
	-0.12, // negated
	0.00,  // theirs
	-0.25, // phrase
	0.00,  // verbal
	0.00,  // clause
	-0.35, // short
	0.18,  // long
	0.83,  // quoted
	-0.07, // set
	1.00,  // inner
	-0.31, // tail
	0.31,  // agent
	-0.11, // owner
	0.23,  // hearsay
	-0.06, // shared
	0.00,  // accused
	0.00,  // said
}
