package record

import (
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/text"
)

// Attribution is a source, a cue and a content in one article.
type Attribution struct {
	Type     Type      `json:"type"`
	ID       string    `json:"id"`
	Article  text.ID   `json:"article"`
	Span     text.Span `json:"span"`
	Quote    string    `json:"quote"`
	Mode     string    `json:"mode"`
	Polarity string    `json:"polarity"`
	Stance   *string   `json:"stance"`
	Cue      *Cue      `json:"cue"`
	Source   *Source   `json:"source"`
	Content  Content   `json:"content"`
	Via      []Via     `json:"via"`
	Parent   *string   `json:"parent"`
	Why      []string  `json:"why,omitempty"`
}

// Cue is the word that attributes.
type Cue struct {
	Span  text.Span `json:"span"`
	Quote string    `json:"quote"`
}

// Source is who is said to say it.
type Source struct {
	Span      *text.Span `json:"span"`
	Quote     *string    `json:"quote"`
	Name      *string    `json:"name"`
	Role      *string    `json:"role"`
	Org       *string    `json:"organization"`
	Entity    *string    `json:"entity"`
	Anonymous bool       `json:"anonymous"`
	Basis     string     `json:"basis"`
}

// Content is what is said, in one or more parts.
type Content struct {
	Spans []text.Span `json:"spans"`
	Quote string      `json:"quote"`
}

// Via is one step of the way from an article back to the source.
type Via struct {
	Name   string     `json:"name"`
	Entity *string    `json:"entity"`
	Kind   *string    `json:"kind"`
	Span   *text.Span `json:"span"`
	Quote  *string    `json:"quote"`
	Basis  string     `json:"basis"`
}

// attributionID is unique over the pile: that of the article and of the place.
func attributionID(article text.ID, local string) string {
	if local == "" {
		return ""
	}
	return string(article[:min(12, len(article))]) + "/" + local
}

func (x *writer) shapeAttribution(a *article.Article, n annot.Attribution) Attribution {
	r := Attribution{Type: "attribution", ID: attributionID(a.ID, n.ID), Article: a.ID, Span: n.Span, Quote: x.quote(n.Span.Of(a.Text)),
		Mode: string(n.Mode), Polarity: string(n.Polarity), Stance: null(n.Stance), Via: vias(a.Text, n.Via), Parent: null(attributionID(a.ID, n.Parent)), Why: n.Why,
		Content: Content{Spans: list(n.Content), Quote: x.quote(words(a.Text, n.Content))}}
	if n.Cue != nil {
		r.Cue = &Cue{n.Cue.Span, n.Cue.Span.Of(a.Text)}
	}
	if s := n.Source; s != nil {
		r.Source = &Source{Span: s.Span, Name: null(s.Name), Role: null(s.Role), Org: null(s.Organization), Entity: null(s.Entity),
			Anonymous: s.Anonymous, Basis: string(s.Basis)}
		if s.Span != nil {
			r.Source.Quote = null(s.Span.Of(a.Text))
		}
	}
	return r
}

func vias(t string, vs []annot.Via) []Via {
	out := make([]Via, 0, len(vs))
	for _, v := range vs {
		r := Via{Name: v.Name, Entity: null(v.Entity), Kind: null(string(v.Kind)), Span: v.Span, Basis: string(v.Basis)}
		if v.Span != nil && v.Span.Validate(t) == nil {
			r.Quote = null(v.Span.Of(t))
		}
		out = append(out, r)
	}
	return out
}

// words are the words of several spans, with " … " between parts that do not
// touch.
func words(t string, spans []text.Span) string {
	var b strings.Builder
	for i, s := range spans {
		if i > 0 {
			b.WriteString(" … ")
		}
		b.WriteString(s.Of(t))
	}
	return b.String()
}
