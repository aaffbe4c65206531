package quote

// groupWeights are weights of the features. Written by
// go test -tags fit ./internal/annot/quote -run Fit -fit DIR,DIR -weights groupWeights; do not edit.
var groupWeights = [nFeatures]float64{
	0.40,  // bias
	0.92,  // prior
	0.60,  // name
	0.66,  // pronoun
	-0.08, // plural
	-0.48, // first
	0.46,  // role
	-0.14, // other
	-0.62, // nobody
	0.00,  // gap
	0.63,  // that
	0.00,  // comma
	-0.13, // purpose
	-0.16, // relative
	0.00,  // adjunct
	-0.23, // joined
	0.06,  // aux
	0.00,  // done
	-0.09, // negated
	0.00,  // theirs
	-0.26, // phrase
	0.00,  // verbal
	0.00,  // clause
	-0.36, // short
	0.19,  // long
	0.82,  // quoted
	-0.10, // set
	1.00,  // inner
	-0.19, // tail
	0.38,  // agent
	-0.03, // owner
	0.26,  // hearsay
	-0.02, // shared
	0.00,  // accused
	0.00,  // suffix
	0.00,  // said
}
