// Casecount writes the table case.tsv of a language pack: for each word that
// is written small inside the sentences of the given JSONL files (fields title
// and body), how often it is written small, in per cent. Words that are nearly
// always written with a capital are names and are left out: only counts of
// common words leave the files.
//
//	casecount -min 3 a.jsonl b.jsonl > internal/lang/id/case.tsv
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sanad/internal/lang"
)

func main() {
	least := flag.Int("min", 3, "times a kept word is written small at least")
	share := flag.Int("share", 10, "per cent of its uses in which a kept word is written small at least")
	top := flag.Int("top", 16000, "words kept at most")
	flag.Parse()
	c := counts{}
	for _, p := range flag.Args() {
		if err := c.file(p); err != nil {
			fmt.Fprintln(os.Stderr, "casecount:", err)
			os.Exit(1)
		}
	}
	if err := c.write(os.Stdout, *least, *share, *top); err != nil {
		fmt.Fprintln(os.Stderr, "casecount:", err)
		os.Exit(1)
	}
}

// counts are the uses of a word inside sentences: small, with a capital.
type counts map[string][2]int

func (c counts) file(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // read only
	for dec := json.NewDecoder(bufio.NewReader(f)); ; {
		var a struct{ Body string }
		if err := dec.Decode(&a); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		c.text(a.Body)
	}
}

// text counts the words behind a small word or a comma: what stands elsewhere
// may have its capital from the place where it stands.
func (c counts) text(t string) {
	inner := false
	for s, e := range lang.Cut(t) {
		w := t[s:e]
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLetter(r) && inner {
			n := c[strings.ToLower(w)]
			if unicode.IsUpper(r) {
				n[1]++
			} else {
				n[0]++
			}
			c[strings.ToLower(w)] = n
		}
		inner = unicode.IsLower(r) || w == ","
	}
}

func (c counts) write(w io.Writer, least, share, top int) error {
	var words []string
	for word, n := range c {
		if n[0] >= least && n[0]*100 >= share*(n[0]+n[1]) {
			words = append(words, word)
		}
	}
	slices.SortFunc(words, func(a, b string) int {
		if c[a][0] != c[b][0] {
			return c[b][0] - c[a][0]
		}
		return strings.Compare(a, b)
	})
	words = words[:min(top, len(words))]
	slices.Sort(words)
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "# word, per cent of its uses inside sentences that are written small; by tool/casecount") //nolint:errcheck // kept by the writer
	for _, word := range words {
		n := c[word]
		fmt.Fprintf(out, "%s\t%d\n", word, n[0]*100/(n[0]+n[1])) //nolint:errcheck // kept by the writer
	}
	return out.Flush()
}
