package view

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// Version is one article's rendering of a statement, with the words marked
// that the first rendering in its language does not have.
type Version struct {
	Ref    text.Ref
	Outlet string
	First  bool // the others of its language are compared with it
	Voice  string
	Words  []Word
	Steps  []Step
}

// Word is a word of a version. Drift is the kind of a material drift that the
// word is part of, "" for none.
type Word struct {
	Text    string
	Differs bool
	Drift   string

	span text.Span
}

// Step is a medium that a rendering came through, with the words that say so
// where the text states it.
type Step struct {
	Name, Quote string
	Stated      bool
}

// Versions are the renderings of a statement, in the order of its reports.
// Words of two languages differ in all and in nothing, so each language has its
// own first rendering.
func (a *Answer) Versions(s *Statement) []Version {
	out := make([]Version, 0, len(s.Reports))
	base := map[string][]Word{}
	for _, r := range s.Reports {
		x := a.Article(r.Ref.Article)
		v := Version{Ref: r.Ref, Outlet: a.Outlet(r.Ref.Article), Voice: voiceOf(s, r), Steps: a.steps(r)}
		if r.Ref.Span.Validate(x.Text) == nil {
			v.Words = wordsOf(x.Text, r.Ref.Span)
		}
		if first, ok := base[x.Language]; ok {
			markDiffering(first, v.Words)
		} else {
			base[x.Language], v.First = v.Words, true
		}
		markDrift(s, r, v.Words)
		out = append(out, v)
	}
	return out
}

func voiceOf(s *Statement, r origin.Report) string {
	if r.Voice < 0 || r.Voice >= len(s.Voices) {
		return ""
	}
	return s.Voices[r.Voice].Name
}

func (a *Answer) steps(r origin.Report) []Step {
	var out []Step
	for _, x := range r.Via {
		st := Step{Name: x.Name, Stated: x.Basis == annot.Stated}
		if x.Span != nil && st.Stated {
			st.Quote = a.Quote(text.Ref{Article: r.Ref.Article, Span: *x.Span})
		}
		out = append(out, st)
	}
	return out
}

// wordsOf are the words of a place, parted by white space.
func wordsOf(t string, in text.Span) []Word {
	var out []Word
	start := -1
	add := func(end int) {
		if start >= 0 {
			out = append(out, Word{Text: t[start:end], span: text.Span{Start: start, End: end}})
		}
		start = -1
	}
	for i := in.Start; i < in.End; {
		r, n := utf8.DecodeRuneInString(t[i:in.End])
		switch {
		case unicode.IsSpace(r):
			add(i)
		case start < 0:
			start = i
		}
		i += n
	}
	add(in.End)
	return out
}

func markDiffering(first, words []Word) {
	for i, kept := range common(first, words) {
		words[i].Differs = !kept
	}
}

// markDrift marks the words of a report that a material drift points at.
func markDrift(s *Statement, r origin.Report, words []Word) {
	for _, d := range s.Drift {
		if d.Severity != "material" {
			continue
		}
		for _, side := range []text.Ref{d.A, d.B} {
			if side.Article != r.Ref.Article || side.Span.Len() >= r.Ref.Span.Len() {
				continue // the whole rendering: no word of it stands out
			}
			for i := range words {
				if words[i].span.Touches(side.Span) {
					words[i].Drift = d.Kind
				}
			}
		}
	}
}

// common marks the words of b that a longest common subsequence with a keeps.
// Case and marks at the edges do not count. Very long renderings are compared
// by their first words.
func common(a, b []Word) []bool {
	const most = 400
	x, y := bare(a[:min(len(a), most)]), bare(b[:min(len(b), most)])
	n, m := len(x), len(y)
	table := make([][]int16, n+1)
	for i := range table {
		table[i] = make([]int16, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if x[i] == y[j] {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	keep := make([]bool, m)
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case x[i] == y[j]:
			keep[j] = true
			i, j = i+1, j+1
		case table[i+1][j] >= table[i][j+1]:
			i++
		default:
			j++
		}
	}
	return keep
}

func bare(words []Word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ToLower(strings.Trim(w.Text, ".,;:!?…\"'“”‘’()-–—"))
	}
	return out
}
