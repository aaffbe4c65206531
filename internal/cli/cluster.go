package cli

import (
	"errors"
	"time"

	"github.com/spf13/cobra"

	"sanad/internal/pipeline"
	"sanad/internal/view/record"
)

// cluster groups a pile into stories, at once or as its articles appeared.
func cluster(sh Shell) *cobra.Command {
	var f flags
	var step time.Duration
	c := &cobra.Command{
		Use:   "cluster PATH…",
		Short: "Group the articles into stories",
		Long: `Cluster groups articles by the event that they report, and chains stories that
continue each other into storylines.

The stories depend on the set of articles alone. With --stream they are found
as the articles appeared, step by step: what has settled changes only where the
evidence is clear, and each merger or split of a known story is printed as a
story_change with its time and reason.`,
		Example: "  sanad cluster news/\n  sanad cluster --stream 1h news.jsonl.gz | grep story_change",
		Args:    needsPath("cluster", nil),
		RunE: func(c *cobra.Command, args []string) error {
			stages, types := pipeline.Cluster(), record.Cluster
			if c.Flags().Changed("stream") {
				if step <= 0 {
					return usage{errors.New("--stream needs a length of time above zero, such as 1h or 15m")}
				}
				stages, types = pipeline.Stream(step), record.Stream
			}
			if err := oneOf("format", f.format, "jsonl"); err != nil {
				return err
			}
			p, err := find(c.Context(), sh, args, stages, f.workers, nil)
			if err != nil {
				return err
			}
			return record.Write(sh.Out, p, "sanad "+Version, types)
		},
	}
	c.Flags().StringVar(&f.format, "format", "jsonl", "jsonl")
	c.Flags().DurationVar(&step, "stream", 0, "find the stories as the articles appeared, in steps of this length")
	f.add(c)
	return c
}
