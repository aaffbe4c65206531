// Package cli is the command line: flags in, an answer on standard output,
// progress and errors on standard error, an exit code. It decides nothing
// about news.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"sanad/internal/pipeline"
	"sanad/internal/store"
	"sanad/internal/view/record"
)

// Exit codes of the program.
const (
	Answered  = 0 // an answer was printed
	Nothing   = 1 // nothing usable was found, or it could not be printed
	WrongUse  = 2 // flags or arguments that make no sense
	Findings  = 3 // check found something to look at
	Interrupt = 130
)

// Version of the program, as printed in run records.
const Version = "0.1.0"

// Shell is the world as the commands see it.
type Shell struct {
	In       io.Reader
	Out, Err io.Writer
	Terminal bool // Err is a terminal: show progress
	Colour   bool // Out is a terminal that shows colour

	// Open opens the library in a file, and makes it where there is none and
	// make is set.
	Open func(ctx context.Context, path string, make bool) (store.Library, error)
}

// usage marks an error of use, with a hint for the fix.
type usage struct{ err error }

func (u usage) Error() string { return u.err.Error() }

// Run runs the program with its arguments and returns the exit code.
func Run(ctx context.Context, args []string, sh Shell) int {
	root := command(sh)
	root.SetArgs(args)
	root.SetIn(sh.In)
	root.SetOut(sh.Out)
	root.SetErr(sh.Err)
	ran, err := root.ExecuteContextC(ctx)
	switch {
	case err == nil:
		return Answered
	case errors.Is(err, errFindings):
		return Findings
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(sh.Err, "sanad: interrupted")
		return Interrupt
	}
	fmt.Fprintln(sh.Err, "sanad:", err)
	var u usage
	if errors.As(err, &u) {
		fmt.Fprintf(sh.Err, "hint: %s --help shows how\n", ran.CommandPath())
		return WrongUse
	}
	return Nothing
}

func command(sh Shell) *cobra.Command {
	root := &cobra.Command{
		Use:   "sanad",
		Short: "Reads news and tells where each statement came from",
		Long: `Sanad reads a pile of news articles and tells, for every statement, how many
articles carry it, on how many independent channels it came, who vouches for
it, and how it changed on the way.`,
		Example: `  sanad sample            write the bundled sample into a folder
  sanad trace news/       trace your own news: .txt, .html, .jsonl, also gzipped
  sanad trace --format html news/ > answer.html
  sanad why s3 news/      everything behind the counts of statement s3`,
		SuggestionsMinimumDistance: 2,
		SilenceErrors:              true,
		SilenceUsage:               true,
		Version:                    Version,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			if near := c.SuggestionsFor(args[0]); len(near) > 0 {
				return usage{fmt.Errorf("unknown command %q; did you mean %q?", args[0], near[0])}
			}
			return usage{fmt.Errorf("unknown command %q", args[0])}
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage{err} })
	group(root, "answer", "Ask the news at hand:", trace(sh), why(sh), askCommand(sh), checkCommand(sh))
	group(root, "steps", "Look at single steps:",
		records(sh, "annotate", "Mark quotations, speakers, citations, names and times of each article", pipeline.Annotate, record.Annotate),
		reuseCommand(sh), cluster(sh), indexCommand(sh))
	if sh.Open != nil {
		group(root, "keep", "Keep a library:", addCommand(sh), feedCommand(sh), watchCommand(sh), rebuildCommand(sh), doctorCommand(sh),
			backupCommand(sh), purgeCommand(sh), retentionCommand(sh))
		group(root, "find", "Look into a library:", statusCommand(sh), storiesCommand(sh), storyCommand(sh), statementCommand(sh),
			articleCommand(sh), searchCommand(sh), diffCommand(sh), correctCommand(sh), serveCommand(sh))
	}
	group(root, "publish", "Take findings out:", exportCommand(sh), briefCommand(sh), openAPICommand(sh))
	root.AddCommand(writeSample(sh), passwordCommand(sh), versionCommand(sh))
	return root
}

// group adds commands under a title of the help.
func group(root *cobra.Command, id, title string, commands ...*cobra.Command) {
	root.AddGroup(&cobra.Group{ID: id, Title: title})
	for _, c := range commands {
		c.GroupID = id
	}
	root.AddCommand(commands...)
}

func versionCommand(sh Shell) *cobra.Command {
	return &cobra.Command{Use: "version", Short: "Print the version", Args: cobra.NoArgs, Run: func(*cobra.Command, []string) {
		fmt.Fprintln(sh.Out, "sanad", Version)
	}}
}
