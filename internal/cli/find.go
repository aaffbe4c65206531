package cli

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"sanad/internal/app"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/store"
	"sanad/internal/view"
	"sanad/internal/view/page"
	"sanad/internal/view/record"
	"sanad/internal/view/terminal"
)

// flags that the commands share.
type flags struct {
	format  string
	lang    string
	workers int
	width   int
	all     bool
	explain bool
	owners  string // file with a table of ownership
}

func (f *flags) add(c *cobra.Command) {
	c.Flags().IntVar(&f.workers, "workers", 0, "articles under work at once (0: all cores)")
}

// records is a command that takes paths through some stages and prints
// records.
func records(sh Shell, name, short string, stages func() []pipeline.Stage, types []record.Type) *cobra.Command {
	var f flags
	c := &cobra.Command{
		Use:   name + " PATH…",
		Short: short,
		Args:  needsPath(name, nil),
		RunE: func(c *cobra.Command, args []string) error {
			if f.format != "jsonl" {
				return usage{fmt.Errorf("unknown format %q: %s prints jsonl", f.format, name)}
			}
			p, err := find(c.Context(), sh, args, stages(), f.workers, nil)
			if err != nil {
				return err
			}
			if !f.explain {
				p.Unexplained()
			}
			return record.Write(sh.Out, p, "sanad "+Version, types)
		},
	}
	if name == "annotate" {
		c.Flags().BoolVar(&f.explain, "explain", false, "say with each attribution which rule, cue entry and features led to it")
	}
	c.Flags().StringVar(&f.format, "format", "jsonl", "jsonl")
	f.add(c)
	return c
}

func trace(sh Shell) *cobra.Command {
	var f flags
	var l library
	var n netFlags
	c := &cobra.Command{
		Use:   "trace PATH|URL…",
		Short: "Tell where each statement came from, and how many independent sources stand behind it",
		Long: `Trace reads files, folders (recursive), standard input (-) or addresses: .txt,
.html, records (.jsonl, .ndjson, .json), tables (.csv, .tsv), web archives
(.warc) and feeds (.xml, .rss, .atom) that print their articles in full, each
also as .gz or .zst; of addresses it fetches what feeds and sitemaps name. It
prints, for each story, the statements that matter most with their four counts:
articles, channels, voices, parties. With --library it prints what a library
holds: all of it, or of the stories, storylines, statements, articles, outlets
or addresses that are named.`,
		Example: "  sanad trace news/\n  sanad trace --format html news/ > answer.html\n  sanad trace --format jsonl news.jsonl.gz | head",
		Args: func(c *cobra.Command, args []string) error {
			if l.path != "" {
				return nil
			}
			return needsPath("trace", nil)(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf("format", f.format, "text", "jsonl", "html"); err != nil {
				return err
			}
			if err := oneOf("lang", f.lang, view.Languages...); err != nil {
				return err
			}
			if l.path != "" {
				return l.with(c.Context(), sh, false, func(lib store.Library) error {
					p, err := app.Held(c.Context(), lib, args)
					if err != nil {
						return err
					}
					return f.print(sh, p, args)
				})
			}
			p, err := f.trace(c.Context(), sh, args, &n)
			if err != nil {
				return err
			}
			return f.print(sh, p, args)
		},
	}
	if sh.Open != nil {
		c.Flags().StringVar(&l.path, "library", "", "file of a library to print from, in the place of paths")
	}
	c.Flags().StringVar(&f.format, "format", "text", "text, jsonl or html")
	c.Flags().BoolVar(&f.all, "all", false, "every story and statement, not the first screen")
	f.owning(c)
	f.reading(c)
	f.add(c)
	n.add(c)
	return c
}

// reading adds the flags of answers for people.
func (f *flags) reading(c *cobra.Command) {
	c.Flags().StringVar(&f.lang, "lang", defaultLang(), "language of the interface: en or id")
	c.Flags().IntVar(&f.width, "width", 80, "columns of the text answer")
}

func (f *flags) print(sh Shell, p *pile.Pile, args []string) error {
	switch f.format {
	case "jsonl":
		p.Unexplained()
		return record.Write(sh.Out, p, "sanad "+Version, record.Trace)
	case "html":
		return page.Write(sh.Out, view.New(p, f.lang))
	}
	return terminal.Print(sh.Out, view.New(p, f.lang), terminal.Options{Width: f.width, Colour: sh.Colour, All: f.all, Input: first(args)})
}

// why prints the full evidence of one statement.
func why(sh Shell) *cobra.Command {
	var f flags
	c := &cobra.Command{
		Use:     "why STATEMENT PATH…",
		Short:   "Print the full evidence behind the counts of one statement (s3, or its id)",
		Example: "  sanad why s3 news/",
		Args:    needsPath("why", []string{"a statement (such as s3)"}),
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf("lang", f.lang, view.Languages...); err != nil {
				return err
			}
			p, err := f.trace(c.Context(), sh, args[1:], nil)
			if err != nil {
				return err
			}
			a := view.New(p, f.lang)
			s, _ := a.Find(args[0])
			if s == nil {
				return fmt.Errorf("no statement %q in this answer; sanad trace --all %s lists them", args[0], args[1])
			}
			return terminal.Why(sh.Out, a, s, terminal.Options{Width: f.width, Colour: sh.Colour})
		},
	}
	f.owning(c)
	f.reading(c)
	f.add(c)
	return c
}

// owning adds the flag of the table of ownership.
func (f *flags) owning(c *cobra.Command) {
	c.Flags().StringVar(&f.owners, "owners", "", "table of who owns which outlet, in place of the one that ships")
}

// trace takes paths through all stages, with the user's table of ownership where
// one is given.
func (f *flags) trace(ctx context.Context, sh Shell, paths []string, n *netFlags) (*pile.Pile, error) {
	p, err := readPile(ctx, sh, paths, n)
	if err != nil {
		return nil, err
	}
	if f.owners != "" {
		b, err := os.ReadFile(f.owners)
		if err != nil {
			return nil, err
		}
		if p.Owners, err = origin.ParseOwners(string(b)); err != nil {
			return nil, usage{fmt.Errorf("%s: %w", f.owners, err)}
		}
		if p.Owners == nil {
			p.Owners = []origin.Owner{} // an empty table is a table: nobody owns two
		}
	}
	return p, through(ctx, sh, p, pipeline.Trace(), f.workers)
}

// needsPath refuses a call without paths, and without what comes before them.
func needsPath(name string, before []string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < len(before) {
			return usage{fmt.Errorf("%s needs %s", name, before[len(args)])}
		}
		if len(args) == len(before) {
			return usage{fmt.Errorf("%s needs a file, a folder or - for standard input", name)}
		}
		return nil
	}
}

func oneOf(flag, value string, allowed ...string) error {
	for _, a := range allowed {
		if value == a {
			return nil
		}
	}
	return usage{fmt.Errorf("unknown --%s %q: one of %v", flag, value, allowed)}
}

func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

// defaultLang is Indonesian where the user's locale is, else English.
func defaultLang() string {
	for _, k := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(k); v != "" {
			if len(v) >= 2 && v[:2] == "id" {
				return "id"
			}
			return "en"
		}
	}
	return "en"
}

// find reads the paths and runs the stages. Problems do not stop it unless
// nothing usable is left.
func find(ctx context.Context, sh Shell, paths []string, stages []pipeline.Stage, workers int, n *netFlags) (*pile.Pile, error) {
	p, err := readPile(ctx, sh, paths, n)
	if err != nil {
		return nil, err
	}
	return p, through(ctx, sh, p, stages, workers)
}

// through takes a pile through stages and tells how far it is.
func through(ctx context.Context, sh Shell, p *pile.Pile, stages []pipeline.Stage, workers int) error {
	tell, done := progress(sh)
	defer done()
	return app.Run(ctx, p, stages, app.Options{Workers: workers, Progress: tell})
}
