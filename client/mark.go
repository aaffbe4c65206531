package client

// Entity is what names stand for.
type Entity struct {
	Type         string   `json:"type"`
	ID           string   `json:"id"`
	Class        string   `json:"class"`
	Name         string   `json:"name"`
	Aliases      []string `json:"aliases"`
	Role         *string  `json:"role"`
	Organization *string  `json:"organization"`
}

// Mention is a place where an entity is named.
type Mention struct {
	Type string `json:"type"`
	Place
	Entity string `json:"entity"`
	Class  string `json:"class"`
}

// Time is a time expression with its TIMEX3 value.
type Time struct {
	Type string `json:"type"`
	Place
	Value     *string `json:"value"`
	Precision string  `json:"precision"`
	Relative  bool    `json:"relative"`
}

// Attribution is a source, a cue and a content in one article.
type Attribution struct {
	Type string `json:"type"`
	ID   string `json:"id"`
	Place
	Mode     string  `json:"mode"`
	Polarity string  `json:"polarity"`
	Stance   *string `json:"stance"`
	Cue      *struct {
		Span  Span   `json:"span"`
		Quote string `json:"quote"`
	} `json:"cue"`
	Source  *Source `json:"source"`
	Content struct {
		Spans []Span `json:"spans"`
		Quote string `json:"quote"`
	} `json:"content"`
	Via    []Via    `json:"via"`
	Parent *string  `json:"parent"`
	Why    []string `json:"why"`
}

// Source is who is said to say it.
type Source struct {
	Span         *Span   `json:"span"`
	Quote        *string `json:"quote"`
	Name         *string `json:"name"`
	Role         *string `json:"role"`
	Organization *string `json:"organization"`
	Entity       *string `json:"entity"`
	Anonymous    bool    `json:"anonymous"`
	Basis        string  `json:"basis"`
}

// Via is one step of the way from an article back to the source.
type Via struct {
	Name   string  `json:"name"`
	Entity *string `json:"entity"`
	Kind   *string `json:"kind"`
	Span   *Span   `json:"span"`
	Quote  *string `json:"quote"`
	Basis  string  `json:"basis"`
}

// Citation is a place where an article names what it took something from.
type Citation struct {
	Type string `json:"type"`
	Place
	Cue    string  `json:"cue"`
	Name   *string `json:"name"`
	Entity *string `json:"entity"`
	Kind   string  `json:"kind"`
	Covers []Span  `json:"covers"`
}
