package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"sanad/internal/app"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/store"
	"sanad/internal/view"
	"sanad/internal/view/brief"
)

// briefCommand writes a checked account of a story or a storyline.
func briefCommand(sh Shell) *cobra.Command {
	var f flags
	var l library
	var corrected bool
	c := &cobra.Command{
		Use:   "brief STORY PATH…",
		Short: "Write a short account of a story in which every sentence shows its places",
		Long: `Brief writes what a story or a storyline says, in Indonesian or English: templates
filled with words of the texts, names and counts, nothing else. Every sentence
carries numbers of the places that it rests on, and is printed only when a checker
that works out its claims anew from those places agrees.

STORY is the number of a story in the answer of trace, its ID, the ID of a
storyline, words of its title, or "all". With --library it is an ID, or its
beginning, and no path is needed.`,
		Example: "  sanad brief 1 news/\n  sanad brief \"grain ship\" --lang id --format markdown news/ > brief.md\n  sanad brief story:8123311893f5 --library sanad.db",
		Args: func(c *cobra.Command, args []string) error {
			if l.path != "" {
				return needs("brief", "the ID of a story or storyline")(c, args)
			}
			return needsPath("brief", []string{"the story: its number, ID or words of its title"})(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := errors.Join(oneOf("format", f.format, "text", "markdown", "html"), oneOf("lang", f.lang, view.Languages...)); err != nil {
				return err
			}
			if l.path != "" {
				return l.with(c.Context(), sh, false, func(lib store.Library) error {
					at, p, err := app.Open(c.Context(), lib, args[0], store.Story, store.Storyline)
					if err == nil && corrected {
						p, err = app.Corrected(c.Context(), lib, p)
					}
					if err != nil {
						return err
					}
					return f.brief(sh, p, at.ID)
				})
			}
			p, err := find(c.Context(), sh, args[1:], pipeline.Trace(), f.workers, nil)
			if err != nil {
				return err
			}
			return f.brief(sh, p, args[0])
		},
	}
	c.Flags().StringVar(&f.format, "format", "text", "text, markdown or html")
	c.Flags().StringVar(&f.lang, "lang", defaultLang(), "language of the brief: en or id")
	if sh.Open != nil {
		c.Flags().StringVar(&l.path, "library", "", "file of a library to write from, in the place of paths")
		c.Flags().BoolVar(&corrected, "corrected", false, "with --library: as people corrected it, not as the machine found it")
	}
	f.add(c)
	return c
}

// brief prints the brief of a story of a pile.
func (f *flags) brief(sh Shell, p *pile.Pile, name string) error {
	stories, err := storiesOf(p, f.lang, name)
	if err != nil {
		return err
	}
	return printBrief(sh, brief.New(p, f.lang, stories, brief.Options{}), f.format)
}

func printBrief(sh Shell, b *brief.Brief, format string) error {
	switch format {
	case "markdown":
		return b.Markdown(sh.Out)
	case "html":
		return b.HTML(sh.Out)
	}
	return b.Text(sh.Out)
}

// storiesOf are the IDs of the stories that a name stands for.
func storiesOf(p *pile.Pile, lang, name string) ([]string, error) {
	a := view.New(p, lang)
	if name == "all" {
		return nil, nil
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(a.Stories) {
		return []string{a.Stories[n-1].ID}, nil
	}
	for _, l := range p.Storylines {
		if l.ID == name {
			return l.Stories, nil
		}
	}
	var out []string
	for i := range a.Stories {
		s := &a.Stories[i]
		if s.ID == name {
			return []string{s.ID}, nil
		}
		title := strings.ToLower(s.Title)
		if !slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(w string) bool { return !strings.Contains(title, w) }) {
			out = append(out, s.ID)
		}
	}
	if len(out) == 0 || strings.TrimSpace(name) == "" {
		return nil, fmt.Errorf("no story here is called %q; sanad trace numbers them", name)
	}
	return out, nil
}
