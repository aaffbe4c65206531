package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"sanad/internal/app"
	"sanad/internal/origin/correction"
	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/text"
	"sanad/internal/view/record"
)

// correctCommand says that a finding of a library is wrong.
func correctCommand(sh Shell) *cobra.Command {
	var l library
	var c correction.Correction
	cmd := &cobra.Command{
		Use:   "correct KIND PLACE [PLACE…]",
		Short: "Say that a finding is wrong; the correction stands beside it and can be taken back",
		Long: `Correct keeps what a person says of a finding, with name, date and reason. Nothing
that the machine found is changed: the correction stands beside it, holds after a
rebuild, and --corrected shows the library as people corrected it.

PLACE is words of an article: ARTICLE#WORDS, with words that stand there once, or
ARTICLE@START-END in bytes. KIND is one of
  speaker       who says it is --value
  channel       it came through --value; empty: the outlet's own work
  drift         the two places do not differ
  merge         the statements at the places are one
  split         the reports at the places are a statement of their own
  merge-entity  the names at the places stand for one
  split-entity  the name at the place stands for another, --value in full`,
		Example: "  sanad correct speaker 'news/a.txt#the dyke holds' --value 'Mela Orin' --by desk --why 'called her'\n" +
			"  sanad correct list --format jsonl > gold.jsonl\n  sanad correct undo correction:1f6a0c3b9d2e --by desk",
		Args: needsPlace,
		RunE: func(cmd *cobra.Command, args []string) error {
			return l.with(cmd.Context(), sh, false, func(lib store.Library) error {
				c.Kind, c.At = correction.Kind(args[0]), time.Now().UTC().Format(time.RFC3339)
				var places []text.Ref
				for _, a := range args[1:] {
					r, err := app.Words(cmd.Context(), lib, a)
					if err != nil {
						return err
					}
					places = append(places, r)
				}
				c.On, c.With = places[0], places[1:]
				id, err := app.Correct(cmd.Context(), lib, c)
				if err != nil {
					return err
				}
				_, err = fmt.Fprintln(sh.Out, id)
				return err
			})
		},
	}
	l.add(cmd)
	cmd.Flags().StringVar(&c.Value, "value", "", "what should stand there")
	cmd.Flags().StringVar(&c.By, "by", "", "who corrects")
	cmd.Flags().StringVar(&c.Why, "why", "", "the reason")
	cmd.AddCommand(listCorrections(sh), undoCorrection(sh))
	return cmd
}

func needsPlace(_ *cobra.Command, args []string) error {
	if len(args) < 2 {
		return usage{fmt.Errorf("correct needs a kind, one of %v, and a place: ARTICLE#WORDS", correction.Kinds)}
	}
	return nil
}

// listCorrections prints what people said, also as a labelled set.
func listCorrections(sh Shell) *cobra.Command {
	var l library
	var format string
	c := &cobra.Command{
		Use: "list", Short: "List the corrections of a library; as JSON Lines they are a labelled set", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := oneOf("format", format, "text", "jsonl"); err != nil {
				return err
			}
			return l.with(c.Context(), sh, false, func(lib store.Library) error {
				rs, err := corrections(c.Context(), lib)
				if err != nil {
					return err
				}
				return printCorrections(sh, rs, format)
			})
		},
	}
	l.add(c)
	c.Flags().StringVar(&format, "format", "text", "text or jsonl")
	return c
}

// corrections are those of a library with what each concerns now.
func corrections(ctx context.Context, lib store.Reader) ([]record.Correction, error) {
	all, err := app.AllCorrections(ctx, lib)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	var ids []text.ID
	for _, c := range all {
		for _, r := range append([]text.Ref{c.On}, c.With...) {
			ids = append(ids, r.Article)
		}
	}
	around, err := lib.Around(ctx, ids)
	if err != nil {
		return nil, err
	}
	var p *pile.Pile
	if p, err = lib.Pile(ctx, around); err != nil {
		return nil, err
	}
	return record.Corrections(p, correction.Notes(p, all)), nil
}

func printCorrections(sh Shell, rs []record.Correction, format string) error {
	e := json.NewEncoder(sh.Out)
	e.SetEscapeHTML(false)
	var errs []error
	for _, r := range rs {
		if format == "jsonl" {
			errs = append(errs, e.Encode(r))
			continue
		}
		state, value := "", ""
		switch {
		case r.Undone != nil:
			state = " (taken back)"
		case !r.Found:
			state = " (not found any more)"
		}
		if r.Value != nil {
			value = " -> " + *r.Value
		}
		_, err := fmt.Fprintf(sh.Out, "%s  %s  %s%s%s\n    %q\n    %s: %s\n", r.ID, r.At, r.Kind, value, state, r.On.Quote, r.By, r.Why)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

func undoCorrection(sh Shell) *cobra.Command {
	var l library
	var by string
	c := &cobra.Command{
		Use: "undo ID", Short: "Take a correction back; it stays in the list", Args: needs("undo", "the ID of a correction"),
		RunE: func(c *cobra.Command, args []string) error {
			if by == "" {
				return usage{errors.New("undo needs --by: who takes it back")}
			}
			return l.with(c.Context(), sh, false, func(lib store.Library) error {
				return lib.Undo(c.Context(), args[0], by, time.Now().UTC())
			})
		},
	}
	l.add(c)
	c.Flags().StringVar(&by, "by", "", "who takes it back")
	return c
}
