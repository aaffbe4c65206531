package origin

import "testing"

func TestParseOwners(t *testing.T) {
	l, err := ParseOwners("# owner\toutlet\n\nSelat Media\tKabar Selat|kabarselat.id\t2011-08\t-\tselatmedia.id, about\nBahari\tKabar Selat\t-\t2011-08\tselatmedia.id, about\n")
	if err != nil || len(l) != 2 || l[0].Outlets[1] != "kabarselat.id" {
		t.Fatalf("%v %v", l, err)
	}
	for _, c := range []struct {
		day           string
		first, second bool
	}{{"2011-07-31", false, true}, {"2011-08-01", true, false}, {"2020-01-01", true, false}, {"", true, false}} {
		if l[0].Held(c.day) != c.first || l[1].Held(c.day) != c.second {
			t.Errorf("%q: %v %v", c.day, l[0].Held(c.day), l[1].Held(c.day))
		}
	}
	for _, bad := range []string{"a\tb\t-\t-\n", "a\tb\t2011-8\t-\tc\n", "a\tb\tlate\t-\tc\n", "\tb\t-\t-\tc\n", "a\tb\t-\t-\t-\n"} {
		if _, err := ParseOwners(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}
