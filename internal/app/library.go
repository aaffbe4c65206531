package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"sanad/internal/article"
	"sanad/internal/check"
	"sanad/internal/pile"
	"sanad/internal/query"
	"sanad/internal/store"
	"sanad/internal/text"
)

// The most articles of a library that a question looks through, and the most
// different words that it looks for.
const (
	mostFound = 400
	mostWords = 24
)

// ErrQuestion is the kind of error of a text that cannot be asked.
var ErrQuestion = errors.New("cannot be asked")

func unasked(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrQuestion, err)
}

// AskLibrary says what a library has on a text, by the findings that are kept
// there: the counts are those of its pages. The pile holds what was matched.
func AskLibrary(ctx context.Context, lib store.Reader, question *article.Article, o Options) (*pile.Pile, query.Answer, error) {
	q, err := ReadQuestion(ctx, question)
	if err != nil {
		return nil, query.Answer{}, unasked(err)
	}
	near, looked, err := nearest(ctx, lib, &q, o)
	if err != nil {
		return nil, query.Answer{}, err
	}
	around, err := lib.Around(ctx, near)
	if err != nil {
		return nil, query.Answer{}, err
	}
	p, err := lib.Pile(ctx, around)
	if err != nil {
		return nil, query.Answer{}, err
	}
	a := q.Match(p)
	a.Looked, a.Traced = looked, len(p.Articles)
	return p, a, nil
}

// CheckLibrary holds a draft against the articles of a library that may be its
// sources. The pile holds them and the draft.
func CheckLibrary(ctx context.Context, lib store.Reader, draft *article.Article, o Options) (p *pile.Pile, found []check.Finding, sources int, err error) {
	q, err := ReadQuestion(ctx, draft)
	if err != nil {
		return nil, nil, 0, unasked(err)
	}
	near, _, err := nearest(ctx, lib, &q, o)
	if err != nil {
		return nil, nil, 0, err
	}
	kept, err := lib.Read(ctx, near)
	if err != nil {
		return nil, nil, 0, err
	}
	p = &pile.Pile{Articles: kept.Articles}
	found, sources, err = Check(ctx, draft, p, o)
	return p, found, sources, err
}

// nearest are the articles of a library that may carry what is asked, sorted,
// and how many articles there are.
func nearest(ctx context.Context, lib store.Reader, q *query.Question, o Options) ([]text.ID, int, error) {
	st, err := lib.Status(ctx)
	if err != nil {
		return nil, 0, err
	}
	var ids []text.ID
	for _, c := range q.Claims {
		found, err := lib.Search(ctx, store.Query{Text: anyOf(c.Text), Among: store.Every, Page: store.Page{Limit: max(20, mostFound/len(q.Claims))}})
		if err != nil {
			return nil, 0, err
		}
		for _, h := range found.Hits {
			ids = append(ids, text.ID(h.ID))
		}
	}
	slices.Sort(ids)
	p, err := lib.Read(ctx, slices.Compact(ids))
	if err != nil {
		return nil, 0, err
	}
	var kept []text.ID
	for _, i := range q.Select(scan(q, p.Articles, o.Workers)) {
		kept = append(kept, p.Articles[i].ID)
	}
	slices.Sort(kept)
	return kept, st.Articles, nil
}

// anyOf asks a search for any of the longer words of a claim.
func anyOf(claim string) string {
	var words []string
	for _, w := range strings.FieldsFunc(claim, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if w = strings.ToLower(w); len(w) > 3 && !slices.Contains(words, w) {
			words = append(words, `"`+w+`"`)
		}
	}
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	return strings.Join(words[:min(len(words), mostWords)], " OR ")
}
