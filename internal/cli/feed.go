package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"sanad/internal/app"
	"sanad/internal/grow"
	"sanad/internal/store"
	"sanad/internal/watch"
)

// feedCommand holds the commands that keep the list of watched feeds.
func feedCommand(sh Shell) *cobra.Command {
	c := &cobra.Command{
		Use:   "feed",
		Short: "Keep the feeds, sitemaps and lists that sanad watch looks at",
		Example: `  sanad feed add https://news.example/rss
  sanad feed import desk.opml
  sanad feed list
  sanad watch --once`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(addFeed(sh), listFeeds(sh), removeFeed(sh), importFeeds(sh))
	return c
}

func addFeed(sh Shell) *cobra.Command {
	var l library
	var n netFlags
	var every time.Duration
	c := &cobra.Command{
		Use:   "add URL…",
		Short: "Watch a feed, a sitemap or a list of addresses; a page that names its feed stands for that feed",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return l.with(c.Context(), sh, true, func(lib store.Library) error {
				return n.with(func(net *app.Net) error {
					var faults []error
					for _, u := range args {
						f, err := app.AddFeed(c.Context(), lib, net, u, every)
						if err != nil {
							faults = append(faults, fmt.Errorf("feed add: %w", err))
							continue
						}
						if _, err := fmt.Fprintf(sh.Out, "watching %s (%s) %s\n", f.URL, f.Kind, f.Title); err != nil {
							return err
						}
					}
					return errors.Join(faults...)
				})
			})
		},
	}
	c.Flags().DurationVar(&every, "every", 0, "time between two looks (0: learnt from how often there is something new)")
	l.add(c)
	n.add(c)
	return c
}

func removeFeed(sh Shell) *cobra.Command {
	var l library
	c := &cobra.Command{
		Use:   "remove URL…",
		Short: "Watch a feed no more; its articles stay",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return l.with(c.Context(), sh, false, func(lib store.Library) error {
				for _, u := range args {
					if err := lib.RemoveFeed(c.Context(), u); err != nil {
						return fmt.Errorf("feed remove %s: %w", u, err)
					}
				}
				return nil
			})
		},
	}
	l.add(c)
	return c
}

func importFeeds(sh Shell) *cobra.Command {
	var l library
	var every time.Duration
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "Watch the feeds of an OPML file, or the addresses of a list",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return l.with(c.Context(), sh, true, func(lib store.Library) error {
				n, err := app.ImportFeeds(c.Context(), lib, args[0], every)
				if err != nil {
					return fmt.Errorf("feed import: %w", err)
				}
				_, err = fmt.Fprintf(sh.Out, "watching %d feeds of %s\n", n, args[0])
				return err
			})
		},
	}
	c.Flags().DurationVar(&every, "every", 0, "time between two looks (0: learnt from how often there is something new)")
	l.add(c)
	return c
}

// feedRecord is a watched feed as JSON.
type feedRecord struct {
	URL      string `json:"url"`
	Kind     string `json:"kind"`
	Title    string `json:"title"`
	Every    string `json:"every,omitempty"` // set by its owner
	Paused   bool   `json:"paused"`
	Looked   string `json:"looked,omitempty"`
	Next     string `json:"next,omitempty"`
	Entries  int    `json:"entries"`
	Last     string `json:"last_entry,omitempty"`
	Failures int    `json:"failures"`
	Problem  string `json:"problem,omitempty"`
}

func listFeeds(sh Shell) *cobra.Command {
	var l library
	var f flags
	c := &cobra.Command{
		Use:   "list",
		Short: "List the watched feeds, when each is due, and what is wrong with it",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := oneOf("format", f.format, "text", "json"); err != nil {
				return err
			}
			return l.with(c.Context(), sh, false, func(lib store.Library) error {
				feeds, err := lib.Feeds(c.Context())
				if err != nil {
					return err
				}
				for _, x := range feeds {
					if err := printFeed(sh, x, f.format); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	c.Flags().StringVar(&f.format, "format", "text", "text or json")
	l.add(c)
	return c
}

func printFeed(sh Shell, f store.Feed, format string) error {
	if format == "json" {
		r := feedRecord{URL: f.URL, Kind: f.Kind, Title: f.Title, Paused: f.Paused, Looked: moment(f.Looked), Next: moment(f.Next),
			Entries: f.Entries, Last: moment(f.LastEntry), Failures: f.Failures, Problem: f.Problem}
		if f.Every > 0 {
			r.Every = f.Every.String()
		}
		return json.NewEncoder(sh.Out).Encode(r)
	}
	state := "due now"
	switch {
	case f.Paused:
		state = "paused"
	case f.Next.After(time.Now()):
		state = "due " + f.Next.Local().Format("2006-01-02 15:04")
	}
	line := fmt.Sprintf("%s  %s, %d items met, %s", f.URL, f.Kind, f.Entries, state)
	if f.Problem != "" {
		line += fmt.Sprintf("\n  failed %d times: %s", f.Failures, f.Problem)
	}
	_, err := fmt.Fprintln(sh.Out, line)
	return err
}

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// watchCommand looks at the feeds.
func watchCommand(sh Shell) *cobra.Command {
	var l library
	var n netFlags
	var f flags
	var once bool
	c := &cobra.Command{
		Use:   "watch",
		Short: "Look at the feeds when they are due and add what is new",
		Long: `Watch looks at each feed of the library when it is due and adds the articles
that it announces. How often it looks it learns from how often there is
something new. It obeys robots.txt, asks one page of a host at a time, and keeps
away from addresses that are no public host. Ctrl-C ends it; nothing is lost.`,
		Example: "  sanad watch --once\n  sanad watch --library elections.db --keep-warc seen.warc.gz",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			bounded(memory)
			return l.with(c.Context(), sh, false, func(lib store.Library) error {
				return n.with(func(net *app.Net) error {
					return app.Watch(c.Context(), lib, net, once, func(k watch.Look) { tellLook(sh, k) }, grow.Options{Workers: f.workers})
				})
			})
		},
	}
	c.Flags().BoolVar(&once, "once", false, "look at what is due now and end")
	l.add(c)
	n.add(c)
	f.add(c)
	return c
}

func tellLook(sh Shell, k watch.Look) {
	if k.Problem != "" {
		fmt.Fprintf(sh.Err, "%s: %s\n", k.Feed.URL, k.Problem)
		return
	}
	fmt.Fprintf(sh.Out, "%s: %d new items, %d pages fetched, %d not to be had; due again %s\n", k.Feed.URL, k.Fresh, k.Fetched, k.Failed, k.Feed.Next.UTC().Format(time.RFC3339))
}
