package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"sanad/internal/app"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/store"
	"sanad/internal/view/export"
	"sanad/internal/view/record"
)

// exporting is what the export command was told.
type exporting struct {
	flags
	library
	out, sheet string
	full       bool
	reviews    bool
	corrected  bool
}

// exportCommand takes findings out in the formats that others read.
func exportCommand(sh Shell) *cobra.Command {
	var f exporting
	c := &cobra.Command{
		Use:   "export PATH…",
		Short: "Take the findings out: JSON Lines, CSV, Parquet, GraphML, W3C PROV, schema.org",
		Long: `Export traces the articles and prints what was found in a format that others
read. With --library it takes out what a library holds: all of it, or of the
stories, storylines, statements, articles, outlets or addresses that are named.
CSV and Parquet are several tables: a folder of them with --out, or one on standard
output with --type. Excerpts around the evidence leave, whole texts only with
--full-text. doc/exports.md shows an example of each format.`,
		Example: "  sanad export --format graphml news/ > news.graphml\n  sanad export --format csv --out tables/ --library sanad.db\n  sanad export --format csv --type statements news/ | head",
		Args: func(c *cobra.Command, args []string) error {
			if f.path != "" {
				return nil
			}
			return needsPath("export", nil)(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := f.validate(); err != nil {
				return err
			}
			if f.path != "" {
				return f.with(c.Context(), sh, false, func(lib store.Library) error { return f.held(c.Context(), sh, lib, args) })
			}
			p, err := find(c.Context(), sh, args, pipeline.Trace(), f.workers, nil)
			if err != nil {
				return err
			}
			return f.write(sh, p)
		},
	}
	c.Flags().StringVar(&f.format, "format", "jsonl", "jsonl, csv, parquet, graphml, prov or schema")
	c.Flags().StringVar(&f.out, "out", "", "folder for the tables, or file for the others (default: standard output)")
	c.Flags().StringVar(&f.sheet, "type", "", "csv, parquet: one table, by its name (statements, reports, channels, articles, …)")
	c.Flags().BoolVar(&f.full, "full-text", false, "whole texts and quotes, not excerpts around the evidence")
	c.Flags().BoolVar(&f.reviews, "reviews", false, "schema: with a ClaimReview to fill in for each claim")
	if sh.Open != nil {
		c.Flags().StringVar(&f.path, "library", "", "file of a library to take out of, in the place of paths")
		c.Flags().BoolVar(&f.corrected, "corrected", false, "with --library: as people corrected it, not as the machine found it")
	}
	f.flags.add(c)
	return c
}

// held takes out of a library: tables of all of it page by page, else a pile.
func (f *exporting) held(ctx context.Context, sh Shell, lib store.Library, names []string) error {
	if f.tables() && len(names) == 0 && !f.corrected {
		return f.book(sh, func(types []record.Type, o record.Options, give func(record.Type, any) error) error {
			return app.Records(ctx, lib, types, o, give)
		})
	}
	p, err := app.Held(ctx, lib, names)
	if err == nil && f.corrected {
		p, err = app.Corrected(ctx, lib, p)
	}
	if err != nil {
		return err
	}
	return f.write(sh, p)
}

// tables reports whether the format is several tables.
func (f *exporting) tables() bool {
	return f.format == string(export.CSV) || f.format == string(export.Parquet)
}

func (f *exporting) validate() error {
	if err := oneOf("format", f.format, export.Formats...); err != nil {
		return err
	}
	_, known := export.TypeOf(f.sheet)
	switch {
	case f.sheet != "" && !f.tables():
		return usage{fmt.Errorf("--type is for csv and parquet; %s holds all of them", f.format)}
	case f.sheet != "" && !known:
		return usage{fmt.Errorf("unknown --type %q: a name like statements, reports, channels, articles, attributions", f.sheet)}
	case f.tables() && f.sheet == "" && f.out == "":
		return usage{fmt.Errorf("%s is several tables: name a folder with --out, or one of them with --type", f.format)}
	}
	return nil
}

func (f *exporting) write(sh Shell, p *pile.Pile) error {
	p.Unexplained()
	if f.tables() {
		return f.book(sh, func(types []record.Type, o record.Options, give func(record.Type, any) error) error {
			for _, t := range types {
				for r := range record.Of(p, t, o) {
					if err := give(t, r); err != nil {
						return err
					}
				}
			}
			return nil
		})
	}
	o := export.Options{Options: record.Options{FullText: f.full}, Program: "sanad " + Version, Reviews: f.reviews}
	if f.out == "" {
		return export.Write(sh.Out, p, export.Format(f.format), o)
	}
	file, err := os.Create(f.out)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return errors.Join(export.Write(file, p, export.Format(f.format), o), file.Close())
}

// giver gives records of some types, one by one.
type giver = func(types []record.Type, o record.Options, give func(record.Type, any) error) error

// book writes tables: all into a folder, or one.
func (f *exporting) book(sh Shell, records giver) (err error) {
	types := export.Types
	if f.sheet != "" {
		t, _ := export.TypeOf(f.sheet)
		types = []record.Type{t}
	}
	b, err := export.NewBook(export.Format(f.format), types, f.create(sh))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	return records(types, record.Options{FullText: f.full}, b.Add)
}

// create opens the sheets of a book.
func (f *exporting) create(sh Shell) func(sheet string) (io.WriteCloser, error) {
	return func(sheet string) (io.WriteCloser, error) {
		switch {
		case f.sheet != "" && !export.Is(sheet, f.sheet):
			return nil, nil
		case f.out == "":
			return keptOpen{sh.Out}, nil
		}
		if err := os.MkdirAll(f.out, 0o777); err != nil {
			return nil, err
		}
		return os.Create(filepath.Join(f.out, sheet+"."+f.format))
	}
}

// keptOpen is a writer that others close.
type keptOpen struct{ io.Writer }

func (keptOpen) Close() error { return nil }
