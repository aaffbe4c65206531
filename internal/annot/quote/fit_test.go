//go:build fit

package quote

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sanad/internal/annot/segment"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

var fitDirs = flag.String("fit", "", "folders of labelled articles, parted by commas: fit the weights and write fitted.go")

var fitName = flag.String("weights", "weights", "the weights to fit: weights, or groupWeights for languages with verb groups")

// sample is one candidate with its label.
type sample struct {
	e     evidence
	cue   bool
	set   int
	half  int
	entry *lang.Cue
}

// TestFit is a command that needs the unexported evidence, and no check: only
// the tag fit builds it. It counts how often each cue entry attributes where its pattern stands,
// writes the counts into the cue tables, fits the weights of the features by
// logistic regression with a small ridge, and writes them into fitted.go. The
// log-odds of an entry leave out the candidate itself, so that rare cues do not
// vouch for themselves. It prints the F1 of each set, and that of weights fitted
// on the other half of the articles.
func TestFit(t *testing.T) {
	if *fitDirs == "" {
		t.Fatal("name the labelled data: -fit DIR,DIR")
	}
	var all []sample
	missed := map[int]int{}
	dirs := strings.Split(*fitDirs, ",")
	for i, d := range dirs {
		s, n := candidates(t, d, i)
		all, missed[i] = append(all, s...), n
	}
	recount(all)
	w, a, b := regress(all, -1), regress(all, 1), regress(all, 0)
	for cut := -0.5; cut < 0.6; cut += 0.25 {
		for i, d := range dirs {
			t.Logf("cut %+.2f %s: F1 %.4f, by halves %.4f, %.4f", cut, filepath.Base(d), f1(all, w, i, -1, missed[i], cut), f1(all, a, i, 0, missed[i]/2, cut), f1(all, b, i, 1, missed[i]/2, cut))
		}
	}
	writeWeights(t, w, *fitName)
	for _, code := range lang.Codes() {
		writeCounts(t, code)
	}
}

// writeWeights writes the weights of one kind of language. Where the labels are
// of people with names only, a role without one weighs little less than a name.
func writeWeights(t *testing.T, w evidence, name string) {
	if name == "weights" {
		w[fRole] = max(w[fRole], w[fName]-1.2)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "package quote\n\n// %s are weights of the features. Written by\n// go test -tags fit ./internal/annot/quote -run Fit -fit DIR,DIR -weights %s; do not edit.\nvar %s = [nFeatures]float64{\n", name, name, name)
	for i, v := range w {
		fmt.Fprintf(&b, "\t%.2f, // %s\n", v, featureNames[i])
	}
	b.WriteString("}\n")
	if err := os.WriteFile(map[string]string{"weights": "fitted.go", "groupWeights": "fitted_group.go"}[name], []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// candidates are those of one labelled set, and how many labelled cues have
// none.
func candidates(t *testing.T, dir string, set int) (out []sample, missed int) {
	bodies := map[string]labelledArticle{}
	for _, a := range readLines(t, filepath.Join(dir, "articles.jsonl")) {
		bodies[a.ID] = a
	}
	for n, g := range readLines(t, filepath.Join(dir, "gold.jsonl")) {
		a := bodies[g.ID]
		gold := map[[2]int]bool{}
		for _, x := range g.Attributions {
			for _, c := range x.Cue {
				gold[c] = false
			}
		}
		p := lang.Must(a.Language)
		art := segment.Parse(article.Article{Input: a.ID, Text: a.Body, Language: a.Language}, p)
		r := read(Input{Article: &art, Tokens: segment.Tokens(a.Body), Pack: p})
		r.trial = func(f *finding) {
			s := r.span(f.cue.lo, f.cue.hi)
			x := sample{e: f.evidence, set: set, half: n % 2, entry: f.entry}
			for c := range gold {
				if s.Start < c[1] && s.End > c[0] {
					x.cue, gold[c] = true, true
				}
			}
			if g.Restrict == "indirect" && len(f.content) > 0 && (r.quote[f.content[0].lo] >= 0 || r.quote[f.content[len(f.content)-1].hi-1] >= 0) {
				return
			}
			if f.evidence[fInner] != 0 || !x.cue && r.tags != nil && g.holds(s) {
				return // the labels have no nesting
			}
			out = append(out, x)
		}
		for u := range r.units {
			if r.tags != nil {
				r.phrasal(u)
				continue
			}
			r.direct(u)
			r.indirect(u)
		}
		for _, hit := range gold {
			if !hit {
				missed++
			}
		}
	}
	return out, missed
}

// recount sets the counts of the cue entries to those of the samples, and the
// prior of each sample to that of its entry without the sample itself.
func recount(all []sample) {
	for _, s := range all {
		s.entry.Hits, s.entry.Seen = 0, 0
	}
	for _, s := range all {
		s.entry.Seen++
		if s.cue {
			s.entry.Hits++
		}
	}
	for i := range all {
		d := *all[i].entry
		d.Seen--
		if all[i].cue {
			d.Hits--
		}
		all[i].e[fPrior] = d.Weight()
	}
}

// writeCounts puts the counts into the cue table of a language. The words of
// headlines are not counted: the labelled texts have none.
func writeCounts(t *testing.T, code string) {
	name := "../../lang/" + code + "/cue.tsv"
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(string(b), "\n")
	for i, r := range rows {
		f := strings.Split(r, "\t")
		if len(f) != 9 || strings.HasPrefix(r, "#") || lang.Place(f[2]) == lang.SourceTitle {
			continue
		}
		f[4], f[5] = counted(code, f[0], f[4], f[5])
		rows[i] = strings.Join(f, "\t")
	}
	if err := os.WriteFile(name, []byte(strings.Join(rows, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
}

// counted are the fields hits and seen of a row with these forms; groups whose
// first form belongs to another row keep theirs.
func counted(code, forms, hits, seen string) (string, string) {
	h, s := strings.Split(hits, "/"), strings.Split(seen, "/")
	for i, group := range strings.Split(forms, "/") {
		words := strings.Fields(strings.Split(group, "|")[0])
		c, n := lang.Must(code).Cues.At(func(k int) string {
			if k < len(words) {
				return words[k]
			}
			return ""
		})
		if n == len(words) && i < len(h) && i < len(s) {
			h[i], s[i] = fmt.Sprint(c.Hits), fmt.Sprint(c.Seen)
		}
	}
	return strings.Join(h, "/"), strings.Join(s, "/")
}

type labelledArticle struct {
	ID, Body, Language, Restrict string
	Attributions                 []struct{ Cue, Content [][2]int }
}

// holds reports whether s lies in a labelled content.
func (a *labelledArticle) holds(s text.Span) bool {
	for _, x := range a.Attributions {
		for _, c := range x.Content {
			if c[0] <= s.Start && s.End <= c[1] {
				return true
			}
		}
	}
	return false
}

func readLines(t *testing.T, name string) (out []labelledArticle) {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var a labelledArticle
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}

// regress fits weights by Newton's method on the samples that are not of half
// leave (-1: on all). Each set counts the same.
func regress(all []sample, leave int) evidence {
	var w evidence
	given := given[*fitName]
	for k, v := range given {
		w[k] = v
	}
	size := map[int]float64{}
	for _, s := range all {
		if s.half != leave {
			size[s.set]++
		}
	}
	for range 12 {
		var g evidence
		var h [nFeatures][nFeatures]float64
		for k := range w {
			g[k], h[k][k] = -ridge*w[k], ridge
		}
		for i := range all {
			if s := &all[i]; s.half != leave {
				s.add(&w, &g, &h, 1/size[s.set])
			}
		}
		for k := range given {
			for j := range h {
				h[k][j], h[j][k] = 0, 0
			}
			h[k][k], g[k] = 1, 0
		}
		for k, d := range solve(h, g) {
			w[k] += d
		}
	}
	return w
}

// given are weights that are not fitted: the labels have no nesting, no quoted
// words, hardly a content before its cue, and neither unnamed voices nor nouns
// of saying; those of languages with verb groups lack only the nesting.
var given = map[string]map[feature]float64{
	"weights":      {fInner: 2.5, fHearsay: 3.8, fAccused: 3, fOwner: 0.5, fSaid: 5.5, fQuoted: 0.5, fJoined: -1, fSet: 2, fSuffix: 1.5, fDone: 0, fAgent: 0.9},
	"groupWeights": {fInner: 1},
}

// ridge keeps the weights of rare features small.
const ridge = 2e-4

// add adds the gradient and curvature of one sample.
func (s *sample) add(w, g *evidence, h *[nFeatures][nFeatures]float64, scale float64) {
	z := 0.0
	for k, v := range s.e {
		z += v * w[k]
	}
	p := 1 / (1 + math.Exp(-z))
	d := -p
	if s.cue {
		d++
	}
	for k, v := range s.e {
		if v == 0 {
			continue
		}
		g[k] += scale * d * v
		for j, u := range s.e {
			h[k][j] += scale * p * (1 - p) * v * u
		}
	}
}

// solve is the x of h x = g, by elimination; h is positive definite.
func solve(h [nFeatures][nFeatures]float64, g evidence) evidence {
	for k := range g {
		for i := k + 1; i < len(g); i++ {
			m := h[i][k] / h[k][k]
			for j := k; j < len(g); j++ {
				h[i][j] -= m * h[k][j]
			}
			g[i] -= m * g[k]
		}
	}
	for k := len(g) - 1; k >= 0; k-- {
		for j := k + 1; j < len(g); j++ {
			g[k] -= h[k][j] * g[j]
		}
		g[k] /= h[k][k]
	}
	return g
}

// f1 is the F1 of the cues of a set (of one half of it, -1 for all).
func f1(all []sample, w evidence, set, half, missed int, cut float64) float64 {
	tp, pred, gold := 0.0, 0.0, float64(missed)
	for i := range all {
		s := &all[i]
		if s.set != set || half >= 0 && s.half != half {
			continue
		}
		z := 0.0
		for k, v := range s.e {
			z += v * w[k]
		}
		if s.cue {
			gold++
		}
		if z >= cut {
			pred++
			if s.cue {
				tp++
			}
		}
	}
	return 2 * tp / (pred + gold)
}
