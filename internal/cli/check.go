package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"sanad/internal/app"
	"sanad/internal/article"
	"sanad/internal/view"
	"sanad/internal/view/page"
	"sanad/internal/view/record"
	"sanad/internal/view/terminal"
)

// errFindings ends a check that found something; nothing went wrong.
var errFindings = errors.New("the draft has findings")

// checkCommand holds a draft against its sources.
func checkCommand(sh Shell) *cobra.Command {
	var f flags
	var n netFlags
	var against []string
	c := &cobra.Command{
		Use:   "check DRAFT|URL|- --against PATH…",
		Short: "Hold a draft against its sources: what changed, what is missing, what has no source",
		Long: `Check reads a draft as an article and compares it with the articles that may be
its sources. It lists, the weightiest first and with the words of both sides:
a statement turned round, a number, date, name, scope or certainty that differs,
a source lost or swapped, a quotation in other words, a denial left out, one
channel given as confirmed or as several sources, passages copied without
credit, sentences without any source.

Exit code: 0 nothing to look at, 3 findings, 1 the draft or the sources cannot
be read, 2 wrong use.`,
		Example: "  sanad check draft.txt --against news/\n  sanad check draft.txt --against news/ --format html > findings.html",
		Args:    needsDraft,
		RunE: func(c *cobra.Command, args []string) error {
			if err := errors.Join(oneOf("format", f.format, "text", "jsonl", "html"), oneOf("lang", f.lang, view.Languages...)); err != nil {
				return err
			}
			if against = append(against, args[1:]...); len(against) == 0 {
				return usage{errors.New("check needs --against with a file or a folder of sources")}
			}
			return f.check(c, sh, args[0], against, &n)
		},
	}
	c.Flags().StringArrayVar(&against, "against", nil, "file or folder of sources; may be given several times")
	c.Flags().StringVar(&f.format, "format", "text", "text, jsonl or html")
	f.reading(c)
	f.add(c)
	n.add(c)
	return c
}

func (f *flags) check(c *cobra.Command, sh Shell, path string, against []string, n *netFlags) error {
	draft, err := readDraft(c, sh, path, n)
	if err != nil {
		return err
	}
	p, err := readPile(c.Context(), sh, against, n)
	if err != nil {
		return err
	}
	tell, done := progress(sh)
	found, sources, err := app.Check(c.Context(), draft, p, app.Options{Workers: f.workers, Progress: tell})
	done()
	if err != nil {
		return err
	}
	switch f.format {
	case "jsonl":
		err = record.WriteCheck(sh.Out, p, found, "sanad "+Version)
	case "html":
		err = page.Check(sh.Out, view.New(p, f.lang), found, sources)
	default:
		err = terminal.Check(sh.Out, view.New(p, f.lang), found, sources, terminal.Options{Width: f.width, Colour: sh.Colour})
	}
	if err == nil && len(found) > 0 {
		return errFindings
	}
	return err
}

// readDraft is the draft of a file, an address or, for -, of standard input.
func readDraft(c *cobra.Command, sh Shell, path string, n *netFlags) (*article.Article, error) {
	if path == "-" {
		return readTyped("draft", sh)
	}
	return readOne(c.Context(), "draft", path, n)
}

func needsDraft(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage{errors.New("check needs a draft: a file with one article, an address or - for standard input")}
	}
	return nil
}
