// Dfcount writes a background document-frequency table for a language pack:
// in how many articles of the given JSONL files (fields title and body) each
// word stands. Only counts leave the files.
//
//	dfcount -top 20000 -min 3 a.jsonl b.jsonl > internal/lang/id/df.tsv
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/annot/segment"
)

func main() {
	top := flag.Int("top", 20000, "words kept at most")
	least := flag.Int("min", 3, "articles a kept word stands in at least")
	flag.Parse()
	if err := run(flag.Args(), *top, *least, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "dfcount:", err)
		os.Exit(1)
	}
}

func run(paths []string, top, least int, w io.Writer) error {
	count, total := map[string]int{}, 0
	for _, p := range paths {
		n, err := countFile(p, count)
		if err != nil {
			return err
		}
		total += n
	}
	return write(w, count, total, top, least)
}

// countFile adds the articles of one JSONL file to count and says how many
// there were.
func countFile(path string, count map[string]int) (int, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close() //nolint:errcheck // read only
	dec, n := json.NewDecoder(bufio.NewReader(f)), 0
	for ; ; n++ {
		var a struct{ Title, Body string }
		if err := dec.Decode(&a); err == io.EOF {
			return n, nil
		} else if err != nil {
			return n, fmt.Errorf("%s: %w", path, err)
		}
		for w := range words(a.Title + "\n" + a.Body) {
			count[w]++
		}
	}
}

// words is the set of the words of t in lower case, cut as the finders cut it.
func words(t string) map[string]bool {
	set := map[string]bool{}
	for _, tok := range segment.Tokens(t) {
		if tok.Kind == annot.Word {
			set[tok.Lower] = true
		}
	}
	return set
}

func write(w io.Writer, count map[string]int, total, top, least int) error {
	var list []string
	for word, n := range count {
		if n >= least {
			list = append(list, word)
		}
	}
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(count[b]-count[a], strings.Compare(a, b))
	})
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# word\tnews articles that hold it; written by tool/dfcount\n*\t%d\n", total) //nolint:errcheck // kept by the writer
	for _, word := range list[:min(top, len(list))] {
		fmt.Fprintf(out, "%s\t%d\n", word, count[word]) //nolint:errcheck // kept by the writer
	}
	return out.Flush()
}
