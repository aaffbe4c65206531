package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"sanad/sample"
)

// writeSample unpacks the bundled sample into a new folder.
func writeSample(sh Shell) *cobra.Command {
	return &cobra.Command{
		Use:   "sample [FOLDER]",
		Short: "Write the bundled sample (17 invented articles) into a new folder",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := "sanad-sample"
			if len(args) == 1 {
				dir = args[0]
			}
			if _, err := os.Stat(dir); err == nil {
				return usage{fmt.Errorf("%s is there already: name a new folder", dir)}
			}
			if err := os.CopyFS(dir, sample.Files); err != nil {
				return fmt.Errorf("write the sample: %w", err)
			}
			fmt.Fprintf(sh.Out, "The sample is in %s. Now: sanad trace %s\n", dir, dir)
			return nil
		},
	}
}
