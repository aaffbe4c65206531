// Package export shapes findings in the formats that others read: tables (CSV,
// Parquet), GraphML, W3C PROV-JSON, schema.org JSON-LD; JSON Lines is package
// record. In: a pile with its findings, or its records. Out: bytes, equal for
// equal findings. Promised: excerpts around the evidence unless whole texts
// are asked for, every word from outside escaped as its format asks, and
// counts that a reader of the format finds again. doc/exports.md shows each.
package export

import (
	"fmt"
	"io"

	"sanad/internal/pile"
	"sanad/internal/view/record"
)

// Format is the name of a format.
type Format string

// The formats. CSV and Parquet are several tables, see Book; the others are
// one stream, see Write.
const (
	JSONL   Format = "jsonl"
	CSV     Format = "csv"
	Parquet Format = "parquet"
	GraphML Format = "graphml"
	PROV    Format = "prov"
	Schema  Format = "schema"
)

// Formats are all of them.
var Formats = []string{string(JSONL), string(CSV), string(Parquet), string(GraphML), string(PROV), string(Schema)}

// Options say what leaves.
type Options struct {
	record.Options
	Program string // name and version, as in run records
	Reviews bool   // schema.org: a ClaimReview skeleton for each claim, for the desk's own verdict
}

// Write prints a pile in a format of one stream.
func Write(w io.Writer, p *pile.Pile, f Format, o Options) error {
	switch f {
	case JSONL:
		return record.Print(w, p, o.Program, record.Trace, o.Options)
	case GraphML:
		return writeGraph(w, p, o)
	case PROV:
		return writeProv(w, p, o)
	case Schema:
		return writeSchema(w, p, o)
	}
	return fmt.Errorf("format %q is not one stream", f)
}
