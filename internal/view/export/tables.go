package export

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"

	"sanad/internal/pile"
	"sanad/internal/view/record"
)

// ErrTable is the error of a table that there is none of.
var ErrTable = errors.New("no such table")

// Tabular reports whether a format is several tables.
func Tabular(f Format) bool { return f == CSV || f == Parquet }

// Table prints one table of a pile.
func Table(w io.Writer, p *pile.Pile, f Format, name string, o record.Options) error {
	t, ok := TypeOf(name)
	if !ok {
		return fmt.Errorf("%w: %q; there are statements, reports, channels, articles and more, see doc/exports.md", ErrTable, name)
	}
	return fill(p, f, []record.Type{t}, o, func(sheet string) (io.WriteCloser, error) {
		if !Is(sheet, name) {
			return nil, nil
		}
		return open{w}, nil
	})
}

// Zip prints all tables of a pile as files of one archive.
func Zip(w io.Writer, p *pile.Pile, f Format, o record.Options) error {
	var sheets []*bytes.Buffer
	var names []string
	err := fill(p, f, Types, o, func(sheet string) (io.WriteCloser, error) {
		b := &bytes.Buffer{}
		sheets, names = append(sheets, b), append(names, sheet+"."+string(f))
		return open{b}, nil
	})
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	for i, b := range sheets {
		part, err := z.Create(names[i])
		if err == nil {
			_, err = b.WriteTo(part)
		}
		if err != nil {
			return fmt.Errorf("zip %s: %w", names[i], err)
		}
	}
	return z.Close()
}

// fill writes the records of some types of a pile as tables.
func fill(p *pile.Pile, f Format, types []record.Type, o record.Options, create func(sheet string) (io.WriteCloser, error)) error {
	b, err := NewBook(f, types, create)
	if err != nil {
		return err
	}
	for _, t := range types {
		for r := range record.Of(p, t, o) {
			if err := b.Add(t, r); err != nil {
				return errors.Join(err, b.Close())
			}
		}
	}
	return b.Close()
}

// open is a writer that others close.
type open struct{ io.Writer }

func (open) Close() error { return nil }
