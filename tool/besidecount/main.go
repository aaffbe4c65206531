// Besidecount writes the table beside.tsv of a language pack: for each word
// that the given JSONL files (field body) write with a capital, how often a word
// of place, a word of speaking or an office, or the head word of an organisation
// stands beside the stretch of capitals that holds it. Only counts leave the
// files.
//
//	besidecount -lang id -min 4 a.jsonl b.jsonl > internal/lang/id/beside.tsv
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"sanad/internal/annot"
	"sanad/internal/annot/entity/tagger"
	"sanad/internal/lang"
	"sanad/internal/text"
)

func main() {
	code := flag.String("lang", "id", "language pack")
	least := flag.Int("min", 4, "uses of a kept word at least")
	flag.Parse()
	p, ok := lang.For(*code)
	if !ok {
		fmt.Fprintf(os.Stderr, "besidecount: no language pack %q\n", *code)
		os.Exit(2)
	}
	c := counts{}
	for _, path := range flag.Args() {
		if err := c.file(path, p); err != nil {
			fmt.Fprintln(os.Stderr, "besidecount:", err)
			os.Exit(1)
		}
	}
	if err := c.write(os.Stdout, *least); err != nil {
		fmt.Fprintln(os.Stderr, "besidecount:", err)
		os.Exit(1)
	}
}

// uses of a word with a capital: all, and those beside each kind of word.
type uses struct{ all, in, who, org int }

type counts map[string]*uses

func (c counts) file(path string, p *lang.Pack) error {
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
		ps := tagger.Cut(a.Body, []annot.Token{{Span: text.Span{Start: 0, End: len(a.Body)}}}, p)
		tagger.Mark(ps, a.Body, p)
		c.text(ps)
	}
}

// text counts the stretches of capitals, cut at offices.
func (c counts) text(ps []tagger.Piece) {
	for i := 0; i < len(ps); {
		if !name(&ps[i]) {
			i++
			continue
		}
		j := i + 1
		for j < len(ps) && name(&ps[j]) {
			j++
		}
		c.run(ps, i, j)
		i = j
	}
}

func name(p *tagger.Piece) bool {
	return p.Shape.Upper() && p.Role == tagger.Nowhere && !p.Is("plain")
}

func (c counts) run(ps []tagger.Piece, i, j int) {
	var in, who, org int
	if i > 0 {
		left := &ps[i-1]
		if left.Is("in") {
			in = 1
		}
		if left.Role != tagger.Nowhere || left.Is("said") {
			who = 1
		}
	}
	if j < len(ps) && ps[j].Is("said") {
		who = 1
	}
	if ps[i].Is("org-head") || ps[j-1].Is("org-tail") {
		org = 1
	}
	for k := i; k < j; k++ {
		u := c[ps[k].Lower]
		if u == nil {
			u = &uses{}
			c[ps[k].Lower] = u
		}
		u.all, u.in, u.who, u.org = u.all+1, u.in+in, u.who+who, u.org+org
	}
}

func (c counts) write(w io.Writer, least int) error {
	var words []string
	for word, u := range c {
		if u.all >= least {
			words = append(words, word)
		}
	}
	slices.Sort(words)
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "# word, tenths of its uses with a capital that stand beside a place, a speaker or office, an organisation's head; by tool/besidecount") //nolint:errcheck // kept by the writer
	for _, word := range words {
		u := c[word]
		tenths := func(n int) int { return (10*n + u.all/2) / u.all }
		fmt.Fprintf(out, "%s\t%d\t%d\t%d\n", word, tenths(u.in), tenths(u.who), tenths(u.org)) //nolint:errcheck // kept by the writer
	}
	return out.Flush()
}
