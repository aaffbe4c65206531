package page

import (
	"strings"

	"sanad/internal/annot"
	"sanad/internal/text"
	"sanad/internal/view"
)

// version is one article's rendering of a statement, with the words that the
// first rendering does not have marked.
type version struct {
	Outlet string
	Anchor string
	Words  []word
	Steps  []step
}

type word struct {
	Text    string
	Differs bool
}

type step struct {
	Name, Quote string
	Stated      bool
}

func versions(a *view.Answer, s *view.Statement) []version {
	var out []version
	var base []string
	language := ""
	for i, r := range s.Reports {
		words := strings.Fields(a.Quote(r.Ref))
		v := version{Outlet: a.Outlet(r.Ref.Article), Anchor: anchor(r.Ref.Article)}
		if l := a.Article(r.Ref.Article).Language; i == 0 || l != language {
			base, language = words, l // words of two languages differ in all and in nothing
		}
		kept := common(base, words)
		for j, w := range words {
			v.Words = append(v.Words, word{w, j < len(kept) && !kept[j]})
		}
		for _, x := range r.Via {
			st := step{Name: x.Name, Stated: x.Basis == annot.Stated}
			if x.Span != nil && st.Stated {
				st.Quote = a.Quote(text.Ref{Article: r.Ref.Article, Span: *x.Span})
			}
			v.Steps = append(v.Steps, st)
		}
		out = append(out, v)
	}
	return out
}

// common marks the words of b that a longest common subsequence with a keeps.
// Case and marks at the edges do not count. Very long renderings are compared
// by their first words.
func common(a, b []string) []bool {
	const most = 400
	a, b = a[:min(len(a), most)], b[:min(len(b), most)]
	n, m := len(a), len(b)
	table := make([][]int16, n+1)
	for i := range table {
		table[i] = make([]int16, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if bare(a[i]) == bare(b[j]) {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	keep := make([]bool, m)
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case bare(a[i]) == bare(b[j]):
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

func bare(s string) string {
	return strings.ToLower(strings.Trim(s, ".,;:!?…\"'“”‘’()-–—"))
}
