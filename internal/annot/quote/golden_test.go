package quote_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"sanad/internal/annot"
	"sanad/internal/annot/quote"
	"sanad/internal/annot/segment"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

var update = flag.Bool("update", false, "write what was found into testdata")

// find reads a text as one article and finds its attributions.
func find(t testing.TB, code, body string) (article.Article, []annot.Attribution) {
	t.Helper()
	a, said, _ := readAs(code, body, "")
	return a, said
}

// readAs reads a text that has a title of its own, if one is given, and finds
// its attributions and the sentences that read like one.
func readAs(code, body, title string) (a article.Article, said, faint []annot.Attribution) {
	p := lang.Must(code)
	a = segment.Parse(article.Article{Input: "x", Text: body, Title: title, Language: code}, p)
	in := quote.Input{Article: &a, Tokens: segment.Tokens(body), Pack: p}
	in.Entities, in.Mentions = invented(body)
	said, faint = quote.Read(in)
	return a, said, faint
}

// people and bodies of the marked texts.
var world = []annot.Entity{
	{ID: "person:ann-vale", Class: annot.Person, Name: "Ann Vale"},
	{ID: "person:danang", Class: annot.Person, Name: "Danang Prakoso", Aliases: []string{"Danang"}},
	{ID: "person:laras", Class: annot.Person, Name: "Laras Ningtyas", Aliases: []string{"Laras"}},
	{ID: "person:rangga", Class: annot.Person, Name: "Rangga Wisesa", Aliases: []string{"Rangga"}},
	{ID: "organization:pengairan", Class: annot.Organization, Name: "Dinas Pengairan"},
	{ID: "organization:kementerian", Class: annot.Organization, Name: "Kementerian Pengairan"},
	{ID: "media:kabar", Class: annot.Media, Name: "Kabar Wirasaba"},
	{ID: "country:tarumasari", Class: annot.Country, Name: "Tarumasari"},
	{ID: "country:wirasaba", Class: annot.Country, Name: "Wirasaba"},
}

// invented marks the names of the world in a text, longer ones first.
func invented(body string) (es []annot.Entity, ms []annot.Mention) {
	taken := make([]bool, len(body))
	for _, e := range world {
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			for at := strings.Index(body, name); at >= 0; {
				if !taken[at] {
					ms = append(ms, annot.Mention{Span: text.Span{Start: at, End: at + len(name)}, Entity: e.ID, Class: e.Class})
					for i := at; i < at+len(name); i++ {
						taken[i] = true
					}
				}
				next := strings.Index(body[at+1:], name)
				if next < 0 {
					break
				}
				at += 1 + next
			}
		}
	}
	slices.SortFunc(ms, func(a, b annot.Mention) int { return text.Compare(a.Span, b.Span) })
	return world, ms
}

var marks = regexp.MustCompile(`\[[SQCsqc]\d+:|\]`)

// TestMarked compares what is found with the marked texts of testdata: a block
// is a heading, a text with marks ([S1:source], [Q1:cue], [C1:content]; small
// letters for a sentence that only reads like an attribution, see quote.Read)
// and a line for each of them. The first line of a block whose heading begins
// with "headline" is the title of its article. A heading that begins "not read
// yet" marks what is known to be missed or wrong.
func TestMarked(t *testing.T) {
	for code, least := range map[string]int{"id": 150, "en": 150} {
		t.Run(code, func(t *testing.T) { markedFile(t, code, "testdata/"+code+".txt", least) })
	}
}

func markedFile(t *testing.T, code, file string, least int) {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(strings.TrimSpace(string(b)), "\n\n## ")
	if len(blocks) < least {
		t.Fatalf("%s: %d blocks, not %d", file, len(blocks), least)
	}
	var out []string
	for i, block := range blocks {
		head, rest, _ := strings.Cut(strings.TrimPrefix(block, "## "), "\n")
		var body []string
		for l := range strings.SplitSeq(rest, "\n") {
			if !strings.HasPrefix(l, "= ") {
				body = append(body, l)
			}
		}
		plain := marks.ReplaceAllString(strings.Join(body, "\n"), "")
		title := ""
		if strings.HasPrefix(head, "headline") {
			title, _, _ = strings.Cut(plain, "\n")
		}
		a, said, faint := readAs(code, plain, title)
		got := head + "\n" + show(a, said, faint)
		if want := strings.TrimPrefix(block, "## "); got != want && !*update {
			t.Errorf("%s, block %d\n got %s\nwant %s", file, i+1, got, want)
		}
		out = append(out, "## "+got)
	}
	if *update {
		if err := os.WriteFile(file, []byte(strings.Join(out, "\n\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// show writes the attributions into the text, and a line for each below it.
func show(a article.Article, said, faint []annot.Attribution) string {
	type edge struct {
		at, order, size int
		text            string
	}
	var edges []edge
	put := func(letter string, n, lo, hi int) {
		edges = append(edges, edge{lo, 1, -(hi - lo), fmt.Sprintf("[%s%d:", letter, n)}, edge{hi, 0, hi - lo, "]"})
	}
	var lines strings.Builder
	for i, x := range append(slices.Clone(said), faint...) {
		n, letters, label := i+1, "SQC", ""
		if i >= len(said) {
			n, letters, label = i+1-len(said), "sqc", annot.FaintLetter
		}
		for _, c := range x.Content {
			put(letters[2:], n, c.Start, c.End)
		}
		if x.Cue != nil {
			put(letters[1:2], n, x.Cue.Span.Start, x.Cue.Span.End)
		}
		fmt.Fprintf(&lines, "\n= %s%d %s %s", label, n, x.Mode, x.Polarity)
		if x.Stance != "" {
			fmt.Fprintf(&lines, " (%s)", x.Stance)
		}
		if s := x.Source; s != nil {
			if s.Span != nil {
				put(letters[:1], n, s.Span.Start, s.Span.End)
			}
			fmt.Fprintf(&lines, " | %s | %s | %s | %s", s.Name, s.Role, s.Organization, s.Basis)
			if s.Anonymous {
				lines.WriteString(" anonymous")
			}
		}
		if x.Parent != "" {
			lines.WriteString(" in " + x.Parent)
		}
	}
	slices.SortStableFunc(edges, func(a, b edge) int {
		switch {
		case a.at != b.at:
			return a.at - b.at
		case a.order != b.order:
			return a.order - b.order
		}
		return a.size - b.size
	})
	var out strings.Builder
	at := 0
	for _, e := range edges {
		out.WriteString(a.Text[at:e.at] + e.text)
		at = e.at
	}
	out.WriteString(a.Text[at:])
	return strings.TrimRight(out.String(), "\n") + lines.String()
}

// FuzzFind checks that every span lies inside the text on rune boundaries and
// that parents exist.
func FuzzFind(f *testing.F) {
	f.Add("id", "“Kami siap,” kata Camat Rangga. Ia menambahkan, stok aman.")
	f.Add("en", "“We are ready,\" said Ann Vale, adding that 'it' was late.\n\n“Go on")
	f.Fuzz(func(t *testing.T, code, body string) {
		body = strings.ToValidUTF8(body, "\uFFFD")
		a, as := find(t, code, body)
		checkSpans(t, a, as)
	})
}

func checkSpans(t *testing.T, a article.Article, as []annot.Attribution) {
	t.Helper()
	ids := map[string]bool{}
	for _, x := range as {
		ids[x.ID] = true
	}
	for _, x := range as {
		spans := append(slices.Clone(x.Content), x.Span)
		if x.Cue != nil {
			spans = append(spans, x.Cue.Span)
		}
		if x.Source != nil && x.Source.Span != nil {
			spans = append(spans, *x.Source.Span)
		}
		for _, s := range spans {
			if err := s.Validate(a.Text); err != nil || s.Empty() {
				t.Fatalf("%s: %v (%v)", x.ID, err, s)
			}
		}
		if x.Parent != "" && !ids[x.Parent] || x.Parent == x.ID {
			t.Fatalf("%s: parent %q", x.ID, x.Parent)
		}
	}
}

// TestRepeats gives 65,000 repeats of what could make the work grow with the
// square of the text.
func TestRepeats(t *testing.T) {
	for _, s := range []string{"“", "\" ", "”", " \"a", "«", "(", "kata ", "kata Budi, ", "menurut dia, ", "mengatakan bahwa ", "Budi ", "Budi, ", "said ", "dan ", "yang ", ", ", "(a) ", "“a” kata B. ", "Senin (", "\n“", ". "} {
		for _, code := range []string{"id", "en"} {
			a := article.Article{Input: "x", Text: strings.Repeat(s, 65000), Language: code}
			a.Sentences = []text.Span{{Start: 0, End: len(a.Text)}}
			in := quote.Input{Article: &a, Tokens: segment.Tokens(a.Text), Pack: lang.Must(code)}
			start := time.Now()
			checkSpans(t, a, quote.Find(in))
			if d := time.Since(start); d > time.Minute { // a square takes many
				t.Errorf("%s: 65,000 times %q took %v", code, s, d)
			}
		}
	}
}

// TestManyCitations gives 30,000 sentences with a citation each and a credit
// for the whole text: each attribution has the two.
func TestManyCitations(t *testing.T) {
	line := "Budi mengatakan jalan itu dibuka, dilansir Reuters.\n"
	a := article.Article{Input: "x", Text: strings.Repeat(line, 30000), Language: "id"}
	whole := []text.Span{{Start: 0, End: len(a.Text)}}
	var cs []annot.Citation
	for at := 0; at < len(a.Text); at += len(line) {
		s := text.Span{Start: at, End: at + len(line) - 1}
		a.Sentences = append(a.Sentences, s)
		c := annot.Citation{Span: text.Span{Start: s.End - 17, End: s.End - 1}, Name: "Reuters", Kind: annot.Wire, Covers: []text.Span{s}}
		if at == 0 {
			c.Name, c.Covers = "Antara", whole
		}
		cs = append(cs, c)
	}
	for i, x := range quote.Find(quote.Input{Article: &a, Tokens: segment.Tokens(a.Text), Citations: cs, Pack: lang.Must("id")}) {
		if want := min(i, 1) + 1; len(x.Via) != want {
			t.Fatalf("attribution %d has %d media, not %d", i, len(x.Via), want)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	body := strings.Repeat("Wali Kota Sanadira Rangga Wisesa mengatakan, pasar itu dibuka lagi pada Senin (2/9). “Semua kios sudah siap,” katanya. Harga beras turun dalam sepekan terakhir.\n\nMenurut Kepala Dinas Perdagangan Laras Ningtyas, stok cukup hingga akhir tahun. Ia menambahkan bahwa distribusi lancar.\n\n", 8)
	p := lang.Must("id")
	a := segment.Parse(article.Article{Text: body}, p)
	toks := segment.Tokens(body)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		quote.Find(quote.Input{Article: &a, Tokens: toks, Pack: p})
	}
}

// What led to an attribution names the cue's entry, the winner and who else was
// thought of.
func TestWhy(t *testing.T) {
	_, as := find(t, "id", `"Jembatan aman," kata Rangga Wisesa. Kepala desa Laras Ningtyas mengatakan air sudah surut. "Warga boleh pulang," katanya.`)
	if len(as) != 3 {
		t.Fatalf("%d attributions", len(as))
	}
	why := strings.Join(as[2].Why, "\n")
	for _, want := range []string{"rule: quotation, cue", "cue: kata, clitic", "stands for: Laras Ningtyas; before Rangga Wisesa"} {
		if !strings.Contains(why, want) {
			t.Errorf("%q lacks %q", why, want)
		}
	}
}
