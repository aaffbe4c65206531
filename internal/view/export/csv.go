package export

import (
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"
)

// csvSheet prints RFC 4180 with a header line, UTF-8, \n at the end of lines.
// What is not known is an empty cell.
type csvSheet struct {
	w   *csv.Writer
	to  io.Closer
	rec []string
}

func newCSV(w io.WriteCloser, s Sheet) (*csvSheet, error) {
	x := &csvSheet{w: csv.NewWriter(w), to: w}
	for _, c := range s.Columns {
		x.rec = append(x.rec, c.Name)
	}
	return x, x.w.Write(x.rec)
}

func (x *csvSheet) row(cells []any) error {
	x.rec = x.rec[:0]
	for _, c := range cells {
		x.rec = append(x.rec, printed(c))
	}
	return x.w.Write(x.rec)
}

func printed(c any) string {
	switch c := c.(type) {
	case int64:
		return strconv.FormatInt(c, 10)
	case float64:
		return strconv.FormatFloat(c, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(c)
	case string:
		return tame(c)
	}
	return ""
}

// tame keeps words from outside from being formulas of a spreadsheet: an
// apostrophe goes before a text that begins like one (OWASP, CSV injection).
func tame(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func (x *csvSheet) Close() error {
	x.w.Flush()
	return errors.Join(x.w.Error(), x.to.Close())
}
