// Command nerfit fits the name tagger on a set of labelled sentences, and
// reports how well it does on sentences that it has not seen.
//
//	go run ./tool/nerfit -data ../shared/data/ner-id            # five-fold figures
//	go run ./tool/nerfit -data ../shared/data/ner-id -write     # fit on all, write the models
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"unicode"

	"sanad/internal/annot"
	"sanad/internal/annot/entity"
	"sanad/internal/annot/entity/tagger"
	"sanad/internal/annot/segment"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "nerfit:", err)
		os.Exit(1)
	}
}

func run() error {
	data := flag.String("data", "../shared/data/ner-id", "folder with articles.jsonl and gold.jsonl")
	write := flag.Bool("write", false, "fit on everything and write the models")
	to := flag.String("to", "internal/annot/entity/model", "folder of the models")
	var set tagger.Fitting
	flag.IntVar(&set.Epochs, "epochs", 6, "passes over the data")
	flag.Float64Var(&set.Rate, "rate", 0.1, "AdaGrad step")
	flag.Float64Var(&set.Drop, "drop", 0.5, "share of features left out at each look")
	flag.Float64Var(&set.L1, "l1", 0.001, "pull towards zero")
	flag.IntVar(&set.Least, "least", 1, "a feature must be seen so often")
	flag.Float64Var(&set.Keep, "keep", 0.58, "factor of the weights in use")
	flag.IntVar(&set.Fits, "fits", 6, "fits of which the model is the mean")
	noWords := flag.Bool("shapes", false, "features of shapes and tables only")
	errors := flag.Bool("errors", false, "print what is missed and what is wrong")
	flag.Parse()
	set.Words, set.Seed = !*noWords, 1
	docs, err := read(*data)
	if err != nil {
		return err
	}
	if *write {
		return writeModels(docs, set, *to)
	}
	crossValidate(docs, set, *errors)
	return nil
}

type doc struct {
	text   string
	sample tagger.Sample
}

func read(dir string) ([]doc, error) {
	bodies := map[string]string{}
	err := lines(filepath.Join(dir, "articles.jsonl"), func(b []byte) error {
		var a struct{ ID, Body string }
		if err := json.Unmarshal(b, &a); err != nil {
			return err
		}
		bodies[a.ID] = a.Body
		return nil
	})
	if err != nil {
		return nil, err
	}
	var docs []doc
	err = lines(filepath.Join(dir, "gold.jsonl"), func(b []byte) error {
		var g gold
		if err := json.Unmarshal(b, &g); err != nil {
			return err
		}
		docs = append(docs, g.doc(bodies[g.ID]))
		return nil
	})
	return docs, err
}

// gold is a line of the labels.
type gold struct {
	ID       string
	Mentions []struct {
		Span  text.Span
		Class annot.Class
	}
}

// doc are the labels laid over the pieces of their sentence.
func (g gold) doc(body string) doc {
	pack := lang.Must("id")
	ps := tagger.Cut(body, segment.Tokens(body), pack)
	if len(ps) > 0 {
		ps[0].First = true
	}
	tagger.Mark(ps, body, pack)
	d := doc{text: body, sample: tagger.Sample{Pieces: ps}}
	last := 0
	for _, m := range g.Mentions {
		s := m.Span.Trim(body, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if n, ok := cover(ps, s, m.Class); ok && n.From >= last {
			d.sample.Names = append(d.sample.Names, n)
			last = n.To
		} else {
			fmt.Fprintf(os.Stderr, "no pieces for %q in %s\n", s.Of(body), g.ID)
		}
	}
	return d
}

// cover is the run of pieces that s touches.
func cover(ps []tagger.Piece, s text.Span, class annot.Class) (tagger.Name, bool) {
	n := tagger.Name{From: -1, Class: class}
	for i, p := range ps {
		if p.Span.Touches(s) {
			if n.From < 0 {
				n.From = i
			}
			n.To = i + 1
		}
	}
	return n, n.From >= 0
}

func lines(path string, each func([]byte) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // read only
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		if err := each(sc.Bytes()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return sc.Err()
}

const folds = 5

// crossValidate fits on four fifths and scores the rest, five times. The fold
// of a sentence is its place modulo five.
func crossValidate(docs []doc, set tagger.Fitting, errors bool) {
	var all, whole tally
	for fold := range folds {
		var train []tagger.Sample
		for i, d := range docs {
			if i%folds != fold {
				train = append(train, d.sample)
			}
		}
		m := tagger.Fit(train, set)
		var t, w tally
		for i, d := range docs {
			if i%folds == fold {
				t.add(d, m.Tag(d.sample.Pieces), false)
				w.add(d, d.found(m), errors)
			}
		}
		fmt.Printf("fold %d  %v  with tables and rules %v  features %d\n", fold, t, w, m.Size())
		all.plus(t)
		whole.plus(w)
	}
	fmt.Printf("tagger alone  %v\nwith tables and rules  %v\n", all, whole)
	for _, c := range tagger.Classes() {
		fmt.Printf("  %-13s %v   with tables and rules %v\n", c, all.by[c], whole.by[c])
	}
}

type counts struct{ hit, found, gold int }

func (c counts) String() string {
	p, r := float64(c.hit)/float64(max(1, c.found)), float64(c.hit)/float64(max(1, c.gold))
	return fmt.Sprintf("P %.4f R %.4f F %.4f", p, r, 2*p*r/max(1e-9, p+r))
}

type tally struct {
	counts
	by map[annot.Class]counts
}

func (t tally) String() string { return t.counts.String() }

func (t *tally) add(d doc, got []tagger.Name, errors bool) {
	want := map[tagger.Name]bool{}
	count := func(c annot.Class, k counts) {
		t.plus(tally{counts: k, by: map[annot.Class]counts{c: k}})
	}
	for _, n := range d.sample.Names {
		want[n] = true
		count(n.Class, counts{gold: 1})
	}
	for _, n := range got {
		k := counts{found: 1}
		if want[n] {
			k.hit = 1
			delete(want, n)
		} else if errors {
			fmt.Printf("- %s %q in %s\n", n.Class, d.words(n), d.text)
		}
		count(n.Class, k)
	}
	for _, n := range d.sample.Names {
		if errors && want[n] {
			fmt.Printf("+ %s %q in %s\n", n.Class, d.words(n), d.text)
		}
	}
}

// found are the names that the whole finder marks, with their classes folded.
func (d doc) found(m *tagger.Model) []tagger.Name {
	p := lang.Must("id")
	a := segment.Parse(article.Article{Text: d.text}, p)
	_, mentions := entity.FindBy(m, &a, segment.Tokens(d.text), p)
	var names []tagger.Name
	for _, x := range mentions {
		c := x.Class
		switch c {
		case annot.Country:
			c = annot.Place
		case annot.Media:
			c = annot.Organization
		}
		s := x.Span.Trim(d.text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if n, ok := cover(d.sample.Pieces, s, c); ok {
			names = append(names, n)
		}
	}
	return names
}

func (d doc) words(n tagger.Name) string {
	ps := d.sample.Pieces
	return d.text[ps[n.From].Span.Start:ps[n.To-1].Span.End]
}

func (t *tally) plus(u tally) {
	t.hit, t.found, t.gold = t.hit+u.hit, t.found+u.found, t.gold+u.gold
	if t.by == nil {
		t.by = map[annot.Class]counts{}
	}
	for c, k := range u.by {
		o := t.by[c]
		t.by[c] = counts{o.hit + k.hit, o.found + k.found, o.gold + k.gold}
	}
}

// writeModels fits both halves on everything.
func writeModels(docs []doc, set tagger.Fitting, dir string) error {
	samples := make([]tagger.Sample, len(docs))
	for i, d := range docs {
		samples[i] = d.sample
	}
	for name, words := range map[string]bool{"id.bin.gz": true, "any.bin.gz": false} {
		set.Words = words
		b, err := tagger.Fit(samples, set).Save()
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			return err
		}
		fmt.Printf("%s: %d bytes\n", name, len(b))
	}
	return nil
}
