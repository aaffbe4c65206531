package story

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sanad/internal/text"
)

// told makes stories of the letters of words; a story's ID is its word.
func told(words string) Result {
	var r Result
	for _, w := range strings.Fields(words) {
		s := Story{ID: w}
		for _, c := range w {
			s.Articles = append(s.Articles, text.ID(c))
		}
		r.Stories = append(r.Stories, s)
	}
	return r
}

func TestLedger(t *testing.T) {
	for _, c := range []struct{ steps, want string }{
		{"abc", "abc=abc"},
		{"abc|abcd ef", "abc=abcd ef=ef"},
		{"abc de|abcde", "abc=abcde; merged abc [de]"},
		{"abcde|abc de", "abcde=abc de=de; split abcde [de]"},
		{"abcde|ab cde|abcde", "abcde=abcde; merged abcde [ab]"},
		{"abc de|ab cde", "abc=ab de=cde; split abc [de]"},
		{"ab|a b|ab c", "ab=ab c=c; merged ab [b]"},
	} {
		var l Ledger
		var got []string
		var changes []Change
		var r Result
		for at, step := range strings.Split(c.steps, "|") {
			r, changes = l.Settle(told(step), fmt.Sprint(at))
		}
		for _, s := range r.Stories {
			word := ""
			for _, a := range s.Articles {
				word += string(a)
			}
			got = append(got, s.ID+"="+word)
		}
		slices.Sort(got)
		line := strings.Join(got, " ")
		for _, x := range changes {
			line += fmt.Sprintf("; %s %s %v", x.Kind, x.Story, x.With)
		}
		if line != c.want {
			t.Errorf("%s: %s, want %s", c.steps, line, c.want)
		}
	}
}

// A storyline follows its first story to another ID, and a ledger that was
// begun with what was known before goes on where that ended.
func TestLedgerGoesOn(t *testing.T) {
	r := told("ab cd")
	r.Stories[0].Storyline, r.Stories[1].Storyline = lineID("ab"), lineID("ab")
	r.Storylines = []Storyline{{ID: lineID("ab"), Stories: []string{"ab", "cd"}, Steps: []Step{{From: "ab", To: "cd"}}}}
	l := NewLedger(map[text.ID]string{"a": "story:old"}, []string{"cd", "cd-2"})
	got, changes := l.Settle(r, "now")
	if len(changes) != 0 || got.Stories[0].ID != "story:old" || got.Stories[1].ID != "cd-3" {
		t.Errorf("%+v, changes %v", got.Stories, changes)
	}
	line := got.Storylines[0]
	if line.ID != "line:old" || got.Stories[1].Storyline != "line:old" || line.Steps[0].From != "story:old" || line.Steps[0].To != "cd-3" {
		t.Errorf("%+v in %+v", got.Stories, line)
	}
	if r.Storylines[0].Steps[0].To != "cd" {
		t.Error("what was settled has changed")
	}
}
