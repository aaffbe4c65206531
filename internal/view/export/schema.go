package export

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/text"
	"sanad/internal/view/record"
)

// thing is a node of schema.org JSON-LD. Keys are printed in the order of the
// alphabet.
type thing map[string]any

// writeSchema prints JSON-LD in the vocabulary of schema.org: a NewsArticle
// for each article, a Quotation for each direct quotation with a source, a
// Claim for each statement; with Reviews also a ClaimReview without a rating,
// for the desk to fill in.
func writeSchema(w io.Writer, p *pile.Pile, o Options) error {
	src := newSource(p, o)
	graph := []thing{}
	for i := range p.Articles {
		graph = append(graph, newsArticle(&p.Articles[i], src.texts[p.Articles[i].ID]))
		graph = append(graph, quotations(src, i, o)...)
	}
	for i := range p.Findings.Statements {
		s := &p.Findings.Statements[i]
		graph = append(graph, src.claim(s))
		if o.Reviews {
			graph = append(graph, thing{"@type": "ClaimReview", "@id": urn("review", strings.TrimPrefix(s.ID, "statement:")), "claimReviewed": s.Gist,
				"itemReviewed": ref("statement", s.ID), "reviewRating": thing{"@type": "Rating"}, "creativeWorkStatus": "Draft"})
		}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(thing{"@context": "https://schema.org", "@graph": graph})
}

func urn(kind, id string) string { return "urn:sanad:" + named(kind, id) }

func ref(kind, id string) thing { return thing{"@id": urn(kind, id)} }

func newsArticle(a *article.Article, r record.Article) thing {
	t := thing{"@type": "NewsArticle", "@id": urn("article", string(a.ID)), "identifier": string(a.ID)}
	put(t, "headline", a.Title)
	put(t, "url", web(a.URL))
	put(t, "inLanguage", a.Language)
	if a.Published != nil && a.Published.Basis != article.Estimated {
		put(t, "datePublished", a.Published.Value)
	}
	if o := outlet(a); o != "" {
		t["publisher"] = thing{"@type": "Organization", "name": o}
	}
	var writers []thing
	for _, c := range a.Credits {
		if c.Role == "writer" || c.Role == "reporter" {
			writers = append(writers, thing{"@type": "Person", "name": c.Name})
		}
	}
	if writers != nil {
		t["author"] = writers
	}
	if r.Text != nil {
		t["articleBody"] = *r.Text
	} else if len(r.Excerpts) > 0 {
		var parts []string
		for _, e := range r.Excerpts {
			parts = append(parts, e.Quote)
		}
		t["abstract"] = strings.Join(parts, " […] ")
	}
	return t
}

// web is an address that may stand behind a link, "" for others.
func web(u string) string {
	if strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://") {
		return u
	}
	return ""
}

func quotations(src *source, i int, o Options) []thing {
	a := &src.pile.Articles[i]
	kinds := map[string]annot.Class{}
	for _, e := range src.pile.Marks[i].Entities {
		kinds[e.ID] = e.Class
	}
	var out []thing
	for r := range record.Of(&pile.Pile{Articles: src.pile.Articles[i : i+1], Marks: src.pile.Marks[i : i+1]}, "attribution", o.Options) {
		n := r.(record.Attribution)
		if n.Mode != string(annot.Direct) || n.Source == nil || n.Source.Name == nil {
			continue
		}
		entity := ""
		if n.Source.Entity != nil {
			entity = *n.Source.Entity
		}
		t := thing{"@type": "Quotation", "@id": urn("quotation", n.ID), "text": n.Content.Quote, "isPartOf": ref("article", string(a.ID)),
			"spokenByCharacter": speaker(*n.Source.Name, kinds[entity])}
		put(t, "inLanguage", a.Language)
		out = append(out, t)
	}
	return out
}

// speaker is a person unless the name is known to stand for something else.
func speaker(name string, c annot.Class) thing {
	switch c {
	case annot.Organization, annot.Country, annot.Media, annot.Place:
		return thing{"@type": "Organization", "name": name}
	}
	return thing{"@type": "Person", "name": name}
}

// claim is a statement. Its first appearance is the earliest of its dated
// carriers among these articles, where one is earlier than all others.
func (src *source) claim(s *origin.Statement) thing {
	r := src.said[s.ID]
	t := thing{"@type": "Claim", "@id": urn("statement", s.ID), "text": s.Gist,
		"description": fmt.Sprintf("In these %d articles: %d carriers, %d channels (%d untraced), %d voices, %d parties; %s.", len(src.pile.Articles),
			r.Counts.Carriers, r.Counts.Channels, r.Counts.Untraced, r.Counts.Voices, r.Counts.Parties, s.Reading)}
	var seen []thing
	for _, c := range s.Carriers() {
		seen = append(seen, ref("article", string(c)))
	}
	t["appearance"] = seen
	if first := src.first(s.Carriers()); first != "" {
		t["firstAppearance"] = ref("article", string(first))
	}
	var voices []thing
	for _, v := range s.Voices {
		class, _, _ := strings.Cut(v.Entity, ":")
		voices = append(voices, speaker(v.Name, annot.Class(class)))
	}
	if voices != nil {
		t["author"] = voices
	}
	return t
}

// first is the earliest article, "" where no date tells.
func (src *source) first(ids []text.ID) text.ID {
	best, when, same := text.ID(""), "", false
	for _, id := range ids {
		i, ok := src.place[id]
		if !ok {
			continue
		}
		d := day(&src.pile.Articles[i])
		switch {
		case len(d) < len("2023-01-01"):
		case when == "" || d < when:
			best, when, same = id, d, false
		case d == when:
			same = true
		}
	}
	if same {
		return ""
	}
	return best
}

func put(t thing, key, value string) {
	if value != "" {
		t[key] = value
	}
}
