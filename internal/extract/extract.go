// Package extract turns captures into articles with the metadata that the
// page or record carries. In: the bytes of a text file, a saved page, lines of
// JSON, a table, or a feed. Out: articles whose text is fixed from here on, and one problem for
// every input or line that gives none.
//
// The text of plain files and records is the input's own, byte for byte, but
// for a dropped byte order mark and for invalid bytes, which become U+FFFD and
// are listed; the text of a page is its main text, one paragraph a line. What
// the page or record says (title, outlet, date) is marked as metadata; what
// the text itself states is found later, by annot/segment. Nothing here fails
// a run.
package extract

import (
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode"

	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/raw"
	"sanad/internal/text"
)

const stage = "extract"

// MaxText is the most bytes that the text of one article may have.
const MaxText = 128 << 20

// Articles reads the articles of one capture, in order, and the problems met.
// There are none of either where a file that was found in a folder turns out
// to be of no kind that is read: a table or JSON without a text.
func Articles(c raw.Capture) ([]article.Article, []raw.Problem) {
	if len(c.Bytes) == 0 {
		return nil, []raw.Problem{problem(c.Input, "the file is empty")}
	}
	arts, problems := read(c)
	if !c.Time.IsZero() {
		for i := range arts {
			arts[i].Captured = c.Time.UTC().Format(time.RFC3339)
		}
	}
	return arts, problems
}

// read reads a capture by its media type.
func read(c raw.Capture) ([]article.Article, []raw.Problem) {
	switch c.Media {
	case raw.Lines:
		return records(c)
	case raw.JSON:
		return recordList(c)
	case raw.CSV:
		return table(c)
	case raw.Feed, raw.Links:
		return listed(c)
	case raw.HTML:
		return one(c, page)
	}
	return one(c, plain)
}

// one is the single article of a capture, or the reason why there is none.
func one(c raw.Capture, read func(raw.Capture) (article.Article, error)) ([]article.Article, []raw.Problem) {
	a, err := read(c)
	if err != nil {
		return nil, []raw.Problem{problem(c.Input, err.Error())}
	}
	a.Capture = c.Digest()
	return []article.Article{finish(a)}, nil
}

// plain reads a text file.
func plain(c raw.Capture) (article.Article, error) {
	if err := isText(c.Bytes); err != nil {
		return article.Article{}, err
	}
	if len(c.Bytes) > MaxText {
		return article.Article{}, fmt.Errorf("a text of %d bytes; the limit is %d", len(c.Bytes), MaxText)
	}
	a := article.Article{Input: c.Input, URL: c.URL}
	a.Text, a.Repairs = repair(trimMark(string(c.Bytes)))
	if blankText(a.Text) {
		return a, fmt.Errorf("no text: nothing but white space")
	}
	return a, nil
}

// finish fills in what follows from the rest: language, outlet by its address,
// identity.
func finish(a article.Article) article.Article {
	if !harmless(a.URL) {
		a.URL = ""
	}
	a.Language = language(a.Language, a.Text)
	if a.Outlet.Name == "" && a.URL != "" {
		a.Outlet.Name = site(a.URL)
	}
	a.ID = article.NewID(a.Input, a.Text)
	return a
}

// harmless reports whether an address may be shown as a link: one of the web,
// or one without a scheme. Records and archives may say anything.
func harmless(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "" || u.Scheme == "http" || u.Scheme == "https")
}

func problem(input, reason string) raw.Problem {
	return raw.Problem{Input: input, Stage: stage, Reason: reason}
}

func blankText(t string) bool {
	return strings.TrimFunc(t, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) == ""
}

// pack is the language pack that reads dates of a page in the language.
func pack(code string) *lang.Pack { return lang.Must(code) }

func span(start, end int) text.Span { return text.Span{Start: start, End: end} }
