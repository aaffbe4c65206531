package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sanad/internal/article"
	"sanad/internal/extract"
	river "sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/raw"
	"sanad/internal/story"
)

// pile is a set of articles with its gold stories.
type pile struct {
	name      string
	in        story.Input
	read      *story.Pile
	inputs    map[string]string // article ID to input
	gold      map[string]string // input to story
	negatives []negative
}

// negative is an article that must not be in one story with the members.
type negative struct {
	members []string
	other   string
}

func load(arg, keep string) (*pile, error) {
	path, gold, _ := strings.Cut(arg, "=")
	p := &pile{name: filepath.Base(filepath.Dir(path)), inputs: map[string]string{}, gold: map[string]string{}}
	if err := p.annotate(path, keep); err != nil {
		return nil, err
	}
	p.read = story.Read(p.in)
	for _, a := range p.in.Articles {
		p.inputs[string(a.ID)] = a.Input
	}
	if gold == "" {
		return p, nil
	}
	return p, p.loadGold(gold)
}

// annotate reads the articles and finds what the grouping needs, or takes it
// from the folder in which it was kept.
func (p *pile) annotate(path, keep string) error {
	kept := filepath.Join(keep, "storyfit-"+p.name)
	if f, err := os.Open(kept); err == nil && keep != "" {
		defer f.Close() //nolint:errcheck // read only
		return gob.NewDecoder(bufio.NewReader(f)).Decode(&p.in)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	arts, problems := extract.Articles(raw.Capture{Input: path, Media: "application/x-ndjson", Bytes: b})
	if len(problems) > 0 {
		return fmt.Errorf("%s: %v", path, problems[0])
	}
	slices.SortFunc(arts, func(a, b article.Article) int { return strings.Compare(string(a.ID), string(b.ID)) })
	w := &river.Pile{Articles: arts}
	before := slices.DeleteFunc(pipeline.Cluster(), func(s pipeline.Stage) bool { return s.Name == "story" })
	if err := pipeline.Run(context.Background(), w, before, 0, nil); err != nil {
		return err
	}
	p.in = story.Input{Articles: w.Articles, Marks: w.Marks, Passages: w.Passages}
	if keep == "" {
		return nil
	}
	var out bytes.Buffer
	if err := gob.NewEncoder(&out).Encode(p.in); err != nil {
		return err
	}
	return os.WriteFile(kept, out.Bytes(), 0o600)
}

func (p *pile) loadGold(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if strings.HasSuffix(path, ".jsonl") {
		sc := bufio.NewScanner(bytes.NewReader(b))
		for sc.Scan() {
			var l struct{ ID, Cluster string }
			if err := json.Unmarshal(sc.Bytes(), &l); err != nil {
				return err
			}
			p.gold[l.ID] = l.Cluster
		}
		return nil
	}
	var g struct {
		Stories []struct {
			ID       string
			Articles []string
			Hard     []string `json:"hard_negatives"`
		}
	}
	if err := json.Unmarshal(b, &g); err != nil {
		return err
	}
	for _, s := range g.Stories {
		for _, a := range s.Articles {
			p.gold[a] = s.ID
		}
		for _, h := range s.Hard {
			p.negatives = append(p.negatives, negative{s.Articles, h})
		}
	}
	return nil
}

type score struct {
	p, r, f             float64
	found, gold, joined int
}

// assign is the story of each input.
func (p *pile) assign(r story.Result) map[string]string {
	of := map[string]string{}
	for _, s := range r.Stories {
		for _, a := range s.Articles {
			of[p.inputs[string(a)]] = s.ID
		}
	}
	return of
}

// score is BCubed over the articles of the gold, and how many hard negatives
// share a story with it.
func (p *pile) score(r story.Result) score {
	of := p.assign(r)
	nGold, nStory, both := map[string]int{}, map[string]int{}, map[[2]string]int{}
	for id, g := range p.gold {
		nGold[g]++
		nStory[of[id]]++
		both[[2]string{g, of[id]}]++
	}
	var s score
	for k, n := range both {
		s.p += float64(n*n) / float64(nStory[k[1]])
		s.r += float64(n*n) / float64(nGold[k[0]])
	}
	s.p /= float64(len(p.gold))
	s.r /= float64(len(p.gold))
	s.f = 2 * s.p * s.r / (s.p + s.r)
	s.found, s.gold = len(nStory), len(nGold)
	for _, n := range p.negatives {
		if slices.ContainsFunc(n.members, func(m string) bool { return of[m] == of[n.other] }) {
			s.joined++
		}
	}
	return s
}
