package feed

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// rss is a feed of our own with n items.
func rss(n int) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Kabar Arun</title><language>id</language>`)
	for i := range n {
		fmt.Fprintf(&b, `<item><title>Berita %d</title><link>https://kabar.example/%d</link><pubDate>Tue, 05 Mar 2024 07:0%d:00 WIB</pubDate><description>Ringkas</description><content:encoded><![CDATA[<p>Isi berita %d < 3.</p>]]></content:encoded></item>`, i, i, i%10, i)
	}
	b.WriteString(`</channel></rss>`)
	return b.String()
}

const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Ledger</title><entry><title>One</title><id>tag:ledger.example,2024:1</id><link href="https://ledger.example/1"/><updated>2024-03-05T07:00:00Z</updated><content type="html">&lt;p&gt;Words&lt;/p&gt;</content></entry></feed>`

const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Lama</title></channel><item rdf:about="y"><title>Satu</title><link>https://lama.example/1</link><dc:date>2024-03-05T07:00:00+07:00</dc:date></item></rdf:RDF>`

const jsonSource = `{"version":"https://jsonfeed.org/version/1.1","title":"Ledger","items":[{"id":"1","url":"https://ledger.example/1","title":"One","content_html":"<p>Words</p>","date_published":"2024-03-05T07:00:00Z"},{"id":2,"title":"Two","external_url":"https://ledger.example/2"}]}`

const newsSitemap = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://kabar.example/1</loc><lastmod>2024-03-05</lastmod><news:news><news:publication><news:name>Kabar Arun</news:name><news:language>id</news:language></news:publication><news:publication_date>2024-03-05T07:00:00+07:00</news:publication_date><news:title>Jembatan ditutup</news:title></news:news></url><url><loc> https://kabar.example/2 </loc></url><url><loc>javascript:x</loc></url></urlset>`

const opml = `<opml version="2.0"><head><title>Desk</title></head><body><outline text="Arun"><outline text="Kabar" type="rss" xmlUrl="https://kabar.example/rss"/></outline><outline title="Ledger" xmlUrl="https://ledger.example/feed"/></body></opml>`

func TestKindsAndItems(t *testing.T) {
	for _, c := range []struct {
		name, in      string
		kind          Kind
		items, source int
		broken        int
		first         string // URL | title | published | content of the first item
	}{
		{"rss", rss(2), RSS, 2, 0, 0, "https://kabar.example/0|Berita 0|Tue, 05 Mar 2024 07:00:00 WIB|<p>Isi berita 0 < 3.</p>"},
		{"atom", atom, Atom, 1, 0, 0, "https://ledger.example/1|One|2024-03-05T07:00:00Z|<p>Words</p>"},
		{"rdf", rdf, RSS, 1, 0, 0, "https://lama.example/1|Satu|2024-03-05T07:00:00+07:00|"},
		{"json", jsonSource, JSON, 2, 0, 0, "https://ledger.example/1|One|2024-03-05T07:00:00Z|<p>Words</p>"},
		{"news sitemap", newsSitemap, Sitemap, 2, 0, 1, "https://kabar.example/1|Jembatan ditutup|2024-03-05T07:00:00+07:00|"},
		{"sitemap index", `<sitemapindex><sitemap><loc>https://kabar.example/s1.xml.gz</loc></sitemap></sitemapindex>`, Index, 0, 1, 0, ""},
		{"opml", opml, OPML, 0, 2, 0, ""},
		{"list", "\ufeff# ours\nhttps://kabar.example/1\n\r\nhttp://kabar.example/2\r\n", List, 2, 0, 0, "https://kabar.example/1|||"},
		{"with a mark and comment", "\ufeff<!-- <rss> --> " + rss(1), RSS, 1, 0, 0, "https://kabar.example/0|Berita 0|Tue, 05 Mar 2024 07:00:00 WIB|<p>Isi berita 0 < 3.</p>"},
	} {
		d, err := Parse([]byte(c.in))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if d.Kind != c.kind || len(d.Items) != c.items || len(d.Sources) != c.source || len(d.Broken) != c.broken {
			t.Errorf("%s: %s, %d items, %d sources, broken %q", c.name, d.Kind, len(d.Items), len(d.Sources), d.Broken)
		}
		if c.items > 0 {
			i := d.Items[0]
			if got := i.URL + "|" + i.Title + "|" + i.Published + "|" + i.Content; got != c.first {
				t.Errorf("%s: first item\n got %s\nwant %s", c.name, got, c.first)
			}
		}
	}
}

func TestWhatIsNone(t *testing.T) {
	for _, in := range []string{"", "<html><body>x", "{\"body\":\"x\"}", "Kata Rahmat.\nhttps://kabar.example/1", "https://x y"} {
		if k := Detect([]byte(in)); k != "" {
			t.Errorf("%q is taken for %s", in, k)
		}
		if _, err := Parse([]byte(in)); err == nil {
			t.Errorf("%q was read", in)
		}
	}
}

// A cut document gives every item before the cut, wherever the cut is.
func TestCutDocuments(t *testing.T) {
	for name, whole := range map[string]string{"rss": rss(3), "sitemap": strings.ReplaceAll(newsSitemap, "<url><loc>javascript:x</loc></url>", ""), "json": jsonSource} {
		end := map[string]string{"rss": "</item>", "sitemap": "</url>", "json": "},{"}[name]
		for cut := range len(whole) {
			want := strings.Count(whole[:cut], end)
			d, err := Parse([]byte(whole[:cut]))
			if err != nil {
				if want > 0 {
					t.Errorf("%s cut at %d: %v; want %d items", name, cut, err, want)
				}
				continue
			}
			if len(d.Items) < want || len(d.Broken) == 0 && cut < len(whole)-20 && name != "rss" {
				t.Errorf("%s cut at %d: %d items, broken %q; want %d items", name, cut, len(d.Items), d.Broken, want)
			}
		}
	}
}

// A malformed item costs itself at most.
func TestMalformedItems(t *testing.T) {
	for name, bad := range map[string]string{
		"wrong end tag": "<title>Berita \x01 5</titel>", "stray mark": "<title>5 < 6 & 7", "not closed": "<title>Berita <b>5",
	} {
		in := strings.Replace(rss(70), "<title>Berita 5</title>", bad, 1)
		d, err := Parse([]byte(in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(d.Items)+len(d.Broken) != 70 || len(d.Broken) > 1 {
			t.Errorf("%s: %d of 70 items, broken %q", name, len(d.Items), d.Broken)
		}
	}
}

func TestHostile(t *testing.T) {
	start := time.Now()
	bomb := `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><title>&b;</title><item><title>&b;</title></item></channel></rss>`
	for name, in := range map[string]string{
		"entity bomb in a feed":     bomb,
		"entity bomb in a sitemap":  strings.ReplaceAll(strings.ReplaceAll(bomb, "<rss>", "<urlset>"), "<item>", "<url><loc>https://kabar.example/1</loc>"),
		"entity bomb in an opml":    strings.ReplaceAll(bomb, "<rss>", "<opml>"),
		"nothing but openings":      "<rss>" + strings.Repeat("<a>", 65000),
		"nothing but items":         "<rss><channel>" + strings.Repeat("<item>", 65000),
		"nothing but outlines":      "<opml>" + strings.Repeat("<outline>", 65000),
		"nothing but comments":      strings.Repeat("<!-- ", 65000),
		"nothing but declarations":  "<rss>" + strings.Repeat("<!D [", 65000),
		"nothing but brackets":      "<urlset>" + strings.Repeat("<", 65000),
		"lists in lists":            `{"version":"https://jsonfeed.org/version/1","items":` + strings.Repeat("[", 65000),
		"quotation never closed":    `<rss a="` + strings.Repeat("x", 1<<20),
		"a sitemap of no addresses": "<urlset>" + strings.Repeat("<url><loc>x</loc></url>", 65000),
	} {
		d, err := Parse([]byte(in))
		if err == nil && len(d.Items)+len(d.Sources) > 0 {
			t.Errorf("%s: %d items, broken %q", name, len(d.Items), d.Broken)
		}
		if strings.HasPrefix(name, "entity") && err != errEntity {
			t.Errorf("%s: %v", name, err)
		}
	}
	if d := time.Since(start); d > time.Minute {
		t.Errorf("took %v", d)
	}
}

// A list of a million entries ends at the limit, and says so.
func TestMillionItems(t *testing.T) {
	const n = 1_000_000
	for name, in := range map[string]string{
		"rss":     "<rss><channel>" + strings.Repeat("<item><link>https://kabar.example/1</link></item>", n) + "</channel></rss>",
		"sitemap": "<urlset>" + strings.Repeat("<url><loc>https://kabar.example/1</loc></url>", n) + "</urlset>",
		"json":    `{"version":"https://jsonfeed.org/version/1","items":[` + strings.Repeat(`{"url":"https://kabar.example/1"},`, n) + `{}]}`,
		"list":    strings.Repeat("https://kabar.example/1\n", n),
	} {
		start := time.Now()
		d, err := Parse([]byte(in))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(d.Items) > MaxItems || len(d.Items) < MaxItems/5 || len(d.Broken) != 1 || !strings.Contains(d.Broken[0], "more than") {
			t.Errorf("%s: %d items, broken %q", name, len(d.Items), d.Broken)
		}
		if took := time.Since(start); took > time.Minute {
			t.Errorf("%s took %v", name, took)
		}
	}
}

// Whatever the bytes are, parsing ends within the limits.
func FuzzParse(f *testing.F) {
	for _, s := range []string{rss(2), atom, rdf, jsonSource, newsSitemap, opml, "https://kabar.example/1\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := Parse(b)
		if err == nil && len(d.Items) > MaxItems {
			t.Errorf("%d items", len(d.Items))
		}
	})
}
