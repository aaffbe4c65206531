package sqlite

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/text"
)

// articles writes the settled articles with their marks. One that is as it was
// keeps its rows.
func (x *settle) articles() error {
	keys, err := x.bodyKeys()
	if err != nil {
		return err
	}
	var at []int
	for i := range x.s.Pile.Articles {
		if x.mine[x.s.Pile.Articles[i].ID] {
			at = append(at, i)
		}
	}
	if err := x.learn(at); err != nil {
		return err
	}
	marks := inParallel(at, func(i int) []byte { return x.pack.marks(keys, &x.s.Pile.Articles[i], &x.s.Pile.Marks[i]) })
	for n, i := range at {
		if err := x.settled(&x.s.Pile.Articles[i], &x.s.Pile.Marks[i], marks[n]); err != nil {
			return err
		}
	}
	return nil
}

// learn looks the entities of articles up all at once, and makes those that are
// new.
func (x *settle) learn(at []int) error {
	var all []annot.Entity
	ids := map[string]bool{}
	for _, i := range at {
		for _, e := range x.s.Pile.Marks[i].Entities {
			if !ids[e.ID] {
				ids[e.ID] = true
				all = append(all, e)
			}
		}
	}
	err := query(x.ctx, x.tx, "SELECT id, key FROM entities WHERE id IN (SELECT value FROM json_each(?))",
		[]any{list(slices.Sorted(maps.Keys(ids)))}, func(scan func(...any) error) error {
			var id string
			var k int64
			err := scan(&id, &k)
			x.entities[id] = k
			return err
		})
	if err != nil {
		return err
	}
	var next int64
	if _, err := x.one("SELECT coalesce(max(key), 0) FROM entities", nil, &next); err != nil {
		return err
	}
	r := x.into("INSERT INTO entities (key, id, class)")
	for _, e := range all {
		if e.ID == "" || x.entities[e.ID] != 0 {
			continue
		}
		next++
		x.entities[e.ID] = next
		if err := r.add(next, e.ID, string(e.Class)); err != nil {
			return err
		}
	}
	return r.flush() // before others are given keys
}

func (x *settle) settled(a *article.Article, m *annot.Marks, now []byte) error {
	k, err := x.article(a.ID)
	if err != nil {
		return err
	}
	var read, before []byte
	var shown bool
	if _, err := x.one("SELECT read, settled, EXISTS (SELECT 1 FROM article_words WHERE rowid = ?1) FROM bodies WHERE article = ?1", []any{k}, &read, &before, &shown); err != nil {
		return err
	}
	if before == nil && shown {
		before = read // settled as it was read
	}
	if err := x.do("UPDATE articles SET settled = 1 WHERE key = ?", k); err != nil || bytes.Equal(before, now) {
		return err
	}
	var keep any // nothing where the pile changed nothing
	if !bytes.Equal(read, now) {
		keep = now
	}
	if err := x.do("UPDATE bodies SET settled = ? WHERE article = ?", keep, k); err != nil {
		return err
	}
	c := columnsOf(a)
	if err := x.do("UPDATE articles SET published = ?, precision = ?, basis = ?, day = ?, place = ? WHERE key = ?",
		c.published, c.precision, c.basis, c.day, c.place, k); err != nil {
		return err
	}
	if shown {
		if err := x.unmark(k); err != nil {
			return err
		}
	}
	f := flat{x.writer, k, a, m}
	for _, w := range []func() error{f.segments, f.names, f.mentions, f.times, f.attributions, f.citations, f.words} {
		if err := w(); err != nil {
			return fmt.Errorf("article %s: %w", a.ID, err)
		}
	}
	return nil
}

// marked tables hold rows of one article.
var markTables = []string{"segments", "names", "mentions", "times", "attributions", "citations"}

// unmark takes away the rows of an article.
func (w *writer) unmark(key int64) error {
	if err := w.loosen("SELECT entity FROM names WHERE article = ?1 UNION SELECT entity FROM attributions WHERE article = ?1 AND entity IS NOT NULL", key); err != nil {
		return err
	}
	for _, t := range markTables {
		if err := w.do("DELETE FROM "+t+" WHERE article = ?", key); err != nil {
			return err
		}
	}
	return w.do("DELETE FROM article_words WHERE rowid = ?", key)
}

// loosen notes entities that may be named by nothing before long.
func (w *writer) loosen(q string, args ...any) error {
	return query(w.ctx, w.tx, q, args, func(scan func(...any) error) error {
		var k int64
		err := scan(&k)
		w.loose[k] = true
		return err
	})
}

// tidy takes away those of the loosened entities that nothing names any more.
func (w *writer) tidy() error {
	if len(w.loose) == 0 {
		return nil
	}
	if err := w.flush(); err != nil { // what is on its way may name them
		return err
	}
	keys := slices.Sorted(maps.Keys(w.loose))
	return w.do(`DELETE FROM entities WHERE key IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM names WHERE entity = entities.key)
		AND NOT EXISTS (SELECT 1 FROM attributions WHERE entity = entities.key) AND NOT EXISTS (SELECT 1 FROM voices WHERE entity = entities.key)`, list(keys))
}

// flat lays the marks of an article out in tables.
type flat struct {
	*writer
	key int64
	a   *article.Article
	m   *annot.Marks
}

func (f flat) segments() error {
	r := f.into(`INSERT INTO segments (article, n, kind, start, "end")`)
	for i, s := range f.a.Segments {
		if err := r.add(f.key, i, string(s.Kind), s.Span.Start, s.Span.End); err != nil {
			return err
		}
	}
	return nil
}

const intoNames = "INSERT OR IGNORE INTO names (article, entity, name, aliases, role, organization)"

func (f flat) names() error {
	r := f.into(intoNames)
	for _, e := range f.m.Entities {
		k, err := f.entity(e.ID, string(e.Class))
		if err == nil {
			err = r.add(f.key, k, e.Name, list(e.Aliases), e.Role, e.Org)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (f flat) mentions() error {
	r := f.into(`INSERT INTO mentions (article, n, entity, start, "end")`)
	named := map[string]bool{"": true}
	for _, e := range f.m.Entities {
		named[e.ID] = true
	}
	for i, m := range f.m.Mentions {
		k, err := f.entity(m.Entity, string(m.Class))
		if err == nil && !named[m.Entity] { // every mentioned entity has a name in the article
			named[m.Entity] = true
			err = f.into(intoNames).add(f.key, k, f.of(m.Span), "[]", "", "")
		}
		if err == nil {
			err = r.add(f.key, i, k, m.Span.Start, m.Span.End)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (f flat) times() error {
	r := f.into(`INSERT INTO times (article, n, value, precision, relative, start, "end")`)
	for i, t := range f.m.Times {
		if err := r.add(f.key, i, t.Value, t.Precision, t.Relative, t.Span.Start, t.Span.End); err != nil {
			return err
		}
	}
	return nil
}

func (f flat) attributions() error {
	r := f.into(`INSERT INTO attributions (article, n, id, mode, polarity, stance, cue, speaker, role, organization, entity, anonymous, basis, parent, start, "end", content)`)
	for i, t := range f.m.Attributions {
		var s annot.Source
		if t.Source != nil {
			s = *t.Source
		}
		cue := ""
		if t.Cue != nil {
			cue = f.of(t.Cue.Span)
		}
		k, err := f.entity(s.Entity, string(annot.OtherName))
		if err == nil {
			err = r.add(f.key, i, t.ID, string(t.Mode), string(t.Polarity), t.Stance, cue, s.Name, s.Role, s.Organization, k, s.Anonymous,
				string(s.Basis), t.Parent, t.Span.Start, t.Span.End, f.several(t.Content))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (f flat) citations() error {
	r := f.into(`INSERT INTO citations (article, n, cue, name, entity, kind, start, "end")`)
	for i, c := range f.m.Citations {
		if err := r.add(f.key, i, c.Cue, c.Name, c.Entity, string(c.Kind), c.Span.Start, c.Span.End); err != nil {
			return err
		}
	}
	return nil
}

// words makes the article found by its title, its news text and its speakers.
func (f flat) words() error {
	body := f.a.Text
	if s := f.a.BodySpans(); len(s) > 0 {
		body = f.several(s)
	}
	var speakers []string
	for _, t := range f.m.Attributions {
		if t.Source != nil && t.Source.Name != "" {
			speakers = append(speakers, t.Source.Name)
		}
	}
	slices.Sort(speakers)
	return f.into("INSERT INTO article_words (rowid, title, body, speaker)").add(f.key, f.a.Title, body, strings.Join(slices.Compact(speakers), "\n"))
}

// of are the words of a span, "" where it lies outside the text.
func (f flat) of(s text.Span) string {
	if s.Validate(f.a.Text) != nil {
		return ""
	}
	return s.Of(f.a.Text)
}

// several are the words of spans, with " … " between them.
func (f flat) several(spans []text.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = f.of(s)
	}
	return strings.Join(parts, " … ")
}
