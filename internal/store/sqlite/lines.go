package sqlite

import (
	"context"
	"fmt"

	"sanad/internal/store"
	"sanad/internal/text"
)

// Statements lists statements.
func (l *Library) Statements(ctx context.Context, f store.Filter, p store.Page) (store.List[store.StatementLine], error) {
	q := listing{all: "statements", from: "statements t LEFT JOIN stories s ON s.key = t.story", id: "t.id", columns: `t.id, coalesce(s.id, ''), t.gist, t.kind, t.denies,
		(SELECT count(*) FROM statements d WHERE d.denies = t.id AND d.denies <> ''), day, carriers, channels, voices, parties, untraced,
		channels_low, channels_high, voices_low, voices_high, reading, confidence, t.circular, material, t.drift,
		(SELECT count(*) FROM omissions o WHERE o.statement = t.id),
		(SELECT json_group_array(name) FROM (SELECT name FROM voices v WHERE v.statement = t.key ORDER BY v.n))`}
	q.statements(f)
	if err := q.order(f.Order, "day", "carriers"); err != nil {
		return store.List[store.StatementLine]{}, err
	}
	return lines(ctx, l, q, p, func(scan func(...any) error) (s store.StatementLine, err error) {
		err = scan(&s.ID, &s.Story, &s.Gist, &s.Kind, &s.Denies, &s.DeniedBy, &s.Day, &s.Carriers, &s.Channels, &s.Voices, &s.Parties, &s.Untraced,
			&s.ChannelRange[0], &s.ChannelRange[1], &s.VoiceRange[0], &s.VoiceRange[1], &s.Reading, &s.Confidence, &s.Circular, &s.MaterialDrift,
			&s.Drift, &s.Omissions, listed(&s.Names))
		return s, err
	})
}

// statements narrows a list of statements t with their stories s.
func (q *listing) statements(f store.Filter) {
	q.narrow("t.id = ?", f.ID)
	q.narrow("t.story = (SELECT key FROM stories WHERE id = ?)", f.Story)
	q.narrow("t.story IN (SELECT key FROM stories WHERE storyline = ?)", f.Storyline)
	q.narrow("t.key IN (SELECT statement FROM reports WHERE article = (SELECT key FROM articles WHERE id = ?))", string(f.Article))
	q.narrow("t.key IN (SELECT r.statement FROM articles a JOIN reports r ON r.article = a.key WHERE a.outlet = ?)", f.Outlet)
	q.narrow("t.key IN (SELECT r.statement FROM articles a JOIN reports r ON r.article = a.key WHERE a.language = ?)", f.Language)
	q.narrow("t.key IN (SELECT statement FROM voices WHERE entity = (SELECT key FROM entities WHERE id = ?))", f.Entity)
	q.narrow("t.key IN (SELECT statement FROM voices WHERE party = ? AND party <> '')", f.Party)
	q.narrow("t.kind = ?", f.Kind)
	q.narrow("reading = ?", f.Reading)
	q.narrow("t.denies = ? AND t.denies <> ''", f.Denies)
	q.narrow("t.day >= ?", f.From)
	q.narrow("t.day <= ? AND t.day <> ''", f.To)
	q.only(f.Several, "carriers > 1")
	q.only(f.Circular, "t.circular = 1")
	q.only(f.Denied, "t.id IN (SELECT denies FROM statements WHERE denies <> '')")
	q.only(f.Drifting, "material > 0")
}

// Articles lists articles.
func (l *Library) Articles(ctx context.Context, f store.Filter, p store.Page) (store.List[store.ArticleLine], error) {
	q := listing{from: "articles a", id: "a.id", columns: `a.id, input, url, outlet, title, language, day, basis = 'estimated', completeness,
		coalesce((SELECT id FROM stories s WHERE s.key = a.story), ''), bytes,
		coalesce((SELECT min(number) FROM versions v WHERE v.article = a.key), 1),
		NOT EXISTS (SELECT 1 FROM versions v JOIN versions w ON w.name = v.name AND w.number > v.number WHERE v.article = a.key),
		(SELECT count(DISTINCT statement) FROM reports r WHERE r.article = a.key),
		(SELECT count(*) FROM attributions t WHERE t.article = a.key), added`}
	q.articles(f)
	if err := q.order(f.Order, "day", "bytes"); err != nil {
		return store.List[store.ArticleLine]{}, err
	}
	return lines(ctx, l, q, p, func(scan func(...any) error) (a store.ArticleLine, err error) {
		err = scan(&a.ID, &a.Input, &a.URL, &a.Outlet, &a.Title, &a.Language, &a.Day, &a.Estimated, &a.Completeness, &a.Story, &a.Bytes,
			&a.Version, &a.Latest, &a.Statements, &a.Attributions, &a.Added)
		return a, err
	})
}

// articles narrows a list of articles a.
func (q *listing) articles(f store.Filter) {
	q.narrow("a.id = ?", f.ID)
	q.narrow("a.id = ?", string(f.Article))
	q.narrow("a.story = (SELECT key FROM stories WHERE id = ?)", f.Story)
	q.narrow("a.story IN (SELECT key FROM stories WHERE storyline = ?)", f.Storyline)
	q.narrow("a.outlet = ?", f.Outlet)
	q.narrow("a.language = ?", f.Language)
	q.narrow("a.key IN (SELECT article FROM names WHERE entity = (SELECT key FROM entities WHERE id = ?))", f.Entity)
	q.narrow("a.completeness = ?", f.Kind)
	q.narrow("a.day >= ?", f.From)
	q.narrow("a.day <= ? AND a.day <> ''", f.To)
	if f.Input != "" {
		q.where = append(q.where, `(a.input LIKE ? ESCAPE '\' OR a.url LIKE ? ESCAPE '\')`)
		q.args = append(q.args, like(f.Input)+"%", like(f.Input)+"%")
	}
}

// Entities lists what names stand for. The longest name stands, the others
// are aliases.
func (l *Library) Entities(ctx context.Context, f store.Filter, p store.Page) (store.List[store.EntityLine], error) {
	q := listing{from: "entities e", id: "e.id", columns: `e.id, e.class,
		coalesce((SELECT name FROM names n WHERE n.entity = e.key ORDER BY length(name) DESC, name LIMIT 1), ''),
		(SELECT json_group_array(name) FROM (SELECT name FROM names n WHERE n.entity = e.key
			UNION SELECT j.value FROM names n, json_each(n.aliases) j WHERE n.entity = e.key ORDER BY 1)),
		coalesce((SELECT role FROM names n WHERE n.entity = e.key AND role <> '' GROUP BY role ORDER BY count(*) DESC, role LIMIT 1), ''),
		coalesce((SELECT organization FROM names n WHERE n.entity = e.key AND organization <> '' GROUP BY organization ORDER BY count(*) DESC, organization LIMIT 1), ''),
		` + entityArticles + `, (SELECT count(DISTINCT statement) FROM voices v WHERE v.entity = e.key)`}
	q.narrow("e.id = ?", f.ID)
	q.narrow("e.id = ?", f.Entity)
	q.narrow("e.class = ?", f.Class)
	q.narrow("e.key IN (SELECT entity FROM names WHERE article = (SELECT key FROM articles WHERE id = ?))", string(f.Article))
	q.narrow("e.key IN (SELECT n.entity FROM names n JOIN articles a ON a.key = n.article JOIN stories s ON s.key = a.story WHERE s.id = ?)", f.Story)
	q.narrow("e.key IN (SELECT n.entity FROM names n JOIN articles a ON a.key = n.article WHERE a.outlet = ?)", f.Outlet)
	q.only(f.Several, entityArticles+" > 1")
	if err := q.order(f.Order, "(SELECT max(a.day) FROM names n JOIN articles a ON a.key = n.article WHERE n.entity = e.key)", entityArticles); err != nil {
		return store.List[store.EntityLine]{}, err
	}
	return lines(ctx, l, q, p, func(scan func(...any) error) (e store.EntityLine, err error) {
		if err = scan(&e.ID, &e.Class, &e.Name, listed(&e.Aliases), &e.Role, &e.Org, &e.Articles, &e.Statements); err != nil {
			return e, err
		}
		others := e.Aliases[:0]
		for _, a := range e.Aliases {
			if a != e.Name {
				others = append(others, a)
			}
		}
		e.Aliases = others
		return e, nil
	})
}

const entityArticles = "(SELECT count(*) FROM names n WHERE n.entity = e.key)"

// Outlets lists who published the articles.
func (l *Library) Outlets(ctx context.Context, f store.Filter, p store.Page) (store.List[store.OutletLine], error) {
	q := listing{from: `(SELECT outlet AS name, count(*) AS articles, count(DISTINCT story) AS stories,
		coalesce(min(nullif(day, '')), '') AS first, max(day) AS last FROM articles WHERE outlet <> '' GROUP BY outlet) o`,
		id: "name", columns: "name, articles, stories, first, last"}
	q.narrow("name = ?", f.ID)
	q.narrow("name = ?", f.Outlet)
	q.narrow("last >= ?", f.From)
	q.narrow("first <= ? AND first <> ''", f.To)
	if err := q.order(f.Order, "last", "articles"); err != nil {
		return store.List[store.OutletLine]{}, err
	}
	return lines(ctx, l, q, p, func(scan func(...any) error) (o store.OutletLine, err error) {
		err = scan(&o.Name, &o.Articles, &o.Stories, &o.First, &o.Last)
		return o, err
	})
}

// Cited counts what the articles of an outlet cite, or which outlets cite it.
func (l *Library) Cited(ctx context.Context, outlet string, by bool) ([]store.Facet, error) {
	q := `SELECT c.name, count(DISTINCT a.key) AS n FROM articles a JOIN citations c ON c.article = a.key
		WHERE a.outlet = ? AND c.name <> '' GROUP BY c.name ORDER BY n DESC, c.name`
	if by {
		q = `SELECT a.outlet, count(DISTINCT a.key) AS n FROM citations c JOIN articles a ON a.key = c.article
			WHERE c.name = ? AND a.outlet <> '' GROUP BY a.outlet ORDER BY n DESC, a.outlet`
	}
	out, err := facets(ctx, l.read, q, outlet)
	if err != nil {
		return nil, fmt.Errorf("citations of %s: %w", outlet, err)
	}
	return out, nil
}

func facets(ctx context.Context, db querier, q string, args ...any) ([]store.Facet, error) {
	var out []store.Facet
	err := query(ctx, db, q, args, func(scan func(...any) error) error {
		var f store.Facet
		err := scan(&f.Value, &f.Count)
		out = append(out, f)
		return err
	})
	return out, err
}

// Problems lists what could not be used.
func (l *Library) Problems(ctx context.Context, f store.Filter, p store.Page) (store.List[store.Problem], error) {
	q := listing{from: "problems p", id: "p.key", columns: "input, stage, reason, at, coalesce((SELECT id FROM articles a WHERE a.input = p.input ORDER BY key DESC LIMIT 1), '')"}
	q.narrow("p.key = ?", f.ID)
	q.narrow("p.stage = ?", f.Kind)
	q.narrow("p.input = (SELECT input FROM articles WHERE id = ?)", string(f.Article))
	q.narrow("p.at >= ?", f.From)
	if f.To != "" {
		q.narrow("p.at < ?", f.To+"U") // after every time of that day
	}
	if f.Input != "" {
		q.where, q.args = append(q.where, `p.input LIKE ? ESCAPE '\'`), append(q.args, like(f.Input)+"%")
	}
	if err := q.order(f.Order, "p.at", "p.at"); err != nil {
		return store.List[store.Problem]{}, err
	}
	return lines(ctx, l, q, p, func(scan func(...any) error) (x store.Problem, err error) {
		var id string
		err = scan(&x.Input, &x.Stage, &x.Reason, &x.At, &id)
		x.Article = text.ID(id)
		return x, err
	})
}
