package story

// Setting is the fitted scalars: one for all languages, outlets and piles.
type Setting struct {
	Body, Lead, Name, Number float64 // share of each field in the kinship of two articles
	Threshold                float64 // mean kinship above which two groups are one story
	Decay                    float64 // kinship lost for a day between two stories
	Prior                    float64 // articles that the background of a language counts for
}

// Fitted is the setting that tool/storyfit found.
var Fitted = Setting{Body: .35, Lead: .25, Name: .3, Number: .1, Threshold: .18, Decay: .01, Prior: 500}

func (s Setting) weight(f field) float64 {
	return [fields]float64{body: s.Body, lead: s.Lead, name: s.Name, number: s.Number}[f]
}

// Field is the scalar of a name in lower case, for fitting; nil for no such.
func (s *Setting) Field(name string) *float64 {
	return map[string]*float64{
		"body": &s.Body, "lead": &s.Lead, "name": &s.Name, "number": &s.Number,
		"threshold": &s.Threshold, "decay": &s.Decay, "prior": &s.Prior,
	}[name]
}
