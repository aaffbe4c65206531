// Package asked reads questions with labelled answers, for measuring how well
// they are answered. In: tables of questions, and the development gold that
// they ask about. Out: each question, and whether a statement is its answer. A
// question has no text of others: it names statements of the gold and places.
package asked

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"sanad/internal/pile"
	"sanad/internal/text"
)

// Question is a question in our own words.
type Question struct {
	Set    string // articles that are asked
	Text   string
	Twist  bool     // nothing carries it, but something like it stands there
	Held   bool     // nothing may be fitted on it
	Places []Place  // where the answer stands
	Words  []string // or words of a sentence that it stands in, one of them
}

// None reports whether nothing in the set carries the question.
func (q *Question) None() bool { return len(q.Places) == 0 && len(q.Words) == 0 }

// Folder is where the articles of a set lie in the development data.
func Folder(shared, set string) string {
	switch set {
	case "raw-id":
		return filepath.Join(shared, "data", set)
	case "seeds":
		return filepath.Join(shared, set)
	}
	return filepath.Join(shared, "gold", set, "articles.jsonl")
}

// Place is a place in an article of a known input.
type Place struct {
	Input string
	Span  text.Span
}

// goldCase is a case of the development gold: statements with their places.
type goldCase struct {
	Statements []struct {
		ID      string
		Reports []struct {
			Article string
			Span    text.Span
		}
	}
}

// Gold reads a table of questions about the development gold in dir: set, case,
// statement ("-" for none; then "!" for a case says that something like it stands
// in the set, "!!" that nothing is fitted on the question besides), question; and
// where the gold leaves out sentences that carry the statement too, their places
// ("a3:120-180", or "a3" for all of it, parted by spaces). The case "==" has
// nothing but such places, and nothing is fitted on it.
func Gold(table, dir string) ([]Question, error) {
	cases := map[string]*goldCase{}
	var out []Question
	err := rows(table, func(f []string) error {
		if len(f) < 4 {
			return fmt.Errorf("%q is no question", f)
		}
		q := Question{Set: f[0], Text: f[3], Twist: f[1] == "!" || f[1] == "!!", Held: f[1] == "!!" || f[1] == "=="}
		if f[1] == "==" {
			if err := q.places(f); err != nil {
				return err
			}
			out = append(out, q)
			return nil
		}
		if f[2] == "-" {
			out = append(out, q)
			return nil
		}
		name := filepath.Join(dir, f[0], f[1]+".json")
		c := cases[name]
		if c == nil {
			c = &goldCase{}
			b, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			if err := json.Unmarshal(b, c); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			cases[name] = c
		}
		for _, s := range c.Statements {
			for _, r := range s.Reports {
				if s.ID == f[2] {
					q.Places = append(q.Places, Place{f[1] + "/" + r.Article, r.Span})
				}
			}
		}
		if err := q.places(f); err != nil {
			return err
		}
		if q.None() {
			return fmt.Errorf("%s has no statement %s", name, f[2])
		}
		out = append(out, q)
		return nil
	})
	return out, err
}

// places reads the further places of a question, the last field.
func (q *Question) places(f []string) error {
	if len(f) < 5 {
		return nil
	}
	for x := range strings.FieldsSeq(f[4]) {
		p, err := readPlace(f[1], x)
		if err != nil {
			return err
		}
		q.Places = append(q.Places, p)
	}
	return nil
}

// readPlace reads "a3:120-180", or "other-case/a3:120-180"; a name alone is the
// whole article.
func readPlace(of, s string) (Place, error) {
	p := Place{}
	at := strings.LastIndexByte(s, ':')
	if at < 0 && of == "==" {
		return Place{s, text.Span{End: math.MaxInt}}, nil
	}
	if at < 0 {
		return p, fmt.Errorf("%q is no place", s)
	}
	if p.Input = s[:at]; !strings.Contains(p.Input, "/") {
		p.Input = of + "/" + p.Input
	}
	if _, err := fmt.Sscanf(s[at+1:], "%d-%d", &p.Span.Start, &p.Span.End); err != nil {
		return p, fmt.Errorf("%q is no place: %w", s, err)
	}
	return p, nil
}

// Words reads a table of questions about one set: the question, and words of a
// sentence that the answer stands in, alternatives parted by |; "-" for none.
func Words(table, set string) ([]Question, error) {
	var out []Question
	err := rows(table, func(f []string) error {
		if len(f) != 2 {
			return fmt.Errorf("%q is no question", f)
		}
		q := Question{Set: set, Text: f[0]}
		if f[1] != "-" {
			q.Words = strings.Split(f[1], "|")
		}
		out = append(out, q)
		return nil
	})
	return out, err
}

func rows(table string, row func([]string) error) error {
	b, err := os.ReadFile(table)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := row(strings.Split(line, "\t")); err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
	}
	return nil
}

// Right reports whether a statement of a traced pile answers the question: one
// of its reports stands where the answer does.
func (q *Question) Right(p *pile.Pile, statement int) bool {
	at := p.Index()
	for _, r := range p.Findings.Statements[statement].Reports {
		a := &p.Articles[at[r.Ref.Article]]
		for _, x := range q.Places {
			if x.Input == a.Input && x.Span.Touches(r.Ref.Span) {
				return true
			}
		}
		for _, s := range a.Sentences {
			for _, w := range q.Words {
				if s.Touches(r.Ref.Span) && strings.Contains(s.Join(r.Ref.Span).Of(a.Text), w) {
					return true
				}
			}
		}
	}
	return false
}
