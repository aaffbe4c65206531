// Package record shapes findings as the lines of schema sanad/1: JSON Lines,
// one record a line, each with a type. Key order and record order are fixed,
// so equal findings give equal bytes. A field that is not known is null or an
// empty list.
package record

import (
	"bufio"
	"cmp"
	"encoding/json"
	"io"
	"slices"

	"sanad/internal/pile"
	"sanad/internal/text"
)

// Schema is the name of the record format.
const Schema = "sanad/1"

// Type is the type of a record.
type Type string

// The sets of record types that the commands print.
var (
	Annotate = []Type{"article", "entity", "mention", "time", "attribution", "citation"}
	Reuse    = []Type{"article", "passage", "relation", "story", "storyline"}
	Cluster  = []Type{"article", "story", "storyline"}
	Trace    = []Type{"article", "entity", "mention", "time", "attribution", "citation", "passage", "relation", "story", "storyline",
		"statement", "evolution", "omission", "warning", "event"}
)

// Write prints the run record, the records of the given types, and the
// problems.
func Write(w io.Writer, p *pile.Pile, program string, types []Type) error {
	buf := bufio.NewWriterSize(w, 1<<16)
	e := json.NewEncoder(buf)
	e.SetEscapeHTML(false)
	x := &writer{enc: e, pile: p, place: p.Index()}
	x.put(runRecord{"run", Schema, program, len(p.Articles), len(p.Problems), p.Passed})
	for _, t := range types {
		x.write(t)
	}
	for _, q := range p.Problems {
		x.put(problemRecord{"problem", q.Input, q.Stage, q.Reason})
	}
	if x.err == nil {
		x.err = buf.Flush()
	}
	return x.err
}

type writer struct {
	enc   *json.Encoder
	pile  *pile.Pile
	place map[text.ID]int
	err   error
}

func (x *writer) put(v any) {
	if x.err == nil {
		x.err = x.enc.Encode(v)
	}
}

func (x *writer) write(t Type) {
	switch t {
	case "entity":
		x.entities()
	case "passage":
		for _, p := range x.pile.Passages {
			x.put(passageRecord{t, x.ref(p.A), x.ref(p.B), string(p.Kind), round(p.Score)})
		}
	case "relation":
		x.relations()
	case "story":
		x.stories()
	case "storyline":
		x.storylines()
	case "statement":
		x.statements()
	case "evolution", "omission", "warning", "event":
		x.findings(t)
	default:
		for i := range x.pile.Articles {
			x.article(t, i)
		}
	}
}

// ref is a place with its words.
func (x *writer) ref(r text.Ref) refRecord {
	i, ok := x.place[r.Article]
	if !ok {
		return refRecord{Article: r.Article, Span: r.Span}
	}
	return refRecord{r.Article, r.Span, r.Span.Of(x.pile.Articles[i].Text)}
}

func (x *writer) refs(rs []text.Ref) []refRecord {
	out := make([]refRecord, 0, len(rs))
	for _, r := range rs {
		out = append(out, x.ref(r))
	}
	return out
}

// round cuts scores to four digits, so that records do not carry noise.
func round(f float64) float64 { return float64(int(f*1e4+0.5)) / 1e4 }

// null is s, or null where it is empty.
func null(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// list is s, or an empty list in place of null.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

func sortedBy[T any, K cmp.Ordered](s []T, key func(T) K) []T {
	out := slices.Clone(s)
	slices.SortStableFunc(out, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
	return out
}
