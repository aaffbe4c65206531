package sqlite

import (
	"context"

	"sanad/internal/store"
	"sanad/internal/text"
)

// Editions are the versions around those of the given articles whose name
// stood for several texts.
func (l *Library) Editions(ctx context.Context, ids []text.ID) (map[text.ID]store.Edition, error) {
	out := map[text.ID]store.Edition{}
	err := query(ctx, l.read, `SELECT a.id, coalesce(b.id, ''), z.id
		FROM articles a
		JOIN versions v ON v.article = a.key
		JOIN versions m ON m.name = v.name AND m.number = (SELECT max(number) FROM versions WHERE name = v.name)
		JOIN articles z ON z.key = m.article
		LEFT JOIN versions w ON w.name = v.name AND w.number = v.number - 1
		LEFT JOIN articles b ON b.key = w.article
		WHERE a.id IN (SELECT value FROM json_each(?)) AND m.number > 1
		ORDER BY a.id, v.number`, []any{list(ids)}, func(scan func(...any) error) error {
		var a, before, latest string
		err := scan(&a, &before, &latest)
		out[text.ID(a)] = store.Edition{Before: text.ID(before), Latest: text.ID(latest)}
		return err
	})
	return out, err
}
