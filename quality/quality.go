// Package quality holds the measured figures of the program, as files that a
// worse number shows up in, and in the program for the page about its error
// rates. See doc/quality.md.
package quality

import _ "embed"

// Shared is the golden of the figures on the labelled data: set, figure, value,
// a star where it is under its must, and the floor, must and aim.
//
//go:embed shared.golden
var Shared string
