package page

import (
	"slices"
	"strconv"
	"strings"
)

// Figure is one measured figure of the quality golden.
type Figure struct {
	Set, Name, Value string
	Floor, Must, Aim string
	Under            bool // it is under its must
}

// Figures reads a quality golden: set, figure, value, a star where it is under
// its must, and the words floor, must, aim before theirs.
func Figures(golden string) []Figure {
	var out []Figure
	for line := range strings.Lines(golden) {
		w := strings.Fields(line)
		at := slices.Index(w, "floor")
		if at < 3 || len(w) < at+6 {
			continue
		}
		f := Figure{Floor: w[at+1], Must: w[at+3], Aim: w[at+5]}
		w = w[:at]
		if w[len(w)-1] == "*" {
			f.Under, w = true, w[:len(w)-1]
		}
		n := len(w)
		if n < 3 {
			continue
		}
		f.Set, f.Name, f.Value = strings.Join(w[:n-2], " "), w[n-2], w[n-1]
		out = append(out, f)
	}
	return out
}

// About is the page about the program and how often it is wrong.
type About struct {
	Figures []Figure
	Program string
}

// told are the figures that a reader of counts must know first, each with its
// sentence in the table of texts.
var told = []string{"engine_sure.exact", "engine_sure.share", "counts.channels.over", "engine_sure.range_covers", "statement_found", "drift.recall", "drift.false_rate"}

// of is a figure of a set as a share of hundred, a dash where it was not measured.
func (p About) of(set, name string) string {
	for _, f := range p.Figures {
		if f.Set == set && f.Name == name {
			if v, err := strconv.ParseFloat(f.Value, 64); err == nil {
				return strconv.FormatFloat(100*v, 'f', 0, 64) + " %"
			}
		}
	}
	return "–"
}
