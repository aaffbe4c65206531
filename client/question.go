package client

// Answer is what a library says to a question, for each sentence asked.
type Answer struct {
	Looked  int `json:"looked"`
	Answers []struct {
		Type       string  `json:"type"`
		Claim      string  `json:"claim"`
		Looked     int     `json:"looked"`
		Traced     int     `json:"traced"`
		Footage    bool    `json:"footage"`
		Statements []Match `json:"statements"`
		Nearest    *Match  `json:"nearest"`
	} `json:"answers"`
	Statements []Statement `json:"statements"`
	Articles   []Article   `json:"articles"`
}

// Match is a statement that says what is asked; Against is what keeps the
// nearest from being it, Asked the words of the question that it does not have and
// There what stands there instead.
type Match struct {
	Statement string   `json:"statement"`
	Score     float64  `json:"score"`
	Report    Place    `json:"report"`
	Against   *string  `json:"against"`
	Asked     []string `json:"asked"`
	There     []string `json:"there"`
}

// Checked is what an editor must look at in a draft, the weightiest first.
type Checked struct {
	Sources  int `json:"sources"`
	Findings []struct {
		Type   string `json:"type"`
		Kind   string `json:"kind"`
		Weight int    `json:"weight"`
		Draft  Place  `json:"draft"`
		Source *Place `json:"source"`
		Why    string `json:"why"`
	} `json:"findings"`
	Articles []Article `json:"articles"`
}

// Hits are the best hits of a search first.
type Hits struct {
	Hits []struct {
		Kind     string  `json:"kind"`
		ID       string  `json:"id"`
		Title    string  `json:"title"`
		Outlet   string  `json:"outlet"`
		Language string  `json:"language"`
		Day      string  `json:"day"`
		Story    string  `json:"story"`
		Score    float64 `json:"score"`
		Snippet  []struct {
			Words string `json:"words"`
			Found bool   `json:"found"`
		} `json:"snippet"`
	} `json:"hits"`
	Next   *string `json:"next"`
	Total  int     `json:"total"`
	More   bool    `json:"more"`
	Facets *struct {
		Outlets   []Facet `json:"outlets"`
		Languages []Facet `json:"languages"`
		Months    []Facet `json:"months"`
	} `json:"facets"`
}

// Facet is how many hits have a value.
type Facet struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// Correction is what a person says of a finding. Kind, On, With, Value, By and
// Why are given; the server adds the others.
type Correction struct {
	Type       string   `json:"type,omitempty"`
	ID         string   `json:"id,omitempty"`
	Kind       string   `json:"kind"` // speaker, channel, drift, merge, split, merge-entity, split-entity
	On         Place    `json:"on"`
	With       []Place  `json:"with,omitempty"`
	Value      string   `json:"value,omitempty"`
	By         string   `json:"by"`
	Why        string   `json:"why"`
	At         string   `json:"at,omitempty"`
	Undone     *string  `json:"undone,omitempty"`
	UndoneBy   *string  `json:"undone_by,omitempty"`
	Statements []string `json:"statements,omitempty"`
	Entities   []string `json:"entities,omitempty"`
	Found      bool     `json:"found,omitempty"`
}
