package pipeline

// Text are the stages that complete the text of each article (segments,
// sentences, what it says of itself) and mark nothing in it.
func Text() []Stage { return Annotate()[:1] }
