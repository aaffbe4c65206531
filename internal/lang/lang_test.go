package lang

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestPacks(t *testing.T) {
	if got, want := Codes(), []string{"en", "id", "ms"}; !slices.Equal(got, want) {
		t.Errorf("packs %v, want %v", got, want)
	}
	for _, c := range Codes() {
		p := Must(c)
		if p.Code != c || p.Name == "" || len(p.Countries) < 200 || len(p.Names.Given) < 300 {
			t.Errorf("%s: %q, %d countries, %d given names", c, p.Name, len(p.Countries), len(p.Names.Given))
		}
	}
	if p := Must("zz"); p.Code != "en" {
		t.Errorf("an unknown language is read with %s", p.Code)
	}
}

func TestBase(t *testing.T) {
	fsys := fstest.MapFS{
		"xx/pack.tsv":  {Data: []byte("name\tXx\n")},
		"xx/case.tsv":  {Data: []byte("uno\t10\n")},
		"xx/given.tsv": {Data: []byte("adda\n")},
		"xx/role.tsv":  {Data: []byte("office\tboss\n")},
		"yy/pack.tsv":  {Data: []byte("name\tYy\nbase\txx\n")},
		"yy/given.tsv": {Data: []byte("+\nberta\n")},
		"yy/role.tsv":  {Data: []byte("office\tchief\n")},
	}
	p := &Pack{Code: "yy", rows: map[string][][]string{}}
	if err := p.readTables(fsys, "yy"); err != nil {
		t.Fatal(err)
	}
	if err := loadPack(p); err != nil {
		t.Fatal(err)
	}
	if err := p.readTables(fsys, p.Base); err != nil {
		t.Fatal(err)
	}
	for table, want := range map[string][][]string{
		"case":  {{"uno", "10"}},                  // lacking: from the base
		"given": {{"berta"}, {"adda"}},            // adds to the base
		"role":  {{"office", "chief"}},            // its own
		"pack":  {{"name", "Yy"}, {"base", "xx"}}, // never the base's
	} {
		if got := p.Rows(table); !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%s: %v, want %v", table, got, want)
		}
	}
}

func TestLexicon(t *testing.T) {
	var l Lexicon[string]
	for _, f := range []string{"AS", "Korea Utara", "Korea", "U.S.", "Rusia", "juru bicara"} {
		l.Add(f, f)
	}
	for _, c := range []struct {
		words []string // as printed
		want  string
		n     int
	}{
		{[]string{"Korea", "Utara"}, "Korea Utara", 2},
		{[]string{"Korea", "Barat"}, "Korea", 1},
		{[]string{"AS"}, "AS", 1},
		{[]string{"As"}, "", 0},
		{[]string{"U", ".", "S", "."}, "U.S.", 4},
		{[]string{"rusia"}, "", 0},
		{[]string{"Juru", "bicara"}, "juru bicara", 2},
	} {
		next := func(i int) string {
			if i < len(c.words) {
				return strings.ToLower(c.words[i])
			}
			return ""
		}
		if got, n := l.At(next(0), c.words[0], next); got != c.want || n != c.n {
			t.Errorf("%v: %q of %d words, want %q of %d", c.words, got, n, c.want, c.n)
		}
	}
}

func TestCut(t *testing.T) {
	for s, want := range map[string][]string{
		"Rusia-Ukraina":           {"Rusia", "-", "Ukraina"},
		"Kim Jong-un":             {"Kim", "Jong-un"},
		"Trump's":                 {"Trump", "'", "s"},
		"O'Brien, Jum'at":         {"O'Brien", ",", "Jum'at"},
		"Kabar.co.id menulis.Itu": {"Kabar.co.id", "menulis", ".", "Itu"},
		"U.S. 1.000,5":            {"U", ".", "S", ".", "1.000,5"},
	} {
		if got := Words(s); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
