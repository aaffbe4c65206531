package extract

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"sanad/internal/raw"
)

func csvOf(s string) raw.Capture {
	return raw.Capture{Input: "t.csv", Media: raw.CSV, Bytes: []byte(s)}
}

func TestTables(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"English, commas", "id,title,source,date,text\n7,One,Ledger,2024-03-05,\"Said \"\"yes\"\", he did.\"\n", `7|One|Ledger|2024-03-05|Said "yes", he did.`},
		{"Indonesian, semicolons, mark", "\ufeffJudul;Sumber;Tanggal Terbit;Isi Berita\r\nSatu;Kabar Arun;5 Maret 2024 07:00 WIB;Jembatan ditutup, katanya.\r\n", "t.csv:2|Satu|Kabar Arun|2024-03-05T07:00:00+07:00|Jembatan ditutup, katanya."},
		{"tabs, marks of speech", "judul\tisi\n\"Ya,\" katanya\t\"Kami siap,\" ujar Budi. \"Ya.\"\n", "t.csv:2|\"Ya,\" katanya|||\"Kami siap,\" ujar Budi. \"Ya.\""},
		{"tabs, quoted fields", "title\ttext\nOne\t\"two\tthree\nfour\"\n", "t.csv:2|One|||two\tthree\nfour"},
		{"bars", "title|text\nOne|two, three; four", "t.csv:2|One|||two, three; four"},
		{"line feeds inside", "title,text\nOne,\"two\nthree\"\nTwo,four\n", "t.csv:2|One|||two\nthree t.csv:4|Two|||four"},
		{"short row, blank row", "title,text\nOne\n\nTwo,four\n", "t.csv:4|Two|||four"},
		{"broken bytes", "title,text\nOne,tw\xffo\n", "t.csv:2|One|||tw\uFFFDo"},
	} {
		arts, _ := Articles(csvOf(c.in))
		var got []string
		for _, a := range arts {
			date := ""
			if a.Published != nil {
				date = a.Published.Value
			}
			got = append(got, strings.Join([]string{a.Input, a.Title, a.Outlet.Name, date, a.Text}, "|"))
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, g, c.want)
		}
	}
}

func TestTableProblems(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"title,date\nOne,2024\n", "no column holds the text"},
		{"title,text\n", "no row below"},
		{"title,text\nOne\n", "no body"},
		{"\xff\xfet\x00i\x00", "UTF-16"},
		{strings.Repeat("x", 300) + ",y\n1,2\n", "no column holds the text"},
	} {
		arts, problems := Articles(csvOf(c.in))
		if len(arts) != 0 || len(problems) != 1 || !strings.Contains(problems[0].Reason, c.want) || len(problems[0].Reason) > 400 {
			t.Errorf("%.20q: %d articles, %v; want %q", c.in, len(arts), problems, c.want)
		}
	}
	found := csvOf("count\tlabel\n1\t2\n")
	found.Found = true
	if arts, problems := Articles(found); len(arts)+len(problems) != 0 {
		t.Errorf("a table of numbers in a folder: %v %v", arts, problems)
	}
}

// A quotation mark that is never closed costs its row only.
func TestTableUnclosedMark(t *testing.T) {
	var b strings.Builder
	b.WriteString("title,text\n")
	for i := range 300 {
		mark := ""
		if i == 7 {
			mark = `"`
		}
		fmt.Fprintf(&b, "Satu %d,%sJembatan ditutup.\n", i, mark)
	}
	arts, problems := Articles(csvOf(b.String()))
	if len(arts) != 299 || len(problems) != 1 || !strings.Contains(problems[0].Input, ":9") {
		t.Errorf("%d articles, problems %v", len(arts), problems)
	}
}

func TestTableNastySizes(t *testing.T) {
	start := time.Now()
	for _, s := range []string{
		"text\n" + strings.Repeat("\"", 65001),
		"text\n" + strings.Repeat("\"\n", 65000),
		strings.Repeat("text,", 65000) + "\n" + strings.Repeat("x,", 65000),
		"text\n" + strings.Repeat("\n", 65000),
		"a\ttext\n" + strings.Repeat("\"x\t\"\n", 65000),
	} {
		Articles(csvOf(s))
	}
	if d := time.Since(start); d > time.Minute {
		t.Errorf("took %v", d)
	}
}

func TestJSONDocuments(t *testing.T) {
	for _, c := range []struct {
		in          string
		arts, wrong int
	}{
		{`[{"isi":"Jembatan ditutup."}, {"judul":"x"} ,{"id":"b","text":"Ya \"betul\"."}]`, 2, 1},
		{"{\n \"title\": \"x\",\n \"body\": \"Jembatan.\"\n}", 1, 0},
		{`[]`, 0, 1}, {`[1,[2],"x"]`, 0, 3}, {`{"a":`, 0, 1}, {`7`, 0, 1},
	} {
		arts, problems := Articles(raw.Capture{Input: "x.json", Media: raw.JSON, Bytes: []byte(c.in)})
		if len(arts) != c.arts || len(problems) != c.wrong {
			t.Errorf("%s: %d articles, %v", c.in, len(arts), problems)
		}
	}
}

func TestFeedItemsInFull(t *testing.T) {
	long := strings.Repeat("<p>Jembatan gantung di Kota Arun ditutup mulai Senin karena talinya aus.</p>", 9)
	item := func(n int, content string) string {
		return fmt.Sprintf("<item><title>Berita &amp;amp; %d</title><link>https://kabar.example/%d</link><pubDate>Tue, 05 Mar 2024 07:22:00 WIB</pubDate><description><![CDATA[%s]]></description></item>", n, n, content)
	}
	in := "<rss><channel><language>id</language>" + item(1, long+"<script>var x = 1</script><style>p{}</style>") + item(2, "Ringkas saja.") + item(3, long+"<p>dan lagi […]</p>") + "</channel></rss>"
	arts, problems := Articles(raw.Capture{Input: "feed.xml", Media: raw.Feed, Bytes: []byte(in)})
	if len(arts) != 1 || len(problems) != 1 || !strings.Contains(problems[0].Reason, "2 addresses without text") {
		t.Fatalf("%d articles, %v", len(arts), problems)
	}
	a := arts[0]
	if a.Input != "https://kabar.example/1" || a.URL != a.Input || a.Title != "Berita & 1" || a.Language != "id" || a.Outlet.Name != "kabar.example" {
		t.Errorf("%+v", a)
	}
	if a.Published == nil || a.Published.Value != "2024-03-05T07:22:00+07:00" {
		t.Errorf("WIB is seven hours before UTC: %+v", a.Published)
	}
	if strings.Contains(a.Text, "var x") || strings.Contains(a.Text, "p{}") || strings.Count(a.Text, "\n") != 8 {
		t.Errorf("text %q", a.Text)
	}
}

// A page whose header names a wrong charset is read by what it is.
func TestWrongCharset(t *testing.T) {
	body := "<html><head><title>x</title></head><body><article>" + strings.Repeat("<p>Jembatan gantung di Kota Arun ditutup, kata \"Rahmat\" – %s – kemarin sore.</p>", 6) + "</article></body></html>"
	utf := strings.ReplaceAll(body, "%s", "Café")
	latin := strings.ReplaceAll(strings.ReplaceAll(body, "%s", "Caf\xe9"), "–", "\x96")
	for _, c := range []struct{ name, header, in string }{
		{"none", "", utf}, {"right", "utf-8", utf}, {"latin said of UTF-8", "iso-8859-1", utf}, {"unknown", "klingon-7", utf},
		{"UTF-8 said of latin", "utf-8", strings.Replace(latin, "<head>", "<head><meta charset=windows-1252>", 1)}, {"latin", "windows-1252", latin},
	} {
		arts, problems := Articles(raw.Capture{Input: "p", Media: raw.HTML, Charset: c.header, Bytes: []byte(c.in)})
		if len(arts) != 1 || !strings.Contains(arts[0].Text, "– Café –") {
			t.Errorf("%s: %v %v", c.name, arts, problems)
		}
	}
}

// An address that a page could not link to without harm is none.
func TestHarmfulAddresses(t *testing.T) {
	for in, want := range map[string]string{
		"https://kabar.example/1": "https://kabar.example/1", "kabar.example/1": "kabar.example/1", "javascript:alert(1)": "", "JavaScript:alert(1)": "",
		"data:text/html,x": "", "file:///etc/passwd": "", "java\\u0000script:x": "", "vbscript:x": "", "https://[": "",
	} {
		arts, _ := Articles(raw.Capture{Input: "a.jsonl", Media: raw.Lines, Bytes: []byte(`{"url":"` + in + `","body":"Jembatan ditutup."}`)})
		if len(arts) != 1 || arts[0].URL != want {
			t.Errorf("%q: %+v, want %q", in, arts, want)
		}
	}
}
