package app

import (
	"context"
	"fmt"
	"strings"
	"time"

	"sanad/internal/origin/correction"
	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/text"
)

// Correct keeps a correction in a library and gives its ID. Its places must
// lie in texts that the library has.
func Correct(ctx context.Context, lib store.Library, c correction.Correction) (string, error) {
	if err := c.Validate(); err != nil {
		return "", fmt.Errorf("correct: %w: %w", store.ErrInvalid, err)
	}
	places := append([]text.Ref{c.On}, c.With...)
	p, err := lib.Read(ctx, articlesOf(places))
	if err != nil {
		return "", err
	}
	at := p.Index()
	for _, r := range places {
		i, ok := at[r.Article]
		if !ok {
			return "", fmt.Errorf("correct %s: article %s: %w", c.Kind, r.Article, store.ErrNotFound)
		}
		if err := r.Span.Validate(p.Articles[i].Text); err != nil {
			return "", fmt.Errorf("correct %s: %w: %w", c.Kind, store.ErrInvalid, err)
		}
	}
	when, err := time.Parse(time.RFC3339, c.At)
	if err != nil {
		return "", fmt.Errorf("correct %s: %w: %w", c.Kind, store.ErrInvalid, err)
	}
	kept := store.Correction{Kind: string(c.Kind), On: correction.Place(c.On), Value: c.Value, By: c.By, Why: c.Why, At: when}
	for _, r := range c.With {
		kept.With = append(kept.With, correction.Place(r))
	}
	return lib.Correct(ctx, kept)
}

func articlesOf(refs []text.Ref) []text.ID {
	var out []text.ID
	for _, r := range refs {
		out = append(out, r.Article)
	}
	return out
}

// AllCorrections are those of a library, in the order in which it has them.
func AllCorrections(ctx context.Context, lib store.Reader) ([]correction.Correction, error) {
	kept, err := lib.Corrections(ctx, "")
	if err != nil {
		return nil, err
	}
	out := make([]correction.Correction, 0, len(kept))
	for _, k := range kept {
		c := correction.Correction{ID: k.ID, Kind: correction.Kind(k.Kind), Value: k.Value, By: k.By, Why: k.Why, At: k.At.UTC().Format(time.RFC3339), UndoBy: k.UndoBy}
		if !k.Undone.IsZero() {
			c.Undone = k.Undone.UTC().Format(time.RFC3339)
		}
		if c.On, err = correction.ParsePlace(k.On); err != nil {
			return nil, fmt.Errorf("correction %s: %w", k.ID, err)
		}
		for _, w := range k.With {
			r, err := correction.ParsePlace(w)
			if err != nil {
				return nil, fmt.Errorf("correction %s: %w", k.ID, err)
			}
			c.With = append(c.With, r)
		}
		out = append(out, c)
	}
	return out, nil
}

// Corrections are those of a library that are about words of a pile's
// articles, each with what it concerns among the pile's findings; correction.
// Fold shapes the pile as they say.
func Corrections(ctx context.Context, lib store.Reader, p *pile.Pile) ([]correction.Note, error) {
	all, err := AllCorrections(ctx, lib)
	if err != nil {
		return nil, err
	}
	at := p.Index()
	var here []correction.Correction
	for _, c := range all {
		for _, r := range append([]text.Ref{c.On}, c.With...) {
			if _, ok := at[r.Article]; ok {
				here = append(here, c)
				break
			}
		}
	}
	return correction.Notes(p, here), nil
}

func fold(p *pile.Pile, notes []correction.Note) *pile.Pile {
	cs := make([]correction.Correction, 0, len(notes))
	for _, n := range notes {
		cs = append(cs, n.Correction)
	}
	return correction.Fold(p, cs)
}

// Words is the place that a person names: ARTICLE@START-END, or ARTICLE#WORDS
// where the words stand once in the text of an article of the library.
func Words(ctx context.Context, lib store.Reader, name string) (text.Ref, error) {
	if r, err := correction.ParsePlace(name); err == nil {
		return r, nil
	}
	article, words, ok := strings.Cut(name, "#")
	if !ok || words == "" {
		return text.Ref{}, fmt.Errorf("place %q is neither ARTICLE#WORDS nor ARTICLE@START-END: %w", name, store.ErrInvalid)
	}
	at, err := lib.Locate(ctx, article)
	if err != nil {
		return text.Ref{}, err
	}
	p, err := lib.Read(ctx, []text.ID{text.ID(at.ID)})
	if err != nil {
		return text.Ref{}, err
	}
	if at.Kind != store.Article || len(p.Articles) != 1 {
		return text.Ref{}, fmt.Errorf("%s is of the kind %s, not an article: %w", article, at.Kind, store.ErrInvalid)
	}
	body := p.Articles[0].Text
	switch n := strings.Count(body, words); n {
	case 1:
		i := strings.Index(body, words)
		return text.Ref{Article: text.ID(at.ID), Span: text.Span{Start: i, End: i + len(words)}}, nil
	default:
		return text.Ref{}, fmt.Errorf("the words %q stand %d times in %s; give words that stand there once: %w", words, n, article, store.ErrInvalid)
	}
}
