package lang

import (
	"fmt"
	"slices"
	"strings"
)

// TimeClass is the class of a word in time expressions ("WEEKDAY", "MONTH") or
// a literal mark of a form.
type TimeClass string

// TimeWord is one reading of a phrase in time expressions.
type TimeWord struct {
	Class TimeClass
	Value string
	Cap   bool // only with a capital letter
	Low   bool // only without
}

// TimeForm is the form of a time expression: a row of classes.
type TimeForm struct {
	Elements []TimeElement
	Guard    string // "prep": only after a preposition, "free": not after a word of age
}

// TimeElement is one place of a form.
type TimeElement struct {
	Class    TimeClass
	Optional bool
}

// Time is the time grammar of a language.
type Time struct {
	Words      Phrases[[]TimeWord]
	MonthFirst bool // 9/5/2023 is the fifth of September

	forms map[TimeClass][]*TimeForm // by the classes that they may begin with
}

// Forms are the forms that may begin with a class.
func (t *Time) Forms(c TimeClass) []*TimeForm { return t.forms[c] }

var timeGuards = []string{"-", "prep", "free"}

// loadTime reads time.tsv: rows of words, forms and the order of dates.
func loadTime(p *Pack) error {
	t := &Time{forms: map[TimeClass][]*TimeForm{}}
	words, order := map[string][]TimeWord{}, []string(nil)
	for _, r := range p.Rows("time") {
		if len(r) < 3 || len(r) > 4 {
			return fmt.Errorf("time.tsv: %q has not three or four fields", r)
		}
		switch r[0] {
		case "order":
			t.MonthFirst = r[1] == "mdy"
		case "form":
			if !slices.Contains(timeGuards, r[2]) {
				return fmt.Errorf("time.tsv: %q is no guard", r[2])
			}
			t.addForm(r[1], r[2])
		default:
			w := TimeWord{Class: TimeClass(r[0]), Value: r[2]}
			if len(r) == 4 {
				w.Cap, w.Low = r[3] == "cap", r[3] == "low"
			}
			if words[r[1]] == nil {
				order = append(order, r[1])
			}
			words[r[1]] = append(words[r[1]], w)
		}
	}
	for _, phrase := range order {
		t.Words.Add(phrase, words[phrase])
	}
	p.Time = t
	return nil
}

func (t *Time) addForm(elements, guard string) {
	f := &TimeForm{Guard: guard}
	for _, e := range strings.Fields(elements) {
		name, optional := strings.CutSuffix(e, "?")
		f.Elements = append(f.Elements, TimeElement{TimeClass(name), optional})
	}
	for _, e := range f.Elements {
		t.forms[e.Class] = append(t.forms[e.Class], f)
		if !e.Optional {
			break
		}
	}
}
