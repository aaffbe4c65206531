package story

// Setting is the fitted scalars: one for all languages, outlets and piles.
type Setting struct {
	// Shares of the fields in the kinship of two articles.
	Body, Lead, Headline, Name, Number, Entity, Voice float64

	Threshold float64 // kinship above which two groups are one story
	Cohesion  float64 // how much of the kinship inside two groups that between them must match
	Inside    float64 // kinship inside a story that is expected beforehand
	Trust     float64 // pairs that expectation counts for
	Cap       float64 // kinship inside a story that counts at most: copies say nothing of kinship
	Decay     float64 // kinship lost for each e-fold of time after the free days
	Silence   float64 // kinship lost for each week, after the first, in which neither side appeared
	Event     float64 // kinship lost where the events lie more than the free days apart
	Covered   float64 // share of a group that names of its events must open for it to be parted
	Apart     float64 // kinship across its events, as a share of that within, below which it is
	Whole     float64 // share of a text that another must be from which on they are copies …
	Copy      float64 // … where it holds such a share of the other
	Steep     float64 // power of the rarity of a word that is its weight
	Wary      float64 // bond beyond which groups are joined in a stream, where what comes later is not known
	Hold      float64 // … and how much more where both have settled
	Prior     float64 // articles that the background of a language counts for
}

// Fitted is the setting that tool/storyfit found: -set steep=1.4,threshold=.155
// -fit 1 on the labelled piles, then voice, steep and cohesion by -grid, in the middle of the
// values with which all piles hold; wary and hold by -stream. See doc/stories.md.
var Fitted = Setting{
	Body: .10, Lead: .453, Headline: .177, Name: .153, Number: .078, Entity: .038,
	Threshold: .1674, Cohesion: .42, Inside: .27, Trust: 3.75, Cap: .39, Decay: .0064, Event: .35, Silence: .05, Voice: .02, Covered: .82, Apart: .8,
	Whole: .2, Copy: .5, Steep: 1.3, Wary: .01, Hold: .07, Prior: 400,
}

func (s Setting) weight(f field) float64 {
	return [fields]float64{
		body: s.Body, lead: s.Lead, headline: s.Headline, name: s.Name, number: s.Number, entity: s.Entity, voice: s.Voice,
	}[f]
}

// Field is the scalar of a name in lower case, for fitting; nil for no such.
func (s *Setting) Field(name string) *float64 {
	return map[string]*float64{
		"body": &s.Body, "lead": &s.Lead, "headline": &s.Headline, "name": &s.Name, "number": &s.Number, "entity": &s.Entity, "voice": &s.Voice,
		"threshold": &s.Threshold, "cohesion": &s.Cohesion, "inside": &s.Inside, "trust": &s.Trust, "cap": &s.Cap,
		"decay": &s.Decay, "event": &s.Event, "silence": &s.Silence, "covered": &s.Covered, "apart": &s.Apart, "prior": &s.Prior, "whole": &s.Whole, "copy": &s.Copy, "steep": &s.Steep, "wary": &s.Wary, "hold": &s.Hold,
	}[name]
}
