package extract

import (
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	"golang.org/x/net/html"

	"sanad/internal/article"
	"sanad/internal/lang"
)

// date is the date of publication: the machine-written one, else the one that
// the page shows near its heading, else what go-htmldate finds. A time in UTC
// that the page shows with the same digits in its own zone was never UTC.
func (m *meta) date(doc *html.Node, p *lang.Pack, captured time.Time) *article.Date {
	var written *article.Date
	source := ""
	for _, d := range m.published {
		x := metadataDate(d, p)
		if x != nil && (written == nil || written.Precision != "minute" && x.Precision == "minute" && strings.HasPrefix(x.Value, written.Value)) {
			written, source = x, d
		}
	}
	shown := m.shownDate(doc, p)
	switch {
	case written == nil && shown == nil:
		return m.guessedDate(doc, captured)
	case written == nil:
		return shown
	case shown == nil:
		return written
	}
	finer := written.Precision != "minute" && strings.HasPrefix(shown.Value, written.Value)
	falseUTC := strings.HasSuffix(source, "Z") && len(source) > 16 && strings.HasPrefix(shown.Value, source[:16])
	if finer || falseUTC {
		return shown
	}
	return written
}

// guessedDate is the day that go-htmldate reads from the page or its address.
func (m *meta) guessedDate(doc *html.Node, captured time.Time) *article.Date {
	o := htmldate.Options{
		UseOriginalDate: true, SkipExtensiveSearch: true, URL: m.url,
		MinDate: time.Date(1995, 1, 1, 0, 0, 0, 0, time.UTC),
		MaxDate: time.Date(2199, 12, 31, 0, 0, 0, 0, time.UTC), // the clock is no input
	}
	if !captured.IsZero() {
		o.MaxDate = captured.AddDate(0, 0, 1)
	}
	r, err := htmldate.FromDocument(doc, o)
	if err != nil || r.IsZero() {
		return nil
	}
	return &article.Date{Value: r.Format(time.DateOnly), Precision: "day", Basis: article.Metadata}
}

// shownLimit is the length in bytes over which a text is not a date line.
const shownLimit = 90

// shownDate is the date line with a time of day that the page shows for the
// article: one with a zone before one without, one after the heading before
// one above it, and the first of these.
func (m *meta) shownDate(doc *html.Node, p *lang.Pack) *article.Date {
	title := folded(m.headline())
	var best *article.Date
	rank, headed := 0, 0
	each(doc, func(n *html.Node) {
		if n.Data == "script" || n.Data == "style" || n.Data == "title" {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.TextNode || len(c.Data) > 4*shownLimit {
				continue
			}
			t := strings.TrimSpace(c.Data)
			if headed == 0 && title != "" && len(t) >= len(title)/2 && strings.Contains(folded(t), title) {
				headed = 1
			}
			if len(t) > shownLimit || !clocked(t) {
				continue
			}
			d, zoned := stampDate(t, p)
			if d == nil || d.Precision != "minute" {
				continue
			}
			r := 1 + headed
			if zoned {
				r += 2
			}
			if r > rank {
				best, rank = d, r
			}
		}
	})
	return best
}

// clocked reports whether a text may hold a time of day: a digit on both sides
// of a colon or a full stop. Few of the short texts of a page do.
func clocked(t string) bool {
	for i := 1; i+1 < len(t); i++ {
		if (t[i] == ':' || t[i] == '.') && digit(t[i-1]) && digit(t[i+1]) {
			return true
		}
	}
	return false
}

func digit(c byte) bool { return '0' <= c && c <= '9' }
