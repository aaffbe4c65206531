package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sanad/internal/app"
	"sanad/internal/article"
	"sanad/internal/pile"
	"sanad/internal/view"
	"sanad/internal/view/record"
	"sanad/internal/view/terminal"
)

// askCommand asks a pile what it has on a text.
func askCommand(sh Shell) *cobra.Command {
	var f flags
	var n netFlags
	var in []string
	c := &cobra.Command{
		Use:   "ask TEXT|FILE|URL|- --in PATH…",
		Short: "Tell who carries a claim or a text, on how many channels, and who says otherwise",
		Long: `Ask looks for the statements that say what a text says, in the same words or
others, in the same language or another. It answers for each sentence of the
text: the four counts, the chain, the first appearance among what is here, who
denies it, how it changed; or that nothing in these articles carries it.

The text is given as an argument, a file or on standard input (-). Only the
articles that may carry it are traced, so counts are of those. Of an index only
these are read.`,
		Example: "  sanad ask \"the grain carrier was towed to Hask\" --in news/\n  sanad ask message.txt --in news/ --in archive.jsonl.gz\n  sanad ask \"the grain carrier was towed to Hask\" --in archive/    an index, see sanad index\n  pbpaste | sanad ask - --in news/",
		Args:    needsQuestion,
		RunE: func(c *cobra.Command, args []string) error {
			if err := errors.Join(oneOf("format", f.format, "text", "jsonl"), oneOf("lang", f.lang, view.Languages...)); err != nil {
				return err
			}
			if in = append(in, args[1:]...); len(in) == 0 {
				return usage{errors.New("ask needs --in with a file or a folder to look in")}
			}
			question, err := readQuestion(c.Context(), sh, args[0], &n)
			if err != nil {
				return err
			}
			p, indexes, err := readAsked(c.Context(), sh, in, &n)
			if err != nil {
				return err
			}
			tell, done := progress(sh)
			q, err := app.AskIn(c.Context(), question, p, indexes, app.Options{Workers: f.workers, Progress: tell})
			done()
			if err != nil {
				return err
			}
			if f.format == "jsonl" {
				return record.WriteAsk(sh.Out, p, q, "sanad "+Version)
			}
			return terminal.Ask(sh.Out, view.New(p, f.lang), q, terminal.Options{Width: f.width, Colour: sh.Colour, All: f.all, Input: first(in)})
		},
	}
	c.Flags().StringArrayVar(&in, "in", nil, "file, folder or index to look in; may be given several times")
	c.Flags().StringVar(&f.format, "format", "text", "text or jsonl")
	c.Flags().BoolVar(&f.all, "all", false, "every carrier and difference, not the first screen")
	f.reading(c)
	f.add(c)
	n.add(c)
	return c
}

func needsQuestion(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage{errors.New("ask needs a text in quotation marks, a file or - for standard input")}
	}
	return nil
}

// readQuestion is the asked text: a file where there is one of that name,
// standard input for -, else the words themselves.
func readQuestion(ctx context.Context, sh Shell, arg string, n *netFlags) (*article.Article, error) {
	if arg == "-" {
		return readTyped("question", sh)
	}
	if info, err := os.Stat(arg); err == nil && info.Mode().IsRegular() {
		return readOne(ctx, "question", arg, n)
	}
	if app.IsAddress(arg) && !strings.ContainsAny(arg, " \n\t") {
		return readOne(ctx, "question", arg, n)
	}
	return app.Question(arg)
}

// readTyped reads a text from standard input.
func readTyped(what string, sh Shell) (*article.Article, error) {
	b, err := io.ReadAll(io.LimitReader(sh.In, app.MostAsked+1))
	if err != nil {
		return nil, fmt.Errorf("read the %s: %w", what, err)
	}
	if len(b) > app.MostAsked {
		return nil, fmt.Errorf("the %s holds more than %d bytes; they are the most", what, app.MostAsked)
	}
	return app.Typed(what, string(b))
}

// readOne reads the single article of a file or an address.
func readOne(ctx context.Context, what, path string, n *netFlags) (*article.Article, error) {
	if !app.IsAddress(path) {
		info, err := os.Stat(path)
		if err != nil {
			return nil, fmt.Errorf("read the %s: %w", what, err)
		}
		if info.Size() > app.MostAsked {
			return nil, fmt.Errorf("the %s %s holds %d bytes; %d are the most", what, path, info.Size(), app.MostAsked)
		}
	}
	p, err := bringIn(ctx, Shell{}, []string{path}, n)
	switch {
	case err != nil:
		return nil, err
	case len(p.Problems) > 0 && len(p.Articles) == 0:
		return nil, fmt.Errorf("the %s %s cannot be read: %s", what, path, p.Problems[0].Reason)
	case len(p.Articles) != 1:
		return nil, fmt.Errorf("the %s %s holds %d articles; one is needed", what, path, len(p.Articles))
	}
	return &p.Articles[0], nil
}

// readAsked reads the paths to look in, but for those that are indexes.
func readAsked(ctx context.Context, sh Shell, in []string, n *netFlags) (p *pile.Pile, indexes []string, err error) {
	var paths []string
	for _, x := range in {
		if app.IsIndex(x) {
			indexes = append(indexes, x)
		} else {
			paths = append(paths, x)
		}
	}
	if len(paths) == 0 {
		return &pile.Pile{}, indexes, nil
	}
	p, err = readPile(ctx, sh, paths, n)
	return p, indexes, err
}

// readPile reads the paths, and the addresses among them where the command may
// fetch, with an error where they give no article.
func readPile(ctx context.Context, sh Shell, paths []string, n *netFlags) (*pile.Pile, error) {
	p, err := bringIn(ctx, sh, paths, n)
	if err != nil || len(p.Articles) > 0 {
		return p, err
	}
	for _, q := range p.Problems {
		fmt.Fprintf(sh.Err, "%s: %s: %s\n", q.Input, q.Stage, q.Reason)
	}
	return nil, errors.New("no article found in what was given")
}

// bringIn reads paths and, where the command has flags of the network,
// addresses.
func bringIn(ctx context.Context, sh Shell, paths []string, n *netFlags) (p *pile.Pile, err error) {
	if n == nil || !slices.ContainsFunc(paths, app.IsAddress) {
		return app.Read(paths, sh.In), nil
	}
	err = n.with(func(net *app.Net) error {
		p = app.ReadAnywhere(ctx, net, paths, sh.In)
		return ctx.Err()
	})
	return p, err
}
