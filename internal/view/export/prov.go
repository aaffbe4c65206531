package export

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/text"
)

// provDoc is a document of W3C PROV-JSON (Member Submission of 24 April 2013).
// Entities are articles, statements, reports and channels; agents outlets and
// voices. A report is quoted from its article (prov:Quotation) and one
// rendering of its statement (specializationOf). An article is derived from
// the channels of its reports, those that are no medium's copy (an event, an
// interview, a document, a post, a release) as primary sources
// (prov:PrimarySource), and from the articles that it took over.
type provDoc struct {
	Prefix      map[string]string `json:"prefix"`
	Entity      provRecords       `json:"entity"`
	Agent       provRecords       `json:"agent"`
	Attributed  provRecords       `json:"wasAttributedTo"`
	Derived     provRecords       `json:"wasDerivedFrom"`
	Specialized provRecords       `json:"specializationOf"`
	Influenced  provRecords       `json:"wasInfluencedBy"`

	relations int
}

type provRecords map[string]map[string]any

// typed is a value with its type.
type typed struct {
	Value string `json:"$"`
	Type  string `json:"type"`
}

func qualified(name string) typed { return typed{name, "prov:QUALIFIED_NAME"} }

func writeProv(w io.Writer, p *pile.Pile, o Options) error {
	d := &provDoc{Prefix: map[string]string{"sanad": "urn:sanad:"}, Entity: provRecords{}, Agent: provRecords{}, Attributed: provRecords{},
		Derived: provRecords{}, Specialized: provRecords{}, Influenced: provRecords{}}
	src := newSource(p, o)
	for i := range p.Articles {
		d.article(src, i)
	}
	for i := range p.Findings.Statements {
		d.statement(src, &p.Findings.Statements[i])
	}
	d.between(p)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(d)
}

// provName is a qualified name: only letters, digits and / - _ . after the
// prefix.
func provName(kind, id string) string {
	id = strings.TrimPrefix(id, kind+":")
	for _, r := range id {
		if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-_.", r) {
			h := sha256.Sum256([]byte(id))
			id = hex.EncodeToString(h[:8])
			break
		}
	}
	return "sanad:" + kind + "/" + id
}

func (d *provDoc) article(src *source, i int) {
	a := &src.pile.Articles[i]
	r := src.texts[a.ID]
	id := provName("article", string(a.ID))
	e := map[string]any{"prov:type": qualified("sanad:Article"), "sanad:input": a.Input, "sanad:text_sha256": r.TextSHA256, "sanad:capture_sha256": a.Capture}
	set(e, "prov:label", a.Title)
	set(e, "sanad:url", a.URL)
	set(e, "sanad:language", a.Language)
	if a.Published != nil {
		e["sanad:published"] = a.Published.Value
		e["sanad:published_basis"] = string(a.Published.Basis)
	}
	if r.Text != nil {
		e["prov:value"] = *r.Text
	}
	d.Entity[id] = e
	if o := outlet(a); o != "" {
		agent := provName("outlet", strings.ToLower(o))
		d.Agent[agent] = map[string]any{"prov:type": qualified("prov:Organization"), "prov:label": o}
		d.tie(d.Attributed, map[string]any{"prov:entity": id, "prov:agent": agent})
	}
}

func (d *provDoc) statement(src *source, s *origin.Statement) {
	id, r := provName("statement", s.ID), src.said[s.ID]
	d.Entity[id] = map[string]any{"prov:type": qualified("sanad:Statement"), "prov:label": short(s.Gist), "sanad:reading": s.Reading,
		"sanad:carriers": number(r.Counts.Carriers), "sanad:channels": number(r.Counts.Channels), "sanad:voices": number(r.Counts.Voices),
		"sanad:parties": number(r.Counts.Parties), "sanad:untraced": number(r.Counts.Untraced)}
	for n, x := range r.Reports {
		report := id + "/report/" + strconv.Itoa(n+1)
		d.Entity[report] = map[string]any{"prov:type": qualified("sanad:Report"), "prov:value": x.Quote, "sanad:start": number(x.Span.Start), "sanad:end": number(x.Span.End)}
		d.tie(d.Specialized, map[string]any{"prov:specificEntity": report, "prov:generalEntity": id})
		d.derive(report, provName("article", string(x.Article)), "prov:Quotation")
	}
	for _, v := range s.Voices {
		agent := provName("voice", voiceKey(s, v))
		e := map[string]any{"prov:type": qualified("sanad:Voice"), "prov:label": v.Name}
		set(e, "sanad:party", v.Party)
		d.Agent[agent] = e
		d.tie(d.Attributed, map[string]any{"prov:entity": id, "prov:agent": agent, "sanad:basis": voiceBasis(v)})
	}
	for n, c := range s.Channels {
		d.channel(id, n+1, c, src.place)
	}
}

func (d *provDoc) channel(statement string, n int, c origin.Channel, here map[text.ID]int) {
	id := statement + "/channel/" + strconv.Itoa(n)
	e := map[string]any{"prov:type": qualified("sanad:Channel"), "sanad:kind": string(c.Kind), "sanad:basis": string(c.Basis)}
	set(e, "prov:label", c.Name)
	d.Entity[id] = e
	for _, a := range c.Carriers {
		if _, ok := here[a]; ok {
			d.derive(provName("article", string(a)), id, primary(c.Kind))
		}
	}
}

// primary is the type of a derivation from a channel.
func primary(k annot.Path) string {
	switch k {
	case annot.Occasion, annot.Interview, annot.Document, annot.Post, annot.Release:
		return "prov:PrimarySource"
	}
	return ""
}

// between ties articles that took over others, and statements that move on
// from others.
func (d *provDoc) between(p *pile.Pile) {
	for _, r := range p.Relations {
		switch r.Direction {
		case link.AToB:
			d.derive(provName("article", string(r.B)), provName("article", string(r.A)), "")
		case link.BToA:
			d.derive(provName("article", string(r.A)), provName("article", string(r.B)), "")
		}
	}
	for _, e := range p.Findings.Evolutions {
		if d.Entity[provName("statement", e.To)] == nil || d.Entity[provName("statement", e.From)] == nil {
			continue // one of them is told elsewhere
		}
		d.tie(d.Influenced, map[string]any{"prov:influencee": provName("statement", e.To), "prov:influencer": provName("statement", e.From),
			"prov:type": qualified("sanad:" + e.Kind)})
	}
}

func (d *provDoc) derive(made, from, kind string) {
	r := map[string]any{"prov:generatedEntity": made, "prov:usedEntity": from}
	if kind != "" {
		r["prov:type"] = qualified(kind)
	}
	d.tie(d.Derived, r)
}

func (d *provDoc) tie(rs provRecords, r map[string]any) {
	d.relations++
	rs[fmt.Sprintf("_:r%06d", d.relations)] = r
}

func set(e map[string]any, key, value string) {
	if value != "" {
		e[key] = value
	}
}

func number(n int) typed { return typed{strconv.Itoa(n), "xsd:int"} }
