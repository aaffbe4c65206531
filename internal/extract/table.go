package extract

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/raw"
)

// table reads CSV and TSV: one article a row, under columns that the first row
// names. The comma may be a semicolon, a tab or a bar.
func table(c raw.Capture) (out []article.Article, problems []raw.Problem) {
	fail := func(err error) ([]article.Article, []raw.Problem) {
		return out, append(problems, problem(c.Input, err.Error()))
	}
	if err := isText(c.Bytes); err != nil {
		return fail(err)
	}
	next := rows(bytes.TrimPrefix(c.Bytes, []byte(byteOrderMark)))
	head, _, err := next()
	if err != nil {
		return fail(fmt.Errorf("no row of column names: %w", err))
	}
	cols, err := columns(head)
	if err != nil && c.Found {
		return nil, nil
	}
	if err != nil {
		return fail(err)
	}
	for {
		row, line, err := next()
		if errors.Is(err, io.EOF) {
			break
		}
		input := fmt.Sprintf("%s:%d", c.Input, line)
		var a article.Article
		if err == nil {
			a, err = record(tableRow{cols, row}, input)
		}
		if err != nil {
			problems = append(problems, problem(input, err.Error()))
			continue
		}
		a.Capture = raw.Capture{Bytes: []byte(strings.Join(row, "\x00"))}.Digest() // of the row, wherever it stands
		out = append(out, finish(a))
	}
	if len(out) == 0 && len(problems) == 0 {
		return fail(errors.New("no text: no row below the column names"))
	}
	return out, problems
}

// columns maps the keys of column names to their places. A table without a
// known column for the text is refused.
func columns(head []string) (map[string]int, error) {
	cols := map[string]int{}
	for i, h := range head {
		if k := lang.FieldKey(strings.TrimSpace(h)); k != "" {
			if _, twice := cols[k]; !twice {
				cols[k] = i
			}
		}
	}
	for _, n := range fieldNames()[lang.FieldBody] {
		if _, ok := cols[n]; ok {
			return cols, nil
		}
	}
	names := strings.Join(head[:min(len(head), 8)], ", ")
	if len(names) > 200 {
		names = strings.ToValidUTF8(names[:200], "") + "…"
	}
	return nil, fmt.Errorf("no column holds the text: name one of them body, text or isi (the first row is: %s)", names)
}

// tableRow is a row under its columns.
type tableRow struct {
	cols map[string]int
	row  []string
}

func (r tableRow) text(names []string) string {
	for _, n := range names {
		if i, ok := r.cols[n]; ok && i < len(r.row) && !blankText(r.row[i]) {
			return r.row[i]
		}
	}
	return ""
}

func (r tableRow) word(names []string) string {
	t, _ := repair(strings.TrimSpace(r.text(names)))
	return t
}

// rows gives the rows of a table one by one, each with the number of its first
// line; io.EOF ends them, any other error is of one row.
func rows(b []byte) func() ([]string, int, error) {
	first, _, _ := bytes.Cut(b, []byte("\n"))
	sep := separator(first)
	if sep == '\t' && even(b) {
		return tabbed(b)
	}
	c := quoted{b: b, sep: sep}
	c.from(0, 1)
	return c.next
}

// quoted reads a table whose fields may be quoted (RFC 4180), leniently.
type quoted struct {
	b        []byte
	sep      rune
	r        *csv.Reader
	at, line int // where r began
	restarts int
}

// A row over this many lines is looked at: a quotation mark that is never
// closed swallows the rest of the file.
const (
	mostLines    = 200
	mostRestarts = 50
)

func (q *quoted) from(at, line int) {
	q.at, q.line = at, line
	q.r = csv.NewReader(bytes.NewReader(q.b[at:]))
	q.r.Comma = q.sep
	q.r.FieldsPerRecord = -1
	q.r.LazyQuotes = true
}

func (q *quoted) next() ([]string, int, error) {
	start := q.at + int(q.r.InputOffset())
	row, err := q.r.Read()
	var pe *csv.ParseError
	switch {
	case errors.As(err, &pe):
		return nil, q.line + pe.StartLine - 1, fmt.Errorf("row: %w", pe.Err)
	case err != nil:
		return nil, 0, err
	}
	first, _ := q.r.FieldPos(0)
	first += q.line - 1
	end := q.at + int(q.r.InputOffset())
	if end == len(q.b) && q.restarts < mostRestarts && bytes.Count(q.b[start:end], []byte("\n")) > mostLines && openMark(q.b[start:end]) {
		q.restarts++
		start += len(q.b[start:]) - len(bytes.TrimLeft(q.b[start:], "\r\n"))
		_, rest, _ := bytes.Cut(q.b[start:], []byte("\n"))
		q.from(len(q.b)-len(rest), first+1)
		return nil, first, errors.New("row: a quotation mark is opened and never closed")
	}
	return row, first, nil
}

// openMark reports whether the last quoted field of a row is not closed.
func openMark(row []byte) bool {
	return bytes.Count(row, []byte{'"'})%2 == 1
}

// separator is the mark that parts the column names: the most frequent one
// outside of quotation marks.
func separator(head []byte) rune {
	n := map[byte]int{}
	quoted := false
	for _, c := range head {
		switch c {
		case '"':
			quoted = !quoted
		case ',', ';', '\t', '|':
			if !quoted {
				n[c]++
			}
		}
	}
	best := byte(',')
	for _, c := range []byte{';', '\t', '|'} {
		if n[c] > n[best] {
			best = c
		}
	}
	return rune(best)
}

// even reports whether every line has as many tabs as the first: then no field
// holds a tab or a line feed, and quotation marks are words.
func even(b []byte) bool {
	want := -1
	for line := range bytes.Lines(b) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		n := bytes.Count(line, []byte("\t"))
		if want >= 0 && n != want {
			return false
		}
		want = n
	}
	return true
}

// tabbed gives the lines of a table whose fields hold no line feed. A field
// that is quoted as a whole loses its quotation marks.
func tabbed(b []byte) func() ([]string, int, error) {
	line := 0
	return func() ([]string, int, error) {
		for len(b) > 0 {
			var l []byte
			l, b, _ = bytes.Cut(b, []byte("\n"))
			line++
			if len(bytes.TrimSpace(l)) == 0 {
				continue
			}
			row := strings.Split(strings.TrimSuffix(string(l), "\r"), "\t")
			for i, f := range row {
				row[i] = unquoted(f)
			}
			return row, line, nil
		}
		return nil, line, io.EOF
	}
}

// unquoted takes the marks off a field as spreadsheets quote it: around the
// whole, those inside doubled.
func unquoted(f string) string {
	if len(f) < 2 || f[0] != '"' || f[len(f)-1] != '"' {
		return f
	}
	in := strings.ReplaceAll(f[1:len(f)-1], `""`, "\x00")
	if strings.Contains(in, `"`) {
		return f // marks of speech at both ends
	}
	return strings.ReplaceAll(in, "\x00", `"`)
}
