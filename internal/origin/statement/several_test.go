package statement

import (
	"slices"
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// voicesOf are the voices of the statement whose gist holds words.
func voicesOf(in Input, words string) []string {
	s := statementWith(in, Find(in), words)
	if s == nil {
		return nil
	}
	var out []string
	for _, v := range s.Voices {
		out = append(out, v.Name)
	}
	slices.Sort(out)
	return out
}

// mention adds mentions of names to article n of a pile.
func mention(in *Input, n int, class annot.Class, names ...string) {
	t := in.Articles[n].Text
	for _, name := range names {
		id := string(class) + ":" + strings.ToLower(name)
		in.Marks[n].Entities = append(in.Marks[n].Entities, annot.Entity{ID: id, Name: name, Class: class})
		for at := 0; ; {
			k := strings.Index(t[at:], name)
			if k < 0 {
				break
			}
			s := text.Span{Start: at + k, End: at + k + len(name)}
			in.Marks[n].Mentions = append(in.Marks[n].Mentions, annot.Mention{Span: s, Entity: id, Class: class})
			at = s.End
		}
	}
	slices.SortFunc(in.Marks[n].Mentions, func(a, b annot.Mention) int { return text.Compare(a.Span, b.Span) })
}

func TestAListOfNamesIsSeveralVoices(t *testing.T) {
	for _, c := range []struct {
		who  string
		want []string
	}{
		{"Both Arrandel and Veldora", []string{"Arrandel", "Veldora"}},
		{"Arrandel, Veldora and Quayland", []string{"Arrandel", "Quayland", "Veldora"}},
		{"The ministers of Arrandel and Veldora", []string{"The ministers of Arrandel and Veldora"}},
		{"Arrandel, Veldora", []string{"Arrandel, Veldora"}},
	} {
		in := pileOf(c.who + ": the smoked eel tariff at the northern border will be lifted.\nGulls were seen.")
		mention(&in, 0, annot.Country, "Arrandel", "Veldora", "Quayland")
		if got := voicesOf(in, "eel tariff"); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.who, got, c.want)
		}
	}
}

// A source of very many names is one voice.
func TestAVeryLongListIsOneVoice(t *testing.T) {
	who := strings.Repeat("Arrandel and Veldora and ", mostNamed) + "Quayland"
	in := pileOf(who + ": the smoked eel tariff at the northern border will be lifted.\nGulls were seen.")
	mention(&in, 0, annot.Country, "Arrandel", "Veldora", "Quayland")
	p := newPile(in)
	p.read()
	for n := range p.rends {
		if got := len(p.speakers(&p.rends[n])); got != 1 {
			t.Errorf("%d speakers", got)
		}
	}
}

func TestAged(t *testing.T) {
	for _, c := range []struct {
		language, label string
		want            bool
	}{
		{"id", "pemain 27", true},
		{"id", "pelatih berusia 65", true},
		{"id", "Pria 26 tahun", true},
		{"id", "pentolan Dewa 19", false},
		{"id", "pelatih asal pulau 27", false},
		{"id", "pemain", false},
		{"id", "juara 2020", false},
		{"en", "the 27-year-old", true},
		{"en", "the 41-year-old keeper", true},
		{"en", "Route 66", false},
		{"en", "", false},
	} {
		if got := aged(lang.Must(c.language), c.label); got != c.want {
			t.Errorf("%s: %v", c.label, got)
		}
	}
}

// Whom an age stands for spoke last before, unless somebody else did.
func TestAgesStandForWhoSpokeLast(t *testing.T) {
	const first = "Tolden: the keeper of the harbour lamp has not been paid since spring.\n"
	const then = "the 41-year-old: nobody at the town hall answers my letters about the lamp."
	for _, c := range []struct{ between, want string }{
		{"", "Tolden"},
		{"Mrs Quill from the bakery: the bread is what it was.\n", "the 41-year-old"},
	} {
		in := pileOf(first + c.between + then)
		mention(&in, 0, annot.Person, "Tolden")
		for k := range in.Marks[0].Attributions {
			if a := &in.Marks[0].Attributions[k]; a.Source.Name == "Tolden" {
				a.Source.Entity = "person:tolden"
			}
		}
		if got := voicesOf(in, "town hall"); !slices.Equal(got, []string{c.want}) {
			t.Errorf("%q, want %s", got, c.want)
		}
	}
}

func TestMisspelt(t *testing.T) {
	for _, c := range []struct {
		x, y string
		want bool
	}{
		{"mara tolden", "mara toldern", true},

		{"mara tolden", "mara todlen", true},
		{"rukmini soehardja", "rukmini suharja", true},
		{"mara tolden", "mara tolden", false}, // one name, no slip
		{"mara tolden", "sara tolden", false}, // sisters
		{"tolden", "toldern", false},
		{"mara annetolden", "mara anne tolden", true},
		{"mara tolden", "mara quill", false},
		{"mara tolden", "mara anne tolden", false},
		{"", "", false},
	} {
		if got := misspelt(words(c.x), words(c.y)); got != c.want {
			t.Errorf("%s, %s: %v", c.x, c.y, got)
		}
	}
}

func TestASentenceAboutTheSayingSaysNothing(t *testing.T) {
	for _, c := range []struct {
		language, sentence string
		want               bool
	}{
		{"id", "Hal itu disampaikan Laras Ningtyas dalam jumpa pers di dermaga.", true},
		{"id", "Pernyataan tersebut diungkapkan seusai rapat di balai kota.", true},
		{"id", "Hal itu dilakukan agar dermaga tidak runtuh.", false},
		{"id", "Dermaga itu disampaikan kepada warga tiga hari lalu.", false},
		{"id", "Hal itu", false},
		{"en", "That was said at the mole.", false},
	} {
		in := pileOf(c.sentence)
		in.Articles[0].Language = c.language
		p := newPile(in)
		if got := p.ofSaying(0, in.Articles[0].Sentences[0]); got != c.want {
			t.Errorf("%s: %v", c.sentence, got)
		}
	}
}
