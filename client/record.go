package client

// The records of schema sanad/1; doc/records.md says what each field means. A
// collection serves each: articles, entities, mentions, times, attributions,
// citations, passages, relations, stories, storylines, story-changes,
// statements, evolutions, omissions, warnings, events, problems, corrections.
// What is not known is nil or an empty list.

// Span is bytes of an article's text, from and to.
type Span = [2]int

// Place is words of an article.
type Place struct {
	Article string `json:"article"`
	Span    Span   `json:"span"`
	Quote   string `json:"quote,omitempty"`
}

// Article is one published text; Text is null unless whole texts were asked
// for (text=full), Excerpts are the places that findings rest on.
type Article struct {
	Type            string     `json:"type"`
	ID              string     `json:"id"`
	Input           string     `json:"input"`
	URL             *string    `json:"url"`
	Capture         string     `json:"capture_sha256"`
	TextSHA256      string     `json:"text_sha256"`
	Charset         *string    `json:"charset"`
	Outlet          *Named     `json:"outlet"`
	Title           *string    `json:"title"`
	Language        *string    `json:"language"`
	Published       *Date      `json:"published"`
	Dateline        *Dateline  `json:"dateline"`
	Credits         []Credit   `json:"credits"`
	DeclaredSources []Declared `json:"declared_sources"`
	Copyright       *Rights    `json:"copyright"`
	Reprint         *Named     `json:"reprint"`
	Completeness    string     `json:"completeness"`
	Text            *string    `json:"text"`
	Excerpts        []Place    `json:"excerpts"`
	Segments        []Segment  `json:"segments"`
	Sentences       []Span     `json:"sentences"`
	Repairs         []Repair   `json:"repairs"`
}

// Named is a name with the place that states it.
type Named struct {
	Name string `json:"name"`
	Span *Span  `json:"span"`
}

// Date is a point in time cut to its precision; an estimated one says why.
type Date struct {
	Value     string  `json:"value"`
	Precision string  `json:"precision"`
	Basis     string  `json:"basis"`
	Span      *Span   `json:"span"`
	Why       *string `json:"why"`
}

// Dateline is the place, and the outlet, that opens a news text.
type Dateline struct {
	Place  string  `json:"place"`
	Outlet *string `json:"outlet"`
	Span   *Span   `json:"span"`
}

// Credit is a person named for work on the article.
type Credit struct {
	Role string `json:"role"`
	Name string `json:"name"`
	Span *Span  `json:"span"`
}

// Declared is a source that the furniture declares.
type Declared struct {
	Name string `json:"name"`
	Cue  string `json:"cue"`
	Span *Span  `json:"span"`
}

// Rights is the holder line at the foot of an article.
type Rights struct {
	Holder string `json:"holder"`
	Year   *int   `json:"year"`
	Span   *Span  `json:"span"`
}

// Segment is a part of the text with its kind.
type Segment struct {
	Kind string `json:"kind"`
	Span Span   `json:"span"`
}

// Repair is a run of invalid bytes, in hex, that became U+FFFD.
type Repair struct {
	Span  Span   `json:"span"`
	Bytes string `json:"bytes"`
}

// Passage is two places in two articles that come from the same wording.
type Passage struct {
	Type  string  `json:"type"`
	A     Place   `json:"a"`
	B     Place   `json:"b"`
	Kind  string  `json:"kind"`
	Score float64 `json:"score"`
}

// Relation is what two whole articles are to each other.
type Relation struct {
	Type      string  `json:"type"`
	A         string  `json:"a"`
	B         string  `json:"b"`
	Relation  string  `json:"relation"`
	Direction string  `json:"direction"`
	Source    *string `json:"source"`
	Score     float64 `json:"score"`
	Why       []Term  `json:"why"`
}

// Term is one named part of a score.
type Term struct {
	Term  string  `json:"term"`
	Value float64 `json:"value"`
	Spans []Place `json:"spans"`
}

// Story is the articles that report one event.
type Story struct {
	Type      string   `json:"type"`
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Keywords  []string `json:"keywords"`
	Articles  []string `json:"articles"`
	Start     *string  `json:"start"`
	End       *string  `json:"end"`
	Storyline *string  `json:"storyline"`
	Origins   *struct {
		Count int    `json:"count"`
		Range [2]int `json:"range"`
	} `json:"origins"`
}

// Storyline is stories that continue each other.
type Storyline struct {
	Type    string   `json:"type"`
	ID      string   `json:"id"`
	Stories []string `json:"stories"`
	Steps   []struct {
		From  string  `json:"from"`
		To    string  `json:"to"`
		Why   string  `json:"why"`
		Spans []Place `json:"spans"`
	} `json:"steps"`
}

// StoryChange is a dated record of stories that came together or apart.
type StoryChange struct {
	Type  string   `json:"type"`
	Story string   `json:"story"`
	Kind  string   `json:"kind"`
	With  []string `json:"with"`
	At    string   `json:"at"`
	Why   string   `json:"why"`
}

// Problem is an input, or a part of one, that could not be used.
type Problem struct {
	Type   string `json:"type"`
	Input  string `json:"input"`
	Stage  string `json:"stage"`
	Reason string `json:"reason"`
}
