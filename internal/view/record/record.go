// Package record shapes findings as the records of schema sanad/1, each with a
// type, and prints them as JSON Lines. Key order and record order are fixed,
// so equal findings give equal bytes. A field that is not known is null or an
// empty list. What is shared leaves with excerpts around the evidence; whole
// texts only where they are asked for.
package record

import (
	"bufio"
	"cmp"
	"encoding/json"
	"io"
	"iter"
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
	Stream   = []Type{"article", "story", "storyline", "story_change"}
	Trace    = []Type{"article", "entity", "mention", "time", "attribution", "citation", "passage", "relation", "story", "storyline",
		"statement", "evolution", "omission", "warning", "event"}
)

// Options say how much of the articles leaves.
type Options struct {
	FullText bool // whole texts and quotes of any length, not excerpts
}

// Write prints the run record, the records of the given types with whole
// texts, and the problems.
func Write(w io.Writer, p *pile.Pile, program string, types []Type) error {
	return Print(w, p, program, types, Options{FullText: true})
}

// Print is Write with a say over how much of the articles leaves.
func Print(w io.Writer, p *pile.Pile, program string, types []Type, o Options) error {
	return encode(w, All(p, program, types, o))
}

// encode prints records, one a line.
func encode(w io.Writer, records iter.Seq[any]) error {
	buf := bufio.NewWriterSize(w, 1<<16)
	e := json.NewEncoder(buf)
	e.SetEscapeHTML(false)
	for r := range records {
		if err := e.Encode(r); err != nil {
			return err
		}
	}
	return buf.Flush()
}

// All gives the records that Print prints, in its order: values of the types
// Run, Article, …, Problem.
func All(p *pile.Pile, program string, types []Type, o Options) iter.Seq[any] {
	return func(yield func(any) bool) {
		x := newWriter(p, o, yield)
		x.put(Run{"run", Schema, program, len(p.Articles), len(p.Problems), p.Passed})
		for _, t := range types {
			x.write(t)
		}
		x.problems()
	}
}

// Of gives the records of one type, "problem" among them.
func Of(p *pile.Pile, t Type, o Options) iter.Seq[any] {
	return func(yield func(any) bool) {
		x := newWriter(p, o, yield)
		if t == "problem" {
			x.problems()
			return
		}
		x.write(t)
	}
}

type writer struct {
	pile  *pile.Pile
	place map[text.ID]int
	full  bool
	yield func(any) bool
	done  bool
	rests map[text.ID][]text.Span // evidence by article, made when first asked for
}

func newWriter(p *pile.Pile, o Options, yield func(any) bool) *writer {
	return &writer{pile: p, place: p.Index(), full: o.FullText, yield: yield}
}

func (x *writer) put(v any) {
	if !x.done {
		x.done = !x.yield(v)
	}
}

func (x *writer) problems() {
	for _, q := range x.pile.Problems {
		x.put(Problem{"problem", q.Input, q.Stage, q.Reason})
	}
}

func (x *writer) write(t Type) {
	switch t {
	case "entity":
		x.entities()
	case "passage":
		for _, p := range x.pile.Passages {
			x.put(Passage{t, x.ref(p.A), x.ref(p.B), string(p.Kind), round(p.Score)})
		}
	case "relation":
		x.relations()
	case "story":
		x.stories()
	case "storyline":
		x.storylines()
	case "story_change":
		for _, c := range x.pile.Changes {
			x.put(Change(c))
		}
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
func (x *writer) ref(r text.Ref) Ref {
	i, ok := x.place[r.Article]
	if !ok {
		return Ref{Article: r.Article, Span: r.Span}
	}
	return Ref{r.Article, r.Span, x.quote(r.Span.Of(x.pile.Articles[i].Text))}
}

func (x *writer) refs(rs []text.Ref) []Ref {
	out := make([]Ref, 0, len(rs))
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
