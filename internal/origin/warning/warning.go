// Package warning says what a reader must know before trusting a statement or
// an article, in plain words of every interface language.
//
// In: articles with their marks, and statements with their channels. Out:
// warnings, those of statements first, then those of articles, each with the
// words it rests on. They are observations about texts: nothing is said of an
// outlet's or a person's intention, and no absence is asserted.
package warning

import (
	"slices"
	"strconv"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/origin"
	"sanad/internal/story"
	"sanad/internal/text"
)

// Input is one pile with its statements. Articles are sorted by ID; Marks runs
// beside them.
type Input struct {
	Articles   []article.Article
	Marks      []annot.Marks
	Stories    []story.Story
	Statements []origin.Statement
}

// Find lists the warnings of the pile.
func Find(in Input) []origin.Warning {
	f := &finder{in: in, at: map[text.ID]int{}, said: map[saidKey]*annot.Attribution{}}
	for i := range in.Articles {
		f.at[in.Articles[i].ID] = i
		for k := range in.Marks[i].Attributions {
			at := &in.Marks[i].Attributions[k]
			f.said[saidKey{i, at.ID}] = at
		}
	}
	for n := range in.Statements {
		f.statement(&in.Statements[n])
	}
	stories := storyOf(in.Stories)
	for i := range in.Articles {
		f.article(i, stories[in.Articles[i].ID])
	}
	return f.out
}

type finder struct {
	in   Input
	at   map[text.ID]int
	said map[saidKey]*annot.Attribution
	out  []origin.Warning
}

// saidKey names an attribution of one article.
type saidKey struct {
	article int
	id      string
}

func storyOf(l []story.Story) map[text.ID]string {
	out := map[text.ID]string{}
	for _, s := range l {
		for _, a := range s.Articles {
			out[a] = s.ID
		}
	}
	return out
}

// say adds a warning with its words in every language.
func (f *finder) say(w origin.Warning, pairs ...string) {
	w.Text = map[string]string{}
	for _, code := range lang.Codes() {
		w.Text[code] = lang.Must(code).Warning(w.Kind, slices.Clone(pairs)...)
	}
	f.out = append(f.out, w)
}

// manyCarriers is from how many articles on one channel a reader is warned.
const manyCarriers = 3

func (f *finder) statement(s *origin.Statement) {
	n := carriers(s)
	w := origin.Warning{Story: s.Story, Statement: s.ID}
	if s.Circular {
		w.Kind, w.Refs = "circular", refs(s)
		f.say(w)
	} else if n >= manyCarriers && len(s.Channels) == 1 {
		w.Kind, w.Refs = "single-channel", refs(s)
		f.say(w, "carriers", strconv.Itoa(n), "name", s.Channels[0].Name)
	}
	if n < 2 {
		return
	}
	if len(s.Voices) > 0 && !slices.ContainsFunc(s.Voices, func(v origin.Voice) bool { return !v.Anonymous }) {
		w.Kind, w.Refs = "anonymous", refs(s)
		f.say(w)
	}
	if v := f.interested(s); v != nil {
		w.Kind, w.Refs = "interested-source", refs(s)
		f.say(w, "name", v.Name)
	}
	if a, b, ok := f.quotesDiffer(s); ok {
		w.Kind, w.Refs = "quotation-differs", []text.Ref{a, b}
		f.say(w)
	}
}

func carriers(s *origin.Statement) int {
	seen := map[text.ID]bool{}
	for _, r := range s.Reports {
		seen[r.Ref.Article] = true
	}
	return len(seen)
}

func refs(s *origin.Statement) []text.Ref {
	var out []text.Ref
	for _, r := range s.Reports {
		out = append(out, r.Ref)
	}
	return out
}

// interested is the voice that speaks of its own side: the statement is
// contested, or its words name the party that the voice speaks for.
func (f *finder) interested(s *origin.Statement) *origin.Voice {
	for n := range s.Voices {
		v := &s.Voices[n]
		if v.Party == "" || v.Anonymous && v.Organization == "" {
			continue
		}
		if s.Kind == "deny" || s.Reading == "contested" || f.namesParty(s, v) {
			return v
		}
	}
	return nil
}

// namesParty reports whether a report names the voice's party among what is
// said.
func (f *finder) namesParty(s *origin.Statement, v *origin.Voice) bool {
	for _, r := range s.Reports {
		i := f.at[r.Ref.Article]
		at := f.said[saidKey{i, r.Attribution}]
		if at == nil {
			continue
		}
		for _, c := range at.Content {
			for _, m := range text.Within(f.in.Marks[i].Mentions, c) {
				if m.Entity == v.Party {
					return true
				}
			}
		}
	}
	return false
}
