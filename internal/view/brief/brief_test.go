package brief

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"sanad/internal/app"
	"sanad/internal/article"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/text"
)

// sample is the bundled sample, traced.
func sample(t *testing.T) *pile.Pile {
	t.Helper()
	p := app.Read([]string{"../../../sample"}, nil)
	if err := app.Run(t.Context(), p, pipeline.Trace(), app.Options{}); err != nil {
		t.Fatal(err)
	}
	if len(p.Articles) < 10 {
		t.Fatalf("only %d articles", len(p.Articles))
	}
	return p
}

func printed(t *testing.T, b *Brief) (plain, md, html string) {
	t.Helper()
	var a, c, d bytes.Buffer
	for _, err := range []error{b.Text(&a), b.Markdown(&c), b.HTML(&d)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return a.String(), c.String(), d.String()
}

// Every sentence of the sample passes the checker, in both languages, and the
// words in it stand in the texts.
func TestSample(t *testing.T) {
	p := sample(t)
	for _, lang := range []string{"en", "id"} {
		b := New(p, lang, nil, Options{})
		n := 0
		keys := map[string]bool{}
		for _, s := range b.Sections {
			for _, x := range s.Sentences {
				n++
				keys[x.Key] = true
				if err := Check(p, lang, x); err != nil {
					t.Errorf("%s: %q: %v", lang, x.Text, err)
				}
			}
		}
		for _, r := range b.Refused {
			t.Errorf("%s: refused %q: %v", lang, r.Sentence.Text, r.Why)
		}
		if n < 40 || len(keys) < 8 {
			t.Errorf("%s: only %d sentences of %d templates", lang, n, len(keys))
		}
		plain, md, html := printed(t, b)
		for _, out := range []string{plain, md, html} {
			if len(out) < 5000 || strings.Contains(out, "{1}") || strings.Contains(out, "%!") {
				t.Errorf("%s: %d bytes: %.300s", lang, len(out), out)
			}
		}
	}
}

// What the checker is for: a sentence that says another number, other words,
// another voice, or leans on other places, does not pass.
func TestCheckerRefuses(t *testing.T) {
	p := sample(t)
	b := New(p, "en", nil, Options{})
	spoiled := map[string]int{}
	for _, s := range b.Sections {
		for _, x := range s.Sentences {
			for i, c := range x.Claims {
				if c.Value == "" {
					continue
				}
				y := x
				y.Claims = append([]Claim{}, x.Claims...)
				switch c.Kind {
				case Articles, Carriers, Outlets, Channels, Voices, Parties, Untraced, Origins, Low, High:
					y.Claims[i].Value = "97"
				default:
					y.Claims[i].Value = c.Value + " x"
				}
				var err error
				if y.Text, err = fill(b.Words, y.Key, y.Claims); err != nil {
					t.Fatal(err)
				}
				if Check(p, "en", y) == nil {
					t.Errorf("%s: %q passes", c.Kind, y.Text)
				}
				spoiled[string(c.Kind)]++
			}
			y := x
			y.Text += " Really."
			if Check(p, "en", y) == nil {
				t.Errorf("words that no claim makes pass: %q", y.Text)
			}
			y = x
			y.Refs = y.Refs[1:]
			if Check(p, "en", y) == nil {
				t.Errorf("a hidden place passes: %q", y.Text)
			}
			for i, c := range x.Claims {
				if c.Kind == Outlet || c.Kind == Day || c.Kind == Articles || c.Kind == Outlets || c.Kind == Days {
					continue // these are true of other places in the same articles
				}
				y = x
				y.Claims = append([]Claim{}, x.Claims...)
				y.Claims[i].Refs = []text.Ref{{Article: x.Refs[0].Article, Span: text.Span{Start: 0, End: 1}}}
				y.Refs = append(y.Claims[i].Refs, x.Refs...)
				if Check(p, "en", y) == nil {
					t.Errorf("%s: another place passes: %q", c.Kind, y.Text)
				}
			}
		}
	}
	for _, k := range []Kind{Words, Outlet, Day, Articles, Carriers, Channels, Voice, Channel} {
		if spoiled[string(k)] == 0 {
			t.Errorf("no claim of kind %s was spoiled", k)
		}
	}
}

// Words from outside obey nobody: no markup, no links, no terminal commands.
func TestHostileWords(t *testing.T) {
	p := sample(t)
	for i := range p.Articles {
		a := &p.Articles[i]
		a.Outlet = article.Outlet{Name: "Warta \x1b[31m<img src=x onerror=alert(1)> [x](javascript:y) `z`"}
		a.Title, a.URL = "<script>alert(1)</script>", "javascript:alert(1)"
	}
	for i := range p.Stories {
		p.Stories[i].Title = "# <b>\n\n- *x*"
	}
	plain, md, html := printed(t, New(p, "id", nil, Options{}))
	if strings.ContainsRune(plain+md+html, '\x1b') {
		t.Error("a command to the terminal is printed")
	}
	if strings.Contains(html, "<img") || strings.Contains(html, "<script") || strings.Contains(html, `href="javascript`) || strings.Contains(html, "<b>") {
		t.Error("markup from outside is printed as markup")
	}
	bare := strings.NewReplacer(`\\`, "", `\[`, "", `\]`, "", `\<`, "", `\*`, "").Replace(md)
	if strings.Contains(bare, "<img") || strings.Contains(bare, "](javascript") || strings.Contains(md, "\n- *x*") {
		t.Error("Markdown from outside is printed as Markdown")
	}
}

func TestTemplates(t *testing.T) {
	b, err := os.ReadFile("templates.tsv")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for l := range strings.Lines(string(b)) {
		f := strings.Split(strings.TrimRight(l, "\n"), "\t")
		if len(f) != 3 {
			t.Errorf("%d columns: %q", len(f), l)
			continue
		}
		n++
		for _, place := range []string{"{1}", "{2}", "{3}", "{4}"} {
			if strings.Count(f[1], place) != strings.Count(f[2], place) {
				t.Errorf("%s: %s differs between the languages", f[0], place)
			}
		}
	}
	if n < 15 {
		t.Errorf("only %d templates", n)
	}
}
