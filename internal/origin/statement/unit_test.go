package statement

import (
	"slices"
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/story"
)

// oneStatement reports whether one statement holds the sentences that begin so.
func oneStatement(l []origin.Statement, in Input, begins ...string) bool {
	for _, s := range l {
		n := 0
		for _, b := range begins {
			for _, r := range s.Reports {
				for _, a := range in.Articles {
					if a.ID == r.Ref.Article && strings.HasPrefix(r.Ref.Span.Of(a.Text), b) {
						n++
					}
				}
			}
		}
		if n >= len(begins) {
			return true
		}
	}
	return false
}

// What is told of one thing with a long name is not one statement, however much
// of each sentence the name makes up.
func TestALongNameIsOneThing(t *testing.T) {
	in := pileOf(
		"Harvest festival lantern committee rents forty marquees.\nBakers sell plum tarts beside the quay.\n",
		"Harvest festival lantern committee bans loud fireworks.\nFerries leave twice on Sundays.\n",
		"Harvest festival lantern committee elects a treasurer.\nDivers search for the lost anchor.\n",
		"Harvest festival lantern committee thanks the mayor.\nRain is expected over the hills.\n",
	)
	l := Find(in)
	if oneStatement(l, in, "Harvest festival lantern committee rents", "Harvest festival lantern committee bans") {
		t.Error("two things told of one committee are one statement")
	}
	in = pileOf(
		"Harvest festival lantern committee rents forty marquees.\nBakers sell plum tarts beside the quay.\n",
		"Forty marquees are rented by the harvest festival lantern committee.\nFerries leave twice on Sundays.\n",
		"Harvest festival lantern committee elects a treasurer.\nDivers search for the lost anchor.\n",
	)
	if l := Find(in); !oneStatement(l, in, "Harvest festival lantern committee rents", "Forty marquees are rented") {
		t.Error("two wordings of one thing are two statements")
	}
}

// Expressions are neighbours in sentences that are otherwise different; the words
// of one sentence that is printed again and again are none.
func TestTies(t *testing.T) {
	of := func(terms ...int) node {
		f := frame{}
		for _, x := range terms {
			f.add(x, 0)
		}
		slices.Sort(f.terms)
		return node{first: &rendering{frame: f}}
	}
	varied := []node{of(1, 2, 3, 4, 5), of(1, 2, 6, 7, 8), of(9, 10, 1, 2, 11)}
	if b := ties(varied); !b[meeting{0, 1, 2}] || b[meeting{0, 2, 3}] {
		t.Errorf("bound: %v", b)
	}
	copies := []node{of(1, 2, 3, 4, 5), of(1, 2, 3, 4, 6), of(1, 2, 3, 4, 7)}
	if b := ties(copies); len(b) != 0 {
		t.Errorf("copies of one sentence are bound: %v", b)
	}
	n := of(1, 2, 9)
	if got := ties(varied).parts(&n); got[0] >= 1 || got[0] != got[1] || got[2] != 1 {
		t.Errorf("parts %v", got)
	}
}

// A short word for an office, a short name, a name that was read into the
// organisation of the other, and the head of an institution are no second voice.
func TestOneVoiceUnderTwoLabels(t *testing.T) {
	in := pileOf("Gate shut.\n", "Gate shut.\n")
	in.Articles[0].Language, in.Articles[1].Language = "id", "id"
	p := newPile(in)
	voice := func(name, role, org, entity string) heard {
		pack := p.packs[0]
		return heard{voice: origin.Voice{Name: name, Role: role, Organization: org, Entity: entity}, pack: pack, named: entity != "" && !office(pack, name),
			key: name, words: stems(pack, words(name+" "+role+" "+org)), heads: stems(pack, []string{"menteri"})}
	}
	budi := voice("Budi Karsono", "Menteri Perdagangan", "", "person:budi")
	for _, c := range []struct {
		name string
		a, b heard
		want bool
	}{
		{"short office", voice("Mendag", "", "", "person:mendag"), budi, true},
		{"another office", voice("Menkes", "", "", "person:menkes"), budi, false},
		{"short name", voice("Eli", "", "", "person:eli"), voice("Rahma Eliawati", "", "", "person:rahma"), true},
		{"another name", voice("Eka", "", "", "person:eka"), voice("Rahma Eliawati", "", "", "person:rahma"), false},
		{"name in the organisation", voice("Wirya", "", "", "person:wirya"), voice("Eka Lesmana", "Juru bicara", "Polda AKBP Wirya", "person:eka"), true},
	} {
		if got := p.foldsInto(&c.a, &c.b, true); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// The country in the name of a bank is no state that the bank speaks for, and
// organs of one state that is not named are one side.
func TestSides(t *testing.T) {
	in := pileOf("Gate shut.\n")
	in.Articles[0].Language = "id"
	in.Marks[0].Entities = []annot.Entity{{ID: "country:ID", Class: annot.Country, Name: "Indonesia"}, {ID: "country:RU", Class: annot.Country, Name: "Rusia"}}
	p := newPile(in)
	for _, c := range []struct{ name, org, role, want string }{
		{"Rahma", "Bank Indonesia", "Gubernur", ""},
		{"Rahma", "Rusia", "Presiden", "country:RU"},
		{"Rahma", "Rusia", "penyanyi", ""},
		{"Rahma", "Kementerian Luar Negeri Rusia", "juru bicara", "country:RU"},
		{"Rusia", "", "", "country:RU"},
	} {
		if got := p.who.state(p.packs[0], c.name, c.org, c.role); got != c.want {
			t.Errorf("%v: %q", c, got)
		}
	}
	voices := []origin.Voice{{Name: "Ato", Organization: "Kejagung", Party: "kejagung"}, {Name: "Eni", Organization: "Polri", Party: "polri"}}
	if n := p.parties(voices, p.packs[0]); n != 1 {
		t.Errorf("two organs of one state are %d sides", n)
	}
	voices = append(voices, origin.Voice{Name: "Ida", Organization: "PT Karang", Party: "pt karang"})
	if n := p.parties(voices, p.packs[0]); n != 2 {
		t.Errorf("a firm beside them: %d sides, not 2", n)
	}
}

// What a name is worth in narration depends on how many articles could share it
// by chance.
func TestCrowd(t *testing.T) {
	in := pileOf(slices.Repeat([]string{"Gate shut.\n"}, 12)...)
	in.Stories = []story.Story{{ID: "story:1"}, {ID: "story:2"}}
	for i := range in.Articles {
		s := &in.Stories[min(1, i/3)] // three articles and nine
		s.Articles = append(s.Articles, in.Articles[i].ID)
	}
	p := newPile(in)
	none, small, large := &node{story: -1}, &node{story: 0}, &node{story: 1}
	if p.crowd(none, small) != 0 || p.crowd(small, small) != 0 {
		t.Error("three articles are a crowd")
	}
	if c := p.crowd(small, large); c <= 0 || c >= 1 {
		t.Errorf("nine articles: %v", c)
	}
}

func TestTwoRemarksOfOneArticle(t *testing.T) {
	quoted, again := &annot.Attribution{ID: "a1", Mode: annot.Direct}, &annot.Attribution{ID: "a2", Mode: annot.Direct}
	reported, also := &annot.Attribution{ID: "a3", Mode: annot.Indirect}, &annot.Attribution{ID: "a4", Mode: annot.Indirect}
	for _, x := range []struct {
		name string
		a, b rendering
		want float64
	}{
		{"quoted twice", rendering{att: quoted}, rendering{att: again}, wAgain},
		{"reported twice", rendering{att: reported}, rendering{att: also}, wAgain},
		{"reported and quoted", rendering{att: reported}, rendering{att: quoted}, 0},
		{"one quotation", rendering{att: quoted}, rendering{att: quoted}, 0},
		{"told", rendering{att: nil}, rendering{att: quoted}, 0},
		{"two articles", rendering{art: 1, att: quoted}, rendering{att: again}, 0},
	} {
		if got := againTerm(&x.a, &x.b); got != x.want {
			t.Errorf("%s: %v, want %v", x.name, got, x.want)
		}
	}
}
