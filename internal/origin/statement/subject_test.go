package statement

import (
	"slices"
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/text"
)

// people marks every place where a name of a person stands.
func people(t string, names ...string) []annot.Mention {
	var out []annot.Mention
	for _, n := range names {
		for at := 0; ; {
			i := strings.Index(t[at:], n)
			if i < 0 {
				break
			}
			out = append(out, annot.Mention{Span: text.Span{Start: at + i, End: at + i + len(n)}, Entity: "person:" + n, Class: annot.Person})
			at += i + len(n)
		}
	}
	slices.SortFunc(out, func(a, b annot.Mention) int { return text.Compare(a.Span, b.Span) })
	return out
}

// One form of words about two people who each have an article is two statements;
// a name that changed in a copy is one.
func TestOneFormTwoSubjects(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		want       bool // one statement
	}{
		{"two articles on two people",
			"The harbour court found Marta Oake guilty of selling smoked eel without a licence.\nOake wept.\nThe fine of Oake is due in May.",
			"The harbour court found Piet Halm guilty of selling smoked eel without a licence.\nHalm smiled.\nThe fine of Halm is due in June.", false},
		{"a name changed on the way",
			"The harbour court found Marta Oake guilty of selling smoked eel without a licence.\nOake wept.\nThe fine of Oake is due in May.",
			"The harbour court found Piet Halm guilty of selling smoked eel without a licence.\nOake wept.\nThe fine of Oake is due in May.", true},
		{"two lines of a list",
			"Gull Rock: two ferries leave the northern pier every morning at seven.\nThe harbour was grey.",
			"Orsk Point: two ferries leave the northern pier every morning at seven.\nTickets are sold.", false},
	} {
		in := pileOf(c.a, c.b)
		for i := range in.Articles {
			in.Marks[i].Attributions = nil // "Gull Rock:" is no speaker
			in.Marks[i].Mentions = people(in.Articles[i].Text, "Marta Oake", "Oake", "Piet Halm", "Halm")
			in.Marks[i].Mentions = slices.CompactFunc(in.Marks[i].Mentions, func(x, y annot.Mention) bool { return x.Span.Holds(y.Span) })
		}
		words := c.a[:strings.Index(c.a, "\n")]
		if s := statementWith(in, Find(in), words[:20]); s == nil || (len(s.Carriers()) == 2) != c.want {
			t.Errorf("%s: %+v", c.name, s)
		}
	}
}
