package extract

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/raw"
)

func capture(media, body string) raw.Capture {
	return raw.Capture{Input: "in", Media: media, Bytes: []byte(body)}
}

// single is the one article of a capture; anything else fails the test.
func single(t *testing.T, media, body string) article.Article {
	t.Helper()
	arts, problems := Articles(capture(media, body))
	if len(arts) != 1 || len(problems) != 0 {
		t.Fatalf("%d articles, problems %v", len(arts), problems)
	}
	return arts[0]
}

func TestPlain(t *testing.T) {
	a := single(t, "text/plain", "\uFEFFWarga pulang.\r\nMereka sena\xff\xfeng.\x00\x00 Lagi.")
	if want := "Warga pulang.\r\nMereka sena\uFFFDng.\uFFFD Lagi."; a.Text != want {
		t.Errorf("text %q, want %q", a.Text, want)
	}
	if len(a.Repairs) != 2 || a.Repairs[0].Bytes != "fffe" || a.Repairs[1].Bytes != "0000" || a.Repairs[1].Span.Of(a.Text) != "\uFFFD" {
		t.Errorf("repairs %+v", a.Repairs)
	}
}

// Each bad input is one problem that names it, and the rest goes on.
func TestBadInput(t *testing.T) {
	nested := strings.Repeat("<div>", 100000)
	for name, c := range map[string]struct {
		media, body, reason string
		articles            int
	}{
		"empty":         {"text/plain", "", "empty", 0},
		"white space":   {"text/plain", " \r\n\t\n", "no text", 0},
		"binary":        {"text/plain", strings.Repeat("\x00\x01\x02\x7fELF", 40), "binary", 0},
		"utf-16":        {"text/plain", "\xff\xfeW\x00a\x00r\x00g\x00a\x00", "UTF-16", 0},
		"no tag":        {"text/html", "hanya kata", "no tag", 0},
		"no article":    {"text/html", "<html><body><a href=x>y</a></body></html>", "no article body", 0},
		"nested":        {"text/html", nested + "x" + strings.Repeat("</div>", 100000), "", 0},
		"broken line":   {"application/x-ndjson", "{\"body\":\"Satu.\"}\n{\"body\":\n{\"body\":\"Dua.\"}\n", "not JSON", 2},
		"list":          {"application/x-ndjson", "[1,2]\n{\"body\":\"Satu.\"}\n", "not a JSON object", 1},
		"no body":       {"application/x-ndjson", "{\"title\":\"Judul\"}\n{\"body\":\"Satu.\"}\n", "no body", 1},
		"number body":   {"application/x-ndjson", "{\"body\":12}", "no body", 0},
		"empty lines":   {"application/x-ndjson", "\n \n", "no text", 0},
		"broken braces": {"application/x-ndjson", "}{", "not JSON", 0},
	} {
		start := time.Now()
		arts, problems := Articles(capture(c.media, c.body))
		if len(arts) != c.articles || len(problems) != 1 || problems[0].Stage != "extract" || !strings.HasPrefix(problems[0].Input, "in") || !strings.Contains(problems[0].Reason, c.reason) {
			t.Errorf("%s: %d articles, problems %v", name, len(arts), problems)
		}
		if d := time.Since(start); d > time.Minute {
			t.Errorf("%s took %v", name, d)
		}
	}
}

func TestRecordFields(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{`{"id":"a1","outlet":"Kabar Serai","title":"Judul","published":"2025-03-10T11:20:00+07:00","language":"id","body":"Isi."}`, "a1|Kabar Serai|Judul|2025-03-10T11:20:00+07:00 minute|id|Isi."},
		{`{"url":"https://daerah.kabarserai.co.id/1","maintext":"Isi.","date_publish":"2025-03-10 11:20:00","language":"id"}`, "in:1|kabarserai.co.id||2025-03-10T11:20:00+07:00 minute|id|Isi."},
		{`{"source":{"id":7,"name":"Kabar Serai"},"content":"Isi.","publishedAt":"2025-03-10T04:20:00Z","lang":"id-ID","ID":5}`, "5|Kabar Serai||2025-03-10T11:20:00+07:00 minute|id|Isi."},
		{`{"domain":"kabarserai.co.id","text":"Isi.","date":"10 Maret 2025, 11.20 WITA","language":"Indonesian"}`, "in:1|kabarserai.co.id||2025-03-10T11:20:00+08:00 minute|id|Isi."},
		{`{"text":"It is.","date":"2025-03-10T00:00:00","language":"en","authors":["x"]}`, "in:1|||2025-03-10 day|en|It is."},
		{`{"text":"It is.","published":1741580400,"language":"eng"}`, "in:1|||2025-03-10T04:20:00Z minute|en|It is."},
		{`{"text":"It is.","published":"soon","language":"en"}`, "in:1||||en|It is."},
		{`{"body":"","content":["x"],"isi":"Isi \"dalam\" \u00e9\ud83d\ude00.","language":"id","published":"2025-03"}`, "in:1|||2025-03 month|id|Isi \"dalam\" é😀."},
	} {
		a := single(t, "application/x-ndjson", c.line)
		date := ""
		if a.Published != nil {
			date = a.Published.Value + " " + a.Published.Precision
			if a.Published.Basis != article.Metadata {
				t.Errorf("%s: basis %s", c.line, a.Published.Basis)
			}
		}
		if got := strings.Join([]string{a.Input, a.Outlet.Name, a.Title, date, a.Language, a.Text}, "|"); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.line, got, c.want)
		}
	}
}

func TestLoneSurrogate(t *testing.T) {
	a := single(t, "application/x-ndjson", `{"language":"id","body":"a\ud800b\u0000c`+"\xff"+`d"}`)
	if a.Text != "a\uFFFDb\uFFFDc\uFFFDd" || len(a.Repairs) != 3 || a.Repairs[0].Bytes != "eda080" || a.Repairs[1].Bytes != "00" || a.Repairs[2].Bytes != "ff" {
		t.Errorf("text %q, repairs %+v", a.Text, a.Repairs)
	}
}

func TestPage(t *testing.T) {
	src, err := os.ReadFile("testdata/jembatan.html")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/jembatan.txt")
	if err != nil {
		t.Fatal(err)
	}
	a := single(t, "text/html", string(src))
	if a.Text != strings.TrimSpace(string(want)) {
		t.Errorf("text\n%s\nwant\n%s", a.Text, want)
	}
	got := fmt.Sprint(a.Title, "|", a.Outlet.Name, "|", a.URL, "|", a.Language, "|", a.Charset, "|", *a.Published)
	if want := "Jembatan Waringin Ditutup Dua Pekan untuk Perbaikan|Kabar Serai|https://berita.kabarserai.example/2025/03/jembatan-waringin|id||{2025-03-10T11:20:00+07:00 minute metadata <nil> }"; got != want {
		t.Errorf("metadata\n got %s\nwant %s", got, want)
	}
}

func TestCharset(t *testing.T) {
	body := "<p>" + strings.Repeat("Caf\xe9 di Serai ramai pengunjung sejak pagi, kata Sari. ", 10) + "</p>"
	a := single(t, "text/html", "<html><head><meta charset=iso-8859-1></head><body>"+body+"</body></html>")
	if a.Charset != "windows-1252" || !strings.Contains(a.Text, "Café") || len(a.Repairs) != 0 {
		t.Errorf("declared: %q %q %v", a.Charset, a.Text, a.Repairs)
	}
	utf := strings.ReplaceAll(body, "\xe9", "é")
	a = single(t, "text/html", "<html><head><meta charset=iso-8859-1></head><body>"+utf+"</body></html>")
	if a.Charset != "" || !strings.Contains(a.Text, "Café") {
		t.Errorf("wrongly declared: %q %q", a.Charset, a.Text)
	}
	a = single(t, "text/html", "<html><head><meta charset=utf-8></head><body>"+body+"</body></html>")
	if len(a.Repairs) != 10 || a.Repairs[3].Bytes != "e9" || a.Repairs[3].Span.Of(a.Text) != "\uFFFD" {
		t.Errorf("invalid: %q %v", a.Text, a.Repairs)
	}
}

func TestTitleWithoutSite(t *testing.T) {
	for _, c := range []struct{ title, site, domain, want string }{
		{"Jembatan Ditutup Dua Pekan - Kabar Serai", "Kabar Serai", "kabarserai.example", "Jembatan Ditutup Dua Pekan"},
		{"Jembatan Ditutup Dua Pekan | Daerah | Kabar Serai Online", "Kabar Serai", "", "Jembatan Ditutup Dua Pekan | Daerah"},
		{"KabarSerai.com: Jembatan Ditutup Dua Pekan", "KabarSerai.com", "", "Jembatan Ditutup Dua Pekan"},
		{"Serai - Muara Kini Tersambung", "Kabar Serai", "kabarserai.example", "Serai - Muara Kini Tersambung"},
		{"Wali Kota: Jembatan Aman", "Kabar Serai", "", "Wali Kota: Jembatan Aman"},
	} {
		if got := withoutSite(c.title, c.site, c.domain); got != c.want {
			t.Errorf("%q: got %q, want %q", c.title, got, c.want)
		}
	}
}

func TestMetadataDate(t *testing.T) {
	id, en := lang.Must("id"), lang.Must("en")
	for _, c := range []struct {
		in   string
		p    *lang.Pack
		want string
	}{
		{"2016-02-16T02:10:56Z", id, "2016-02-16T09:10:56+07:00"},
		{"2016-02-16T02:10:56Z", en, "2016-02-16T02:10:56Z"},
		{"2016-02-16 T10:10:56Z", id, "2016-02-16T10:10:56+07:00"},
		{"2016-02-16T13:01:52+0700", id, "2016-02-16T13:01:52+07:00"},
		{"2016-02-16T13:01:52.123+08:00", id, "2016-02-16T13:01:52+08:00"},
		{"2016-02-16T13:01", en, "2016-02-16T13:01:00"},
		{"Tue, 16 Feb 2016 13:01:52 +0700", en, "2016-02-16T13:01:52+07:00"},
		{"20160216", en, "2016-02-16"},
		{"2016", en, "2016"},
		{"Selasa , 16 February 2016, 13:01 WIT", id, "2016-02-16T13:01:00+09:00"},
		{"12/6/2023", id, "2023-06-12"},
		{"12/6/2023", en, ""},
		{"31/6/2023", id, ""},
		{"6/12/2023 x", en, ""},
		{"", id, ""},
	} {
		got := ""
		if d := metadataDate(c.in, c.p); d != nil {
			got = d.Value
		}
		if got != c.want {
			t.Errorf("%q (%s): got %q, want %q", c.in, c.p.Code, got, c.want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ declared, text, want string }{
		{"", "Pemerintah mengatakan bahwa jembatan itu akan ditutup selama dua pekan untuk perbaikan.", "id"},
		{"", "The government said that the bridge would be closed for two weeks of repairs.", "en"},
		{"", "Kerajaan berkata jambatan itu ditutup kerana kerosakan, kata peguam syarikat itu pada hari Isnin. Mesyuarat diadakan sahaja.", "ms"},
		{"", "Le gouvernement a déclaré que le pont serait fermé pendant deux semaines pour des réparations.", "fr"},
		{"", "12 34", ""},
		{"en_US", "Pemerintah mengatakan bahwa jembatan itu ditutup.", "en"},
		{"ind", "x", "id"},
		{"Bahasa Indonesia", "x", "id"},
	} {
		if got := language(c.declared, c.text); got != c.want {
			t.Errorf("%q %q: got %q, want %q", c.declared, c.text, got, c.want)
		}
	}
}

// A single line of 50 MB, and a hundred thousand lines, take a second or two.
func TestLargeInput(t *testing.T) {
	start := time.Now()
	a := single(t, "application/x-ndjson", `{"id":"x","language":"id","body":"`+strings.Repeat("Warga pulang. ", 50<<20/14)+`"}`)
	if len(a.Text) < 49<<20 {
		t.Errorf("text of %d bytes", len(a.Text))
	}
	arts, problems := Articles(capture("application/x-ndjson", strings.Repeat(`{"language":"id","body":"Warga pulang."}`+"\n", 100000)))
	if len(arts) != 100000 || len(problems) != 0 || arts[99999].Input != "in:100000" {
		t.Errorf("%d articles, %d problems", len(arts), len(problems))
	}
	if d := time.Since(start); d > 2*time.Minute {
		t.Errorf("took %v", d)
	}
}

// The repaired text maps back to the bytes that were read.
func FuzzRepair(f *testing.F) {
	f.Add("a\xffb\x00\xed\xa0\x80c")
	f.Add("\xf0\x9f\x98")
	f.Fuzz(func(t *testing.T, s string) {
		got, repairs := repair(s)
		if !utf8.ValidString(got) || strings.IndexByte(got, 0) >= 0 {
			t.Fatalf("%q is no text", got)
		}
		var back bytes.Buffer
		end := 0
		for _, r := range repairs {
			b, err := hex.DecodeString(r.Bytes)
			if err != nil || len(b) == 0 || r.Span.Of(got) != "\uFFFD" {
				t.Fatalf("repair %+v of %q", r, got)
			}
			back.WriteString(got[end:r.Span.Start])
			back.Write(b)
			end = r.Span.End
		}
		if back.WriteString(got[end:]); back.String() != s {
			t.Fatalf("%q maps back to %q", s, back.String())
		}
	})
}

// The fields of any valid object are those that encoding/json finds.
func FuzzFields(f *testing.F) {
	f.Add(`{"a":"x\"y","b":[1,{"c":"]"}],"d":-1.5e3, "e" : null}`)
	f.Add(`{"\u0061":{}}`)
	f.Fuzz(func(t *testing.T, s string) {
		line := bytes.TrimSpace([]byte(s))
		got, err := fields(line)
		var want map[string]json.RawMessage
		if json.Unmarshal(line, &want) != nil || want == nil {
			if err == nil && len(got) > 0 {
				t.Fatalf("%q gave %v", s, got)
			}
			return
		}
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if !utf8.ValidString(s) || strings.Contains(s, `\u`) {
			return // keys may fold
		}
		for k, v := range want {
			if k == strings.ToLower(k) && string(got[k]) != string(v) && strings.Count(strings.ToLower(s), strings.ToLower(k)) == 1 {
				t.Fatalf("%q: %s is %q, want %q", s, k, got[k], v)
			}
		}
	})
}
