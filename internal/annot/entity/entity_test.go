package entity

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/annot/segment"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// read marks a plain body.
func read(t string, code string) (*article.Article, []annot.Entity, []annot.Mention) {
	p := lang.Must(code)
	a := segment.Parse(article.Article{Text: t, Language: code}, p)
	es, ms := Find(&a, segment.Tokens(t), p)
	return &a, es, ms
}

// marked prints a text with its mentions in brackets.
func marked(t string, ms []annot.Mention) string {
	var b strings.Builder
	last := 0
	for _, m := range ms {
		fmt.Fprintf(&b, "%s[%s|%s]", t[last:m.Span.Start], m.Span.Of(t), m.Entity)
		last = m.Span.End
	}
	return b.String() + t[last:]
}

// plain takes the marks out of a marked text.
func plain(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '[')
		if i < 0 {
			return b.String() + s
		}
		j := strings.IndexByte(s[i:], '|') + i
		k := strings.IndexByte(s[j:], ']') + j
		b.WriteString(s[:i] + s[i+1:j])
		s = s[k+1:]
	}
}

// TestGoldens reads testdata/CODE.txt: texts in our own words with every name
// marked, parted by empty lines; "# " opens a comment. A line "knownbad:"
// before a text names a failure that is known; it fails when it passes.
func TestGoldens(t *testing.T) {
	for _, code := range lang.Codes() {
		b, err := os.ReadFile("testdata/" + code + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for block := range strings.SplitSeq(string(b), "\n\n") {
			var lines []string
			bad := false
			for line := range strings.SplitSeq(strings.TrimSpace(block), "\n") {
				if line == "knownbad:" {
					bad = true
				} else if !strings.HasPrefix(line, "#") {
					lines = append(lines, line)
				}
			}
			want := strings.Join(lines, "\n")
			if want == "" {
				continue
			}
			n++
			body := plain(want)
			_, _, ms := read(body, code)
			got := marked(body, ms)
			switch {
			case bad && got == want:
				t.Errorf("%s: this passes now, take away its knownbad:\n%s", code, want)
			case !bad && got != want:
				t.Errorf("%s:\n got %s\nwant %s", code, got, want)
			}
		}
		if n < 10 {
			t.Errorf("%s: only %d goldens", code, n)
		}
	}
}

func TestRoles(t *testing.T) {
	for _, c := range []struct{ code, text, id, role, org string }{
		{"id", "Menteri Perhubungan Surya Adiwangsa membuka jalur itu.", "person:surya-adiwangsa", "Menteri Perhubungan", ""},
		{"id", "Juru bicara Kementerian Luar Negeri Rusia Boris Malkin membantah tuduhan itu.", "person:boris-malkin", "Juru bicara", "Kementerian Luar Negeri Rusia"},
		{"id", "Kapolres Wanasari AKBP Teguh Prasnawa menyebut tiga orang ditahan.", "person:teguh-prasnawa", "Kapolres Wanasari", ""},
		{"id", "Direktur Utama PT Rel Lestari Raya, Ratna Kusumadewi, meresmikan stasiun.", "person:ratna-kusumadewi", "Direktur Utama", "PT Rel Lestari Raya"},
		{"en", "Russian Foreign Ministry spokeswoman Daria Malkova denied it.", "person:daria-malkova", "spokeswoman", "Russian Foreign Ministry"},
		{"en", "Jake Thornbury, the national security adviser, told reporters to wait.", "person:jake-thornbury", "national security adviser", ""},
		{"en", "British Prime Minister Oliver Hartley called on Friday.", "person:oliver-hartley", "Prime Minister", "United Kingdom"},
		{"en", "Mr. Fairbanks, who lives in Brooklyn, called the plan a disaster.", "person:fairbanks", "", ""},
		{"ms", "Pengerusi Petronas, Tan Sri Megat Firdaus, enggan mengulas.", "person:megat-firdaus", "Pengerusi", "Petronas"},
	} {
		_, es, _ := read(c.text, c.code)
		found := false
		for _, e := range es {
			if e.ID != c.id {
				continue
			}
			found = true
			if e.Role != c.role || e.Org != c.org {
				t.Errorf("%s: role %q of %q, want %q of %q", c.text, e.Role, e.Org, c.role, c.org)
			}
		}
		if !found {
			t.Errorf("%s: no %s", c.text, c.id)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Presiden Rusia Vladimir Putin bertemu Kim Jong-un (Kim) di Korea Utara (Korut).", "id")
	f.Add("PresidenDonald Trumpakan ke Washington — U.S. troops’ “Kim’s”", "en")
	f.Fuzz(func(t *testing.T, body, code string) {
		body = strings.ToValidUTF8(body, "\uFFFD")
		_, es, ms := read(body, code)
		ids := map[string]bool{}
		for _, e := range es {
			ids[e.ID] = true
		}
		last := 0
		for _, m := range ms {
			if err := m.Span.Validate(body); err != nil || m.Span.Empty() || m.Span.Start < last {
				t.Fatalf("mention %v after %d: %v", m.Span, last, err)
			}
			if !ids[m.Entity] {
				t.Fatalf("mention of %q, which is no entity", m.Entity)
			}
			last = m.Span.End
		}
	})
}

func TestNastySizes(t *testing.T) {
	for _, unit := range []string{"Kim ", "Kim Jong Un (", "Korea Utara (Korut) ", "A", "A. ", "Presiden ", "Kementerian Luar Negeri, ", "-", "Budi-", "(", "’s ", "Washington, ", "KPK ", "\n", "Ahmad Budi Cahya Dedi ", "DPRK singkatan dari Korea Utara ", "Kim makan nasi goreng di sana "} {
		body := strings.Repeat(unit, 65_000)
		if _, _, ms := read(body, "id"); len(ms) > len(body) {
			t.Errorf("%q: %d mentions", unit, len(ms))
		}
	}
}

func TestManyDifferentNames(t *testing.T) {
	var b strings.Builder
	for i := range 20_000 {
		other := string([]byte{'A' + byte(i/17576%26), 'a' + byte(i/676%26), 'a' + byte(i/26%26), 'a' + byte(i%26)})
		fmt.Fprintf(&b, "Ahmad %sna bertemu Ahmad di Semarang. ", other)
	}
	_, es, _ := read(b.String(), "id")
	if len(es) < 10_000 {
		t.Errorf("%d entities", len(es))
	}
}

func BenchmarkFind(b *testing.B) {
	t := strings.Repeat("Menteri Perhubungan Rusia Boris Malkin mengatakan di Kota Batu bahwa pemerintah akan menambah kereta dari Semarang ke Surabaya, kata juru bicara PT Rel Lestari Raya (RLR) pada Senin. Ia menolak menjawab pertanyaan tentang harga tiket dan jadwal.\n", 12)
	p := lang.Must("id")
	a := segment.Parse(article.Article{Text: t}, p)
	toks := segment.Tokens(t)
	b.SetBytes(int64(len(t)))
	for b.Loop() {
		Find(&a, toks, p)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(float64(b.N)*float64(len(toks))/b.Elapsed().Seconds(), "tokens/s")
}
