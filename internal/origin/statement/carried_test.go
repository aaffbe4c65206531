package statement

import (
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/text"
)

// A sentence without a source is told as what the speaker around it says, or the
// one who speaks in the release; not where another stands beside it, or much lies
// between, or something else is cited.
func TestVoicesThatAreInferred(t *testing.T) {
	const far = "The harbour was grey.\nThe gulls were loud.\nThe tide was high.\n"
	for _, c := range []struct{ name, body, release, cited, want string }{
		{"between two remarks", "Marta Oake: the eel stalls move to the northern pier in May\nThe southern pier needs eleven new pillars before winter.\nMarta Oake: the fishers agreed to the move in March", "", "", "Marta Oake"},
		{"between two speakers", "Marta Oake: the eel stalls move to the northern pier in May\nThe southern pier needs eleven new pillars before winter.\nPiet Halm: the fishers agreed to the move in March", "", "", ""},
		{"far from both", "Marta Oake: the eel stalls move to the northern pier in May\n" + far + "The southern pier needs eleven new pillars before winter.\nMarta Oake: the fishers agreed to the move in March", "", "", ""},
		{"behind the last remark", "Marta Oake: the eel stalls move to the northern pier in May\nThe southern pier needs eleven new pillars before winter.", "", "", ""},
		{"in a release", "Marta Oake: the eel stalls move to the northern pier in May\nThe southern pier needs eleven new pillars before winter.", "the eel stalls", "", "Marta Oake"},
		{"in a release, beside another speaker", "Marta Oake: the eel stalls move to the northern pier in May\nThe southern pier needs eleven new pillars before winter.\nPiet Halm: the fishers agreed to the move in March", "the eel stalls", "", ""},
		{"with a source of its own", "Marta Oake: the eel stalls move to the northern pier in May\nThe southern pier needs eleven new pillars before winter.\nMarta Oake: the fishers agreed to the move in March", "", "eleven", ""},
	} {
		in := pileOf(c.body, "The southern pier needs eleven new pillars before winter.")
		m := &in.Marks[0]
		for k := range m.Attributions {
			a := m.Attributions[k].Source
			a.Entity = "person:" + a.Name
			m.Entities = append(m.Entities, annot.Entity{ID: a.Entity, Class: annot.Person, Name: a.Name})
		}
		for kind, words := range map[annot.Path]string{annot.Release: c.release, annot.Document: c.cited} {
			if at := strings.Index(c.body, words); words != "" {
				m.Citations = append(m.Citations, annot.Citation{Span: text.Span{Start: at, End: at + len(words)}, Kind: kind})
			}
		}
		s := statementWith(in, Find(in), "eleven new pillars")
		if s == nil {
			t.Errorf("%s: no statement", c.name)
			continue
		}
		got := ""
		for _, v := range s.Voices {
			if got += v.Name; !v.Inferred {
				t.Errorf("%s: %s is not inferred", c.name, v.Name)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
