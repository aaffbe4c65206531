// Package sample carries the bundled sample: invented articles that show what
// the program sees.
package sample

import "embed"

// Files are the articles, with a README that says what happens in them.
//
//go:embed README.md *.jsonl grain-ship hospital landslide
var Files embed.FS
