package grow

import (
	"context"

	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/text"
)

// Library is what growing asks and tells a library.
type Library interface {
	store.Grower
	store.Writer
	Status(ctx context.Context) (store.Status, error)
	Read(ctx context.Context, ids []text.ID) (*pile.Pile, error)
	Pile(ctx context.Context, ids []text.ID) (*pile.Pile, error)
	Versions(ctx context.Context, name string) ([]store.Version, error)
	Members(ctx context.Context, p store.Place) ([]text.ID, error)
	Stories(ctx context.Context, f store.Filter, p store.Page) (store.List[store.StoryLine], error)
}
