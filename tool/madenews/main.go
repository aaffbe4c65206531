// Command madenews prints made-up news with speakers and named wires as JSON
// Lines, for filling a library of any size: go run ./tool/madenews -n 100000 >
// news.jsonl, then sanad add --library made.db news.jsonl.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"sanad/internal/bench"
)

func main() {
	n := flag.Int("n", 1000, "number of articles")
	seed := flag.Uint64("seed", 7, "seed of the pile")
	flag.Parse()
	if err := write(os.Stdout, *n, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "madenews:", err)
		os.Exit(1)
	}
}

// line is an article as sanad add reads it.
type line struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Outlet    string `json:"outlet"`
	Language  string `json:"language"`
	Published string `json:"published"`
	Body      string `json:"body"`
}

func write(w io.Writer, n int, seed uint64) error {
	out := bufio.NewWriter(w)
	e := json.NewEncoder(out)
	var errs []error
	for i, a := range bench.Spoken(n, seed).Articles {
		errs = append(errs, e.Encode(line{fmt.Sprintf("made/%06d", i), fmt.Sprintf("Berita %d", i), a.Outlet.Name, a.Language, a.Published.Value, a.Text}))
	}
	return errors.Join(append(errs, out.Flush())...)
}
