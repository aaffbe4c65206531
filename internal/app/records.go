package app

import (
	"context"

	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/view/record"
)

// Records gives every record of some types that a library holds, a page at a
// time, so that a library of any size can be taken out. The error of give
// ends it.
func Records(ctx context.Context, lib store.Reader, types []record.Type, o record.Options, give func(t record.Type, rec any) error) error {
	for _, t := range types {
		for after := ""; ; {
			part, err := lib.Records(ctx, store.Kind(t), store.Filter{}, store.Page{After: after, Limit: 1000})
			if err != nil {
				return err
			}
			part.Pile.Unexplained()
			for r := range record.Of(part.Pile, t, o) {
				if err := give(t, r); err != nil {
					return err
				}
			}
			if after = part.Next; after == "" {
				break
			}
		}
	}
	return nil
}

// Corrected is a pile of a library as people corrected it.
func Corrected(ctx context.Context, lib store.Reader, p *pile.Pile) (*pile.Pile, error) {
	notes, err := Corrections(ctx, lib, p)
	if err != nil {
		return nil, err
	}
	return fold(p, notes), nil
}
