package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sanad/internal/app"
	"sanad/internal/store"
	"sanad/internal/view"
	"sanad/internal/view/page"
	"sanad/internal/view/record"
	"sanad/internal/view/terminal"
)

// narrowing are the flags that narrow and page a list.
type narrowing struct {
	store.Filter
	store.Page
	order string
}

func (n *narrowing) add(c *cobra.Command, orders string) {
	c.Flags().StringVar(&n.Outlet, "outlet", "", "of this outlet")
	c.Flags().StringVar(&n.Language, "language", "", "in this language: id, en")
	c.Flags().StringVar(&n.From, "from", "", "from this day on: 2023-06-12")
	c.Flags().StringVar(&n.To, "to", "", "up to this day")
	c.Flags().IntVar(&n.Limit, "limit", 20, "at most so many")
	c.Flags().StringVar(&n.After, "after", "", "go on after the place that the last page named")
	if orders != "" {
		c.Flags().StringVar(&n.order, "order", "newest", orders)
	}
}

// storiesCommand lists the stories of a library.
func storiesCommand(sh Shell) *cobra.Command {
	var l library
	var n narrowing
	var f flags
	c := &cobra.Command{
		Use:     "stories",
		Short:   "List the stories of a library",
		Example: "  sanad stories\n  sanad stories --order heaviest --from 2023-06-01   many outlets on few origins first",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := oneOf("format", f.format, "text", "jsonl"); err != nil {
				return err
			}
			if err := oneOf("order", n.order, "newest", "heaviest", "id"); err != nil {
				return err
			}
			n.Order = map[string]store.Order{"newest": store.Newest, "heaviest": store.Heaviest}[n.order]
			return l.with(c.Context(), sh, false, func(lib store.Library) error {
				if f.format == "jsonl" {
					return collection(c, sh, lib, store.Story, n)
				}
				got, err := lib.Stories(c.Context(), n.Filter, n.Page)
				if err != nil {
					return err
				}
				if err := terminal.Stories(sh.Out, got, view.WordsFor(f.lang), terminal.Options{Width: f.width, Colour: sh.Colour}); err != nil {
					return err
				}
				st, err := lib.Status(c.Context())
				if err != nil {
					return err
				}
				return tellWaiting(sh.Err, st)
			})
		},
	}
	l.add(c)
	n.add(c, "newest, heaviest or id")
	c.Flags().StringVar(&f.format, "format", "text", "text or jsonl")
	f.reading(c)
	return c
}

// collection prints a page of records.
func collection(c *cobra.Command, sh Shell, lib store.Library, k store.Kind, n narrowing) error {
	part, err := lib.Records(c.Context(), k, n.Filter, n.Page)
	if err != nil {
		return err
	}
	return record.Write(sh.Out, part.Pile, "sanad "+Version, []record.Type{record.Type(k)})
}

// storyCommand shows one story as trace would show it.
func storyCommand(sh Shell) *cobra.Command {
	var l library
	var f flags
	c := &cobra.Command{
		Use:     "story ID",
		Short:   "Show a story or storyline of a library with its statements and warnings",
		Example: "  sanad story story:8123311893f5\n  sanad story 812331 --format html > story.html",
		Args:    needs("story", "the ID of a story or storyline, or its beginning"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf("format", f.format, "text", "jsonl", "html"); err != nil {
				return err
			}
			return l.with(c.Context(), sh, false, func(lib store.Library) error {
				_, p, err := app.Open(c.Context(), lib, args[0], store.Story, store.Storyline)
				if err != nil {
					return err
				}
				f.all = true
				return f.print(sh, p, args)
			})
		},
	}
	l.add(c)
	c.Flags().StringVar(&f.format, "format", "text", "text, jsonl or html")
	f.reading(c)
	return c
}

// statementCommand shows everything behind one statement.
func statementCommand(sh Shell) *cobra.Command {
	var l library
	var f flags
	c := &cobra.Command{
		Use:     "statement ID",
		Short:   "Show the full evidence behind the counts of one statement of a library",
		Example: "  sanad statement 12f2c1f8932b",
		Args:    needs("statement", "the ID of a statement, or its beginning"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf("format", f.format, "text", "jsonl"); err != nil {
				return err
			}
			return l.with(c.Context(), sh, false, func(lib store.Library) error {
				at, p, err := app.Open(c.Context(), lib, args[0], store.Statement)
				if err != nil {
					return err
				}
				if f.format == "jsonl" {
					return collection(c, sh, lib, store.Statement, narrowing{Filter: store.Filter{ID: at.ID}})
				}
				a := view.New(p, f.lang)
				s, _ := a.Find(at.ID)
				if s == nil {
					return fmt.Errorf("statement %s: %w", at.ID, store.ErrNotFound)
				}
				return terminal.Why(sh.Out, a, s, terminal.Options{Width: f.width, Colour: sh.Colour})
			})
		},
	}
	l.add(c)
	c.Flags().StringVar(&f.format, "format", "text", "text or jsonl")
	f.reading(c)
	return c
}

// articleCommand shows one article.
func articleCommand(sh Shell) *cobra.Command {
	var l library
	var f flags
	c := &cobra.Command{
		Use:     "article ID|INPUT|URL",
		Short:   "Show an article of a library: who says what in it, and which statements it carries",
		Example: "  sanad article 1e9f52c0\n  sanad article https://example.com/news/12",
		Args:    needs("article", "the ID of an article or its beginning, its input or its address"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf("format", f.format, "text", "jsonl", "html"); err != nil {
				return err
			}
			return l.with(c.Context(), sh, false, func(lib store.Library) error {
				at, p, err := app.Open(c.Context(), lib, args[0], store.Article)
				if err != nil {
					return err
				}
				switch f.format {
				case "jsonl":
					p.Unexplained()
					return record.Write(sh.Out, only(p, at.ID), "sanad "+Version, record.Annotate)
				case "html":
					return page.Write(sh.Out, view.New(p, f.lang))
				}
				vs, err := lib.Versions(c.Context(), address(p, at.ID))
				if err != nil {
					return err
				}
				return terminal.Article(sh.Out, view.New(p, f.lang), at.ID, len(vs), terminal.Options{Width: f.width, Colour: sh.Colour})
			})
		},
	}
	l.add(c)
	c.Flags().StringVar(&f.format, "format", "text", "text, jsonl or html (with its story)")
	f.reading(c)
	return c
}

// searchCommand finds articles or statements by their words.
func searchCommand(sh Shell) *cobra.Command {
	var l library
	var n narrowing
	var f flags
	var statements bool
	c := &cobra.Command{
		Use:   "search WORD…",
		Short: "Find articles or statements of a library by their words",
		Long: `Search takes words, all of which must be there, "phrases", beginn*, OR between
alternatives, -word to leave out, and title:word or speaker:name.`,
		Example: "  sanad search belmira speaker:wenang\n  sanad search --statements '\"grain carrier\"' --from 2023-06-01",
		Args:    needs("search", "a word to look for"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf("format", f.format, "text", "json"); err != nil {
				return err
			}
			q := store.Query{Text: strings.Join(args, " "), Filter: n.Filter, Page: n.Page, Facets: true}
			if statements {
				q.Kind = store.Statement
			}
			return l.with(c.Context(), sh, false, func(lib store.Library) error {
				got, err := lib.Search(c.Context(), q)
				if err != nil {
					return err
				}
				if f.format == "json" {
					return printJSON(sh, got)
				}
				return terminal.Hits(sh.Out, got, view.WordsFor(f.lang), terminal.Options{Width: f.width, Colour: sh.Colour})
			})
		},
	}
	l.add(c)
	n.add(c, "")
	c.Flags().BoolVar(&statements, "statements", false, "find statements, not articles")
	c.Flags().StringVar(&f.format, "format", "text", "text or json")
	f.reading(c)
	return c
}
