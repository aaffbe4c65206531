package client

// Place is words of an article: bytes from and to, and the words.
type Place struct {
	Article string `json:"article"`
	Span    [2]int `json:"span"`
	Quote   string `json:"quote,omitempty"`
}

// Statement is one thing that is asserted, denied, promised, warned, ordered
// or asked. doc/records.md says what each field means.
type Statement struct {
	ID         string    `json:"id"`
	Story      *string   `json:"story"`
	Gist       string    `json:"gist"`
	Kind       string    `json:"kind"`
	Denies     *string   `json:"denies"`
	Voices     []Voice   `json:"voices"`
	Reports    []Report  `json:"reports"`
	Channels   []Channel `json:"channels"`
	Counts     Counts    `json:"counts"`
	Range      Range     `json:"range"`
	Reading    string    `json:"reading"`
	Circular   bool      `json:"circular"`
	Confidence string    `json:"confidence"`
	Drift      []Drift   `json:"drift"`
}

// Counts are the four counts, always shown together.
type Counts struct {
	Carriers int `json:"carriers"`
	Channels int `json:"channels"`
	Untraced int `json:"untraced"`
	Voices   int `json:"voices"`
	Parties  int `json:"parties"`
}

// Range is how far the counts may be off, both ends included.
type Range struct {
	Channels [2]int `json:"channels"`
	Voices   [2]int `json:"voices"`
}

// Voice is who asserts a statement.
type Voice struct {
	Name         string  `json:"name"`
	Role         *string `json:"role"`
	Organization *string `json:"organization"`
	Party        *string `json:"party"`
	Entity       *string `json:"entity"`
	Anonymous    bool    `json:"anonymous"`
}

// Report is one article's rendering of a statement; Voice is an index into
// the statement's voices.
type Report struct {
	Place
	Mode  *string `json:"mode"`
	Cue   *string `json:"cue"`
	Voice *int    `json:"voice"`
}

// Channel is an independent path to the carriers.
type Channel struct {
	Name     string   `json:"name"`
	Kind     string   `json:"kind"`
	Carriers []string `json:"carriers"`
	Basis    string   `json:"basis"`
}

// Drift is a difference between two reports.
type Drift struct {
	Kind     string `json:"kind"`
	Severity string `json:"severity"`
	A        Place  `json:"a"`
	B        Place  `json:"b"`
	Why      string `json:"why"`
}

// Story is the articles that report one event.
type Story struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Keywords  []string `json:"keywords"`
	Articles  []string `json:"articles"`
	Start     *string  `json:"start"`
	End       *string  `json:"end"`
	Storyline *string  `json:"storyline"`
}

// Article is one published text; Text is null unless whole texts were asked
// for (text=full), Excerpts are the places that findings rest on.
type Article struct {
	ID           string  `json:"id"`
	Input        string  `json:"input"`
	URL          *string `json:"url"`
	Title        *string `json:"title"`
	Language     *string `json:"language"`
	Completeness string  `json:"completeness"`
	Text         *string `json:"text"`
	Excerpts     []Place `json:"excerpts"`
	Outlet       *struct {
		Name string `json:"name"`
	} `json:"outlet"`
	Published *struct {
		Value     string `json:"value"`
		Precision string `json:"precision"`
		Basis     string `json:"basis"`
	} `json:"published"`
}

// Answer is what a library says to a question, for each sentence asked.
type Answer struct {
	Looked  int `json:"looked"`
	Answers []struct {
		Claim      string  `json:"claim"`
		Statements []Match `json:"statements"`
		Nearest    *Match  `json:"nearest"`
	} `json:"answers"`
	Statements []Statement `json:"statements"`
	Articles   []Article   `json:"articles"`
}

// Match is a statement that says what is asked; Against is what keeps the
// nearest from being it.
type Match struct {
	Statement string  `json:"statement"`
	Score     float64 `json:"score"`
	Report    Place   `json:"report"`
	Against   *string `json:"against"`
}

// Correction is what a person says of a finding.
type Correction struct {
	Kind  string  `json:"kind"` // speaker, channel, drift, merge, split, merge-entity, split-entity
	On    Place   `json:"on"`
	With  []Place `json:"with,omitempty"`
	Value string  `json:"value,omitempty"`
	By    string  `json:"by"`
	Why   string  `json:"why"`
}
