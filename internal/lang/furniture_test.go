package lang

import "testing"

// Every pack brings the tables that the parts of an article are told by.
func TestPageTables(t *testing.T) {
	for _, code := range Codes() {
		p := Must(code)
		for table, least := range map[string]int{"furniture": 100, "abbreviation": 50, "outlet": 20, "hanging": 20, "calendar": 3} {
			if n := len(p.Rows(table)); n < least {
				t.Errorf("%s/%s.tsv: %d rows, want %d or more", code, table, n, least)
			}
		}
		if len(p.Calendar.Month) < 12 || len(p.Calendar.Weekday) < 7 || len(p.Calendar.Zone) < 3 {
			t.Errorf("%s: calendar of %d months, %d weekdays, %d zones", code, len(p.Calendar.Month), len(p.Calendar.Weekday), len(p.Calendar.Zone))
		}
		found := 0
		p.Furniture.Each(func(i int) string { return []string{"©", "#", "copyrights", ""}[min(i, 3)] }, func(f Furniture, n int) {
			if f.Kind == "copyright" && f.Gives == GivesRights {
				found = max(found, n)
			}
		})
		if found != 3 {
			t.Errorf("%s: the phrase © # copyrights was found with %d words", code, found)
		}
	}
}

func TestNamesOfSites(t *testing.T) {
	for word, want := range map[string]bool{"com": true, "COM": true, "Com": true, "id": true, "Id": false, "pernyataan": false} {
		if got := TopLevel(word); got != want {
			t.Errorf("TopLevel(%q) = %v", word, got)
		}
	}
	for word, want := range map[string]bool{"YouTube": true, "McLaren": true, "dariAntara": false, "PresidenDonald": false} {
		if got := Camel(word); got != want {
			t.Errorf("Camel(%q) = %v", word, got)
		}
	}
	p := Must("id")
	for word, want := range map[string]bool{"kabarmuara": true, "muaranews": true, "news": false, "muara": false} {
		if got := p.MadeOfOutlet(word); got != want {
			t.Errorf("MadeOfOutlet(%q) = %v", word, got)
		}
	}
	if got := p.Abbreviation("prof"); got != BeforeName {
		t.Errorf("prof is written %q", got)
	}
}
