package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sanad/internal/app"
	"sanad/internal/article"
	"sanad/internal/grow"
	"sanad/internal/pile"
	"sanad/internal/store"
)

// doctorCommand looks for what is wrong with a library.
func doctorCommand(sh Shell) *cobra.Command {
	var l library
	c := &cobra.Command{
		Use:   "doctor",
		Short: "Look for damage in a library; exit code 0 only where it is sound",
		Long: `Doctor reads the whole library: the file itself, every text against its identity,
every place that a finding points at, every reference, the words to search by,
and whether anything that was purged is back.`,
		Example: "  sanad doctor --library elections.db",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return l.with(c.Context(), sh, false, func(lib store.Library) error {
				faults, err := lib.Doctor(c.Context())
				if err != nil {
					return err
				}
				for _, f := range faults {
					fmt.Fprintf(sh.Out, "%s: %s\n  %s\n", f.Check, f.What, f.Fix)
				}
				if len(faults) > 0 {
					return fmt.Errorf("%w: %d faults in %s", errUnsound, len(faults), l.path)
				}
				_, err = fmt.Fprintf(sh.Out, "%s is sound\n", l.path)
				return err
			})
		},
	}
	l.add(c)
	return c
}

var errUnsound = errors.New("the library is not sound")

// backupCommand copies a library while it is in use.
func backupCommand(sh Shell) *cobra.Command {
	var l library
	c := &cobra.Command{
		Use:     "backup FILE",
		Short:   "Copy a library, also while others read and write it",
		Example: "  sanad backup sanad-monday.db",
		Args:    needs("backup", "the file to write"),
		RunE: func(c *cobra.Command, args []string) error {
			return l.with(c.Context(), sh, false, func(lib store.Library) error { return lib.Backup(c.Context(), args[0]) })
		},
	}
	l.add(c)
	return c
}

// purgeCommand lets go of articles for good.
func purgeCommand(sh Shell) *cobra.Command {
	var l library
	var why string
	c := &cobra.Command{
		Use:   "purge ARTICLE|OUTLET|URL",
		Short: "Let go of an article, an outlet or an address for good",
		Long: `Purge takes away the captured bytes, the text, everything found in it or resting
on it alone, and what it is searched by, and remembers (as a digest that nobody
can read back) not to bring it in again. What else shared findings with it is
settled anew. sanad doctor proves that nothing is left.`,
		Example: "  sanad purge 1e9f52c0 --why 'asked for by the person it names'\n  sanad purge https://example.com/news/12\n  sanad purge 'Kabar Pantai'",
		Args:    needs("purge", "an article, an outlet or an address"),
		RunE: func(c *cobra.Command, args []string) error {
			return l.with(c.Context(), sh, false, func(lib store.Library) error {
				tell, done := growing(sh, 0)
				got, err := app.Purge(c.Context(), lib, args[0], why, time.Now(), grow.Options{Tell: tell})
				done()
				if err != nil {
					return err
				}
				return tellPurged(sh, got)
			})
		},
	}
	l.add(c)
	c.Flags().StringVar(&why, "why", "", "the reason, kept with the tombstone")
	return c
}

func tellPurged(sh Shell, p store.Purged) error {
	_, err := fmt.Fprintf(sh.Out, "%d articles, %d captures and %d postings are gone; %d statements in %d stories rested on them\n",
		len(p.Articles), p.Captures, p.Postings, p.Statements, p.Stories)
	return err
}

// retentionCommand says or sets how long articles are kept.
func retentionCommand(sh Shell) *cobra.Command {
	var l library
	c := &cobra.Command{
		Use:   "retention [DAYS|off]",
		Short: "Say or set after how many days articles are let go",
		Long: `Retention lets go of articles that were published (or, undated, added) more than
so many days ago, at once and after every add and watch. Without DAYS it says
what is set.`,
		Example: "  sanad retention 365\n  sanad retention off",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return l.with(c.Context(), sh, false, func(lib store.Library) error {
				if len(args) == 1 {
					d, err := daysOf(args[0])
					if err != nil {
						return err
					}
					if err := lib.SetRetention(c.Context(), d); err != nil {
						return err
					}
				}
				got, err := app.Expire(c.Context(), lib, time.Now(), grow.Options{})
				if err != nil {
					return err
				}
				if len(args) == 1 || len(got.Articles) > 0 {
					if err := tellPurged(sh, got); err != nil {
						return err
					}
				}
				d, err := lib.Retention(c.Context())
				if err != nil {
					return err
				}
				if d == 0 {
					_, err = fmt.Fprintln(sh.Out, "articles are kept for good")
				} else {
					_, err = fmt.Fprintf(sh.Out, "articles are kept for %d days\n", d/(24*time.Hour))
				}
				return err
			})
		},
	}
	l.add(c)
	return c
}

func daysOf(s string) (time.Duration, error) {
	if s == "off" {
		return 0, nil
	}
	var n int
	if _, err := fmt.Sscanf(s, "%d", &n); err != nil || n < 1 || fmt.Sprint(n) != strings.TrimSpace(s) || n > 36500 {
		return 0, usage{fmt.Errorf("retention of %q: a number of days, or off", s)}
	}
	return time.Duration(n) * 24 * time.Hour, nil
}

// needs refuses a call without the one thing that a command is about.
func needs(name, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage{fmt.Errorf("%s needs %s", name, what)}
		}
		if len(args) > 1 && name != "search" {
			return usage{fmt.Errorf("%s takes one argument, not %d", name, len(args))}
		}
		return nil
	}
}

func printJSON(sh Shell, v any) error {
	e := json.NewEncoder(sh.Out)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// only is the pile of one article.
func only(p *pile.Pile, id string) *pile.Pile {
	i := app.Find(p, id)
	return &pile.Pile{Articles: p.Articles[i : i+1], Marks: p.Marks[i : i+1], Problems: slices.Clone(p.Problems)}
}

// address is the name under which the versions of an article are kept.
func address(p *pile.Pile, id string) string {
	var a article.Article
	if i := app.Find(p, id); i >= 0 {
		a = p.Articles[i]
	}
	if a.URL != "" {
		return a.URL
	}
	return a.Input
}
