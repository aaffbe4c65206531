package lang

import "fmt"

// Kinds of the forms in nation.tsv.
const (
	FormName     = "name"     // the usual name, from country.tsv (CLDR)
	FormShort    = "short"    // Korut, US
	FormOfficial = "official" // Republik Rakyat Demokratik Korea
	FormDemonym  = "demonym"  // Russian, Rusia in warga Rusia has none
	FormCapital  = "capital"  // Washington: the place, or the government
)

// loadCountry reads country.tsv (ISO 3166 code, name; written by
// tool/countries from CLDR) and nation.tsv (code, kind, form).
func loadCountry(p *Pack) error {
	p.Countries, p.CountryForms = map[string]string{}, map[string][]Form{}
	for _, r := range p.Rows("country") {
		if len(r) != 2 {
			return fmt.Errorf("country.tsv: %q is not a code and a name", r)
		}
		p.Countries[r[0]] = r[1]
		p.addForm(r[1], Known{Class: "country", ID: "country:" + r[0], Name: r[1], Kind: FormName})
	}
	for _, r := range p.Rows("nation") {
		if len(r) != 3 {
			return fmt.Errorf("nation.tsv: %q is not a code, a kind and a form", r)
		}
		name, ok := p.Countries[r[0]]
		if !ok {
			return fmt.Errorf("nation.tsv: no country %q", r[0])
		}
		switch r[1] {
		case FormShort, FormOfficial, FormDemonym, FormCapital:
		default:
			return fmt.Errorf("nation.tsv: no kind %q", r[1])
		}
		p.addForm(r[2], Known{Class: "country", ID: "country:" + r[0], Name: name, Kind: r[1]})
	}
	return nil
}

// Form is a way to write a country, or its capital.
type Form struct {
	Words string
	Known Known
}

func (p *Pack) addForm(words string, k Known) {
	p.Names.Known.Add(words, k)
	p.CountryForms[k.ID] = append(p.CountryForms[k.ID], Form{words, k})
}
