package cli

import (
	"fmt"
	"math"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"sanad/internal/app"
	"sanad/internal/grow"
	"sanad/internal/store"
)

// rebuildCommand makes the findings of a library anew.
func rebuildCommand(sh Shell) *cobra.Command {
	var l library
	var f flags
	room := gigabytes(roomy())
	c := &cobra.Command{
		Use:   "rebuild",
		Short: "Make every finding of a library anew from its texts",
		Long: `Rebuild reads the articles of a library again where the rules have changed since,
and makes every finding anew. What fits into the memory that it may use (--memory;
120 bytes for a byte of text) is settled at once, exactly as trace would find it;
a larger library by slices, each with its neighbours, and it says so. The IDs of
stories and statements stay.`,
		Example: "  sanad rebuild --library elections.db\n  sanad rebuild --memory 12",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if room <= 0 {
				return usage{fmt.Errorf("--memory %v: a number of gigabytes", float64(room))}
			}
			bounded(max(memory, room.bytes()))
			bounds := grow.Usual
			bounds.Whole = grow.Whole(room.bytes())
			return l.with(c.Context(), sh, false, func(lib store.Library) error {
				tell, done := growing(sh, 0)
				e, err := app.Rebuild(c.Context(), lib, grow.Options{Workers: f.workers, Tell: tell, Bounds: bounds})
				done()
				if err != nil {
					return err
				}
				return tellRebuilt(sh, e)
			})
		},
	}
	l.add(c)
	f.add(c)
	c.Flags().Float64Var((*float64)(&room), "memory", float64(room), "gigabytes of memory that may be used")
	return c
}

// gigabytes is an amount of memory as people say it.
type gigabytes float64

const giga = 1e9

func (g gigabytes) bytes() int64 { return int64(g * giga) }

// roomy is how many gigabytes a rebuild may use unless told otherwise: half of
// what is free, where the system tells it, and 2 at least.
func roomy() float64 {
	const least = 2
	b, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return least
	}
	var free float64
	for line := range strings.Lines(string(b)) {
		if n, _ := fmt.Sscanf(line, "MemAvailable: %f kB", &free); n == 1 {
			return max(least, math.Floor(free*1024/giga/2))
		}
	}
	return least
}

// tellRebuilt says how far the findings are those of trace.
func tellRebuilt(sh Shell, e grow.Extent) error {
	if e.Whole {
		_, err := fmt.Fprintf(sh.Out, "%d articles settled at once, as trace finds them\n", e.Articles)
		return err
	}
	_, err := fmt.Fprintf(sh.Out, "%d articles settled by slices: what lies far apart may be told apart differently than by trace\nhint: --memory %.0f settles all of their %.0f MB of text at once\n",
		e.Articles, math.Ceil(float64(grow.Memory(e.Bytes))/giga), float64(e.Bytes)/1e6)
	return err
}
