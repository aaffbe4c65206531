package cli

import (
	"errors"
	"time"

	"github.com/spf13/cobra"

	"sanad/internal/app"
	"sanad/internal/store"
	"sanad/internal/view"
	"sanad/internal/view/terminal"
)

// diffCommand shows what changed between the versions of an article.
func diffCommand(sh Shell) *cobra.Command {
	var l library
	var f flags
	c := &cobra.Command{
		Use:   "diff ARTICLE",
		Short: "Show what changed between the versions of an article",
		Long: `Diff shows the texts that stood under one address or input, each beside the one
before it: first what turns what somebody is said to have said (another number,
name, date or polarity), and whether the text says that it was corrected, then
the changed sentences. The furniture of the page is only counted. The article is
named by its ID or the beginning of it, its input or its address.`,
		Example: "  sanad diff https://example.org/news/bridge\n  sanad diff 1f3a9c20 --library elections.db",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage{errors.New("diff needs one article: its ID, input or address")}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf("lang", f.lang, view.Languages...); err != nil {
				return err
			}
			return l.with(c.Context(), sh, false, func(lib store.Library) error {
				es, err := app.Diff(c.Context(), lib, args[0])
				if err != nil {
					return err
				}
				return printDiff(sh, es, &f)
			})
		},
	}
	l.add(c)
	f.reading(c)
	return c
}

func printDiff(sh Shell, es []app.Edition, f *flags) error {
	o, words := terminal.Options{Width: f.width, Colour: sh.Colour}, view.WordsFor(f.lang)
	if len(es) == 1 {
		return terminal.One(sh.Out, es[0].Name, seen(es[0].First), words, o)
	}
	var rs []terminal.Revision
	for i, e := range es[min(1, len(es)):] {
		rs = append(rs, terminal.Revision{Name: e.Name, Number: e.Number, Was: seen(es[i].First), Is: seen(e.First), Before: e.Before, After: e.Article, Revision: e.Revision})
	}
	return terminal.Diff(sh.Out, rs, words, o)
}

// seen is the time at which a version was first seen.
func seen(t time.Time) string { return t.UTC().Format("2006-01-02 15:04") }
