package export

import (
	"errors"
	"fmt"
	"io"

	"sanad/internal/view/record"
)

// Book writes records as sheets of CSV or Parquet, each to a writer of its
// own, opened with its header when the book is.
type Book struct {
	sheets map[record.Type][]sheetWriter
	order  []record.Type
}

// sheetWriter prints the rows of one sheet.
type sheetWriter interface {
	row(cells []any) error
	io.Closer
}

// NewBook opens the sheets of some record types. Create gives the writer of a
// sheet, nil for one that is not wanted.
func NewBook(f Format, types []record.Type, create func(sheet string) (io.WriteCloser, error)) (*Book, error) {
	b := &Book{sheets: map[record.Type][]sheetWriter{}, order: types}
	for _, t := range types {
		for _, s := range Sheets(t) {
			w, err := create(s.Name)
			if err != nil {
				return nil, errors.Join(fmt.Errorf("sheet %s: %w", s.Name, err), b.Close())
			}
			var x sheetWriter
			switch {
			case w == nil:
			case f == CSV:
				x, err = newCSV(w, s)
			case f == Parquet:
				x = newParquet(w, s)
			default:
				err = fmt.Errorf("format %q has no sheets", f)
			}
			b.sheets[t] = append(b.sheets[t], x)
			if err != nil {
				return nil, errors.Join(err, b.Close())
			}
		}
	}
	return b, nil
}

// Add writes the rows of a record of type t.
func (b *Book) Add(t record.Type, rec any) error {
	sheets := b.sheets[t]
	return Rows(rec, func(sheet int, cells []any) error {
		if sheets[sheet] == nil {
			return nil
		}
		return sheets[sheet].row(cells)
	})
}

// Close finishes all sheets.
func (b *Book) Close() error {
	var errs []error
	for _, t := range b.order {
		for _, s := range b.sheets[t] {
			if s != nil {
				errs = append(errs, s.Close())
			}
		}
	}
	return errors.Join(errs...)
}
