package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"sanad/internal/app"
	"sanad/internal/grow"
	"sanad/internal/store"
)

// library is the flag that names the library.
type library struct{ path string }

// add adds the flag; the library is that of SANAD_LIBRARY, or sanad.db here,
// where it is not given.
func (l *library) add(c *cobra.Command) {
	c.Flags().StringVar(&l.path, "library", defaultLibrary(), "file of the library (SANAD_LIBRARY)")
}

func defaultLibrary() string {
	if p := os.Getenv("SANAD_LIBRARY"); p != "" {
		return p
	}
	return "sanad.db"
}

// with opens the library, hands it to f and closes it. It is made where it is
// not there and make is set.
func (l *library) with(ctx context.Context, sh Shell, make bool, f func(store.Library) error) (err error) {
	lib, err := sh.Open(ctx, l.path, make)
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("%w\nhint: sanad add --library %s PATH… makes it", err, l.path)
	}
	if err != nil {
		return explained(l.path, err)
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	return explained(l.path, f(lib))
}

// explained says what to do about an error of a library.
func explained(path string, err error) error {
	switch {
	case errors.Is(err, store.ErrFull):
		return fmt.Errorf("%w\nhint: the library %s is as it was after the last whole step; make room and run the same again", err, path)
	case errors.Is(err, store.ErrBusy), errors.Is(err, store.ErrStale):
		return fmt.Errorf("%w\nhint: another sanad is writing to %s; wait for it to end and run the same again", err, path)
	case errors.Is(err, store.ErrCorrupt):
		return fmt.Errorf("%w\nhint: sanad doctor --library %s says what is wrong", err, path)
	}
	return err
}

// addCommand brings files and folders into a library.
func addCommand(sh Shell) *cobra.Command {
	var l library
	var f flags
	var n netFlags
	bounds := grow.Usual
	c := &cobra.Command{
		Use:   "add PATH|URL…",
		Short: "Bring news into a library and settle it",
		Long: `Add reads files, folders (recursive), standard input (-) or addresses and keeps
what is new in a library, with everything that trace finds. Of feeds, sitemaps
and lists of addresses it fetches the pages that the library does not hold. What
is there already is passed over: adding twice is adding once. It may be
interrupted at any moment; the same command goes on where it stopped.`,
		Example: "  sanad add news/\n  sanad add --library elections.db today.jsonl.gz\n  sanad add https://news.example/2024/bridge https://news.example/rss",
		Args:    needsPath("add", nil),
		RunE: func(c *cobra.Command, args []string) error {
			bounded(memory)
			return l.with(c.Context(), sh, true, func(lib store.Library) error {
				return n.with(func(net *app.Net) error {
					tell, done := growing(sh, app.Size(args))
					items := net.Anywhere(c.Context(), lib, args, sh.In)
					got, err := app.AddItems(c.Context(), lib, items, "add", grow.Options{Workers: f.workers, Tell: tell, Bounds: bounds})
					done()
					if err != nil {
						return err
					}
					return tellAdded(sh, got)
				})
			})
		},
	}
	l.add(c)
	f.add(c)
	n.add(c)
	c.Flags().IntVar(&bounds.Batch, "batch", bounds.Batch, "bytes of news that are read and kept at once")
	return c
}

// memory is how much a run that makes a library grow may use before it clears
// up more often.
const memory = 700 << 20

// seldom lets the heap of such a run grow to four times what is in use before
// it is cleared up, as long as that stays under memory: a fifth of the time of
// reading pages is clearing up otherwise.
const seldom = 300

// bounded keeps the memory of the program about so many bytes, unless the user
// says otherwise by GOMEMLIMIT and GOGC.
func bounded(most int64) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(most)
		if os.Getenv("GOGC") == "" {
			debug.SetGCPercent(seldom)
		}
	}
}

func tellAdded(sh Shell, a app.Added) error {
	line := fmt.Sprintf("%d articles added", a.New)
	for _, x := range []struct {
		n    int
		what string
	}{{a.Versions, "new versions of known ones"}, {a.Seen, "known already"}, {a.Refused, "refused: they were purged"}, {a.Problems, "problems"}} {
		if x.n > 0 {
			line += fmt.Sprintf(", %d %s", x.n, x.what)
		}
	}
	for _, p := range a.First {
		fmt.Fprintf(sh.Err, "problem: %s: %s: %s\n", p.Input, p.Stage, p.Reason)
	}
	if n := a.Problems - len(a.First); n > 0 {
		fmt.Fprintf(sh.Err, "… and %d problems more, kept in the library\n", n)
	}
	if _, err := fmt.Fprintln(sh.Out, line); err != nil {
		return err
	}
	if a.New+a.Seen+a.Refused == 0 {
		return errors.New("no article found in what was given")
	}
	return nil
}

// statusCommand says what a library holds.
func statusCommand(sh Shell) *cobra.Command {
	var l library
	var f flags
	c := &cobra.Command{
		Use:     "status",
		Short:   "Say what a library holds",
		Example: "  sanad status\n  sanad status --format json --library elections.db",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := oneOf("format", f.format, "text", "json"); err != nil {
				return err
			}
			return l.with(c.Context(), sh, false, func(lib store.Library) error {
				s, err := lib.Status(c.Context())
				if err != nil {
					return err
				}
				behind, err := grow.Behind(c.Context(), lib)
				if err != nil {
					return err
				}
				return printStatus(sh, s, behind, f.format)
			})
		},
	}
	l.add(c)
	c.Flags().StringVar(&f.format, "format", "text", "text or json")
	return c
}

// statusRecord is the status as JSON.
type statusRecord struct {
	Articles    int    `json:"articles"`
	Versions    int    `json:"versions"`
	Captures    int    `json:"captures"`
	Outlets     int    `json:"outlets"`
	Stories     int    `json:"stories"`
	Storylines  int    `json:"storylines"`
	Statements  int    `json:"statements"`
	Passages    int    `json:"passages"`
	Relations   int    `json:"relations"`
	Events      int    `json:"events"`
	Warnings    int    `json:"warnings"`
	Problems    int    `json:"problems"`
	Corrections int    `json:"corrections"`
	Feeds       int    `json:"feeds"`
	Pending     int    `json:"pending"`
	Behind      int    `json:"behind"`
	Purged      int    `json:"purged"`
	First       string `json:"first,omitempty"`
	Last        string `json:"last,omitempty"`
	Bytes       int64  `json:"bytes"`
	Schema      int    `json:"schema"`
}

func printStatus(sh Shell, s store.Status, behind int, format string) error {
	r := statusRecord{
		Articles: s.Articles, Versions: s.Versions, Captures: s.Captures, Outlets: s.Outlets, Stories: s.Stories, Storylines: s.Storylines,
		Statements: s.Statements, Passages: s.Passages, Relations: s.Relations, Events: s.Events, Warnings: s.Warnings, Problems: s.Problems,
		Corrections: s.Corrections, Feeds: s.Feeds, Pending: s.Pending, Behind: behind, Purged: s.Purged, First: s.First, Last: s.Last, Bytes: s.Bytes, Schema: s.Schema,
	}
	if format == "json" {
		return json.NewEncoder(sh.Out).Encode(r)
	}
	_, err := fmt.Fprintf(sh.Out, "%d articles of %d outlets, %s\n%d stories in %d storylines, %d statements, %d passages\n%d problems, %d corrections, %d feeds, %d purged\n%.1f MB\n",
		s.Articles, s.Outlets, days(s.First, s.Last), s.Stories, s.Storylines, s.Statements, s.Passages, s.Problems, s.Corrections, s.Feeds, s.Purged, float64(s.Bytes)/1e6)
	if err == nil {
		err = tellWaiting(sh.Out, s)
	}
	if err == nil && behind > 0 {
		_, err = fmt.Fprintf(sh.Out, "%d articles are read or settled by older rules: sanad rebuild makes them anew\n", behind)
	}
	return err
}

// tellWaiting says how many articles are not part of any list yet.
func tellWaiting(w io.Writer, s store.Status) (err error) {
	if s.Pending > 0 {
		_, err = fmt.Fprintf(w, "%d articles wait to be settled: sanad rebuild, or the next sanad add, does it\n", s.Pending)
	}
	return err
}

func days(first, last string) string {
	switch first {
	case "":
		return "undated"
	case last:
		return first
	}
	return first + " to " + last
}
