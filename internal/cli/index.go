package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"sanad/internal/app"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/view/record"
)

// reuseCommand is the reuse command: within a pile, or against an index.
func reuseCommand(sh Shell) *cobra.Command {
	c := records(sh, "reuse", "Find shared passages and what the articles are to each other", pipeline.Reuse, record.Reuse)
	c.Long = `Reuse finds the passages that the articles of a pile share, and what the
articles are to each other. With --against it asks an index instead: what of
these articles was seen before, and who carried it?`
	c.Example = "  sanad reuse news/\n  sanad reuse --against archive/ draft.txt"
	var against string
	c.Flags().StringVar(&against, "against", "", "folder of an index to ask")
	within := c.RunE
	c.RunE = func(c *cobra.Command, args []string) error {
		if against == "" {
			return within(c, args)
		}
		return ask(c, sh, against, args)
	}
	return c
}

// ask prints what an index knows of the articles at the paths.
func ask(c *cobra.Command, sh Shell, dir string, paths []string) (err error) {
	ix, err := app.OpenIndex(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ix.Close()) }()
	p := app.Read(paths, sh.In)
	if err := ix.Against(c.Context(), p, app.Options{}); err != nil {
		return err
	}
	return record.Write(sh.Out, p, "sanad "+Version, record.Reuse)
}

// indexCommand holds the commands that make and look after an index.
func indexCommand(sh Shell) *cobra.Command {
	c := &cobra.Command{
		Use:   "index",
		Short: "Keep articles in a file to ask later what was seen before",
		Example: `  sanad index build archive/ news/     a new index of all articles in news/
  sanad index add archive/ today/      the new ones of today
  sanad reuse --against archive/ draft.txt`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(
		fillIndex(sh, "build", "Make an index of articles", app.BuildIndex),
		fillIndex(sh, "add", "Add articles to an index; those that it holds are passed over", app.AddToIndex),
		&cobra.Command{Use: "check INDEX", Short: "Read all of an index and say whether it is whole", Args: cobra.ExactArgs(1),
			RunE: func(_ *cobra.Command, args []string) error { return checkIndex(sh, args[0]) }},
		&cobra.Command{Use: "info INDEX", Short: "Say what an index holds", Args: cobra.ExactArgs(1),
			RunE: func(_ *cobra.Command, args []string) error { return tellIndex(sh, args[0]) }},
	)
	return c
}

// fill is a use case that puts a pile into an index.
type fill = func(ctx context.Context, dir string, p *pile.Pile, o app.Options) (int, error)

func fillIndex(sh Shell, name, short string, f fill) *cobra.Command {
	return &cobra.Command{
		Use: name + " INDEX PATH…", Short: short,
		Args: needsPath("index "+name, []string{"the folder of the index"}),
		RunE: func(c *cobra.Command, args []string) error {
			p := app.Read(args[1:], sh.In)
			n, err := f(c.Context(), args[0], p, app.Options{})
			if err != nil {
				return err
			}
			for _, x := range p.Problems {
				fmt.Fprintf(sh.Err, "problem: %s: %s: %s\n", x.Input, x.Stage, x.Reason)
			}
			_, err = fmt.Fprintf(sh.Out, "%d articles written to %s\n", n, args[0])
			return err
		},
	}
}

func checkIndex(sh Shell, dir string) (err error) {
	ix, err := app.OpenIndex(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ix.Close()) }()
	for i, s := range ix.Segments {
		if err := s.Check(); err != nil {
			return fmt.Errorf("segment %d of %s: %w", i+1, dir, err)
		}
	}
	_, err = fmt.Fprintln(sh.Out, "whole")
	return err
}

func tellIndex(sh Shell, dir string) (err error) {
	ix, err := app.OpenIndex(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ix.Close()) }()
	for i, s := range ix.Segments {
		if _, err := fmt.Fprintf(sh.Out, "segment %d: %d articles, %d postings, %d bytes\n", i+1, s.Docs(), s.Postings(), s.Bytes()); err != nil {
			return err
		}
	}
	return nil
}
