package client

// Statement is one thing that is asserted, denied, promised, warned, ordered
// or asked. doc/records.md says what each field means.
type Statement struct {
	Type       string    `json:"type"`
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
	Similar    []Similar `json:"similar"`
	Why        []string  `json:"why"`
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
	Basis        string  `json:"basis"` // stated, inferred
}

// Report is one article's rendering of a statement; Voice is an index into
// the statement's voices.
type Report struct {
	Place
	Mode        *string `json:"mode"`
	Cue         *string `json:"cue"`
	Attribution *string `json:"attribution"`
	Voice       *int    `json:"voice"`
	Via         []Via   `json:"via"`
}

// Channel is an independent path to the carriers.
type Channel struct {
	Name     string   `json:"name"`
	Kind     string   `json:"kind"`
	Carriers []string `json:"carriers"`
	Basis    string   `json:"basis"`
	Why      []Reason `json:"why"`
}

// Reason is one piece of evidence in words, with what it rests on.
type Reason struct {
	Text  string  `json:"text"`
	Score float64 `json:"score"`
	Spans []Place `json:"spans"`
}

// Drift is a difference between two reports.
type Drift struct {
	Kind     string `json:"kind"`
	Severity string `json:"severity"`
	A        Place  `json:"a"`
	B        Place  `json:"b"`
	Why      string `json:"why"`
}

// Similar is a look-alike that is another statement.
type Similar struct {
	Statement string `json:"statement"`
	Why       string `json:"why"`
}

// Evolution is a later statement that hardens, softens or updates another.
type Evolution struct {
	Type string `json:"type"`
	From string `json:"from"`
	To   string `json:"to"`
	Kind string `json:"kind"`
	Why  string `json:"why"`
}

// Omission is a statement that an article prints the surroundings of, and not
// it.
type Omission struct {
	Type      string `json:"type"`
	Statement string `json:"statement"`
	Article   string `json:"article"`
	Beside    Place  `json:"beside"`
	Why       string `json:"why"`
}

// Warning is what a reader must know, by interface language.
type Warning struct {
	Type      string            `json:"type"`
	Kind      string            `json:"kind"`
	Story     *string           `json:"story"`
	Article   *string           `json:"article"`
	Statement *string           `json:"statement"`
	Spans     []Place           `json:"spans"`
	Text      map[string]string `json:"text"`
}

// Event is a dated happening.
type Event struct {
	Type      string  `json:"type"`
	Date      string  `json:"date"`
	DateEnd   *string `json:"date_end"`
	Precision string  `json:"precision"`
	Status    string  `json:"status"`
	Place
	Statements []string `json:"statements"`
}
