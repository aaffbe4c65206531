package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"sanad/internal/article"
	"sanad/internal/raw"
	"sanad/internal/store"
	"sanad/internal/text"
)

// Put keeps articles as they were read.
func (l *Library) Put(ctx context.Context, b store.Batch) (store.Taken, error) {
	var t store.Taken
	err := l.change(ctx, fmt.Sprintf("put %d articles", len(b.Articles)), func(w *writer) error {
		p, err := w.newPut(&b)
		if err != nil {
			return err
		}
		fresh, err := p.sort(&t)
		if err != nil {
			return err
		}
		if err := p.keep(fresh, &t); err != nil {
			return err
		}
		if err := p.captures(fresh); err != nil {
			return err
		}
		return w.problems(b.Problems, stamp(b.At))
	})
	if err != nil {
		return store.Taken{}, err
	}
	slices.Sort(t.New)
	slices.Sort(t.Seen)
	slices.Sort(t.Refused)
	return t, nil
}

// put is a batch on its way in.
type put struct {
	*writer
	b      *store.Batch
	at     string
	recipe int64
	keys   layoutKeys
	latest map[string]store.Version // of the names of the batch
}

func (w *writer) newPut(b *store.Batch) (*put, error) {
	if len(b.Marks) != len(b.Articles) || b.Postings != nil && len(b.Postings) != len(b.Articles) {
		return nil, fmt.Errorf("%d articles, %d marks, %d postings: %w", len(b.Articles), len(b.Marks), len(b.Postings), store.ErrInvalid)
	}
	p := &put{writer: w, b: b, at: stamp(b.At), latest: map[string]store.Version{}}
	var err error
	if p.keys, err = w.bodyKeys(); err != nil {
		return nil, err
	}
	p.recipe, err = w.recipe(b.Recipe)
	return p, err
}

// recipe is the key of the stages that marks were made by.
func (w *writer) recipe(stages string) (k int64, err error) {
	if err = w.do("INSERT OR IGNORE INTO recipes (stages) VALUES (?)", stages); err == nil {
		_, err = w.one("SELECT key FROM recipes WHERE stages = ?", []any{stages}, &k)
	}
	return k, err
}

// sort says which articles of the batch are new, by place; what is known is
// noted as seen once more.
func (p *put) sort(t *store.Taken) ([]int, error) {
	var stones int
	if _, err := p.one("SELECT count(*) FROM tombstones", nil, &stones); err != nil {
		return nil, err
	}
	var fresh []int
	twice := map[text.ID]bool{}
	for i := range p.b.Articles {
		a := &p.b.Articles[i]
		if twice[a.ID] {
			continue
		}
		twice[a.ID] = true
		if stones > 0 {
			no, err := p.refused(a)
			if err != nil {
				return nil, err
			}
			if no {
				t.Refused = append(t.Refused, a.ID)
				continue
			}
		}
		k, err := p.article(a.ID)
		if err != nil {
			return nil, err
		}
		if k == 0 {
			fresh = append(fresh, i)
			continue
		}
		t.Seen = append(t.Seen, a.ID)
		if err := p.do("UPDATE versions SET last = max(last, ?) WHERE article = ?", p.at, k); err != nil {
			return nil, err
		}
	}
	return fresh, nil
}

// refused reports whether an article was purged, by any of its names.
func (p *put) refused(a *article.Article) (bool, error) {
	for _, n := range names(a) {
		var at string
		if ok, err := p.one("SELECT at FROM tombstones WHERE digest = ?", []any{digest(n)}, &at); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// names are what an article is known by.
func names(a *article.Article) []string {
	return slices.DeleteFunc([]string{string(a.ID), a.URL, a.Input, a.Outlet.Name}, func(s string) bool { return s == "" })
}

// keep writes the new articles of the batch.
func (p *put) keep(fresh []int, t *store.Taken) error {
	var next int64
	if _, err := p.one("SELECT coalesce(max(key), 0) FROM articles", nil, &next); err != nil {
		return err
	}
	bodies := p.bodies(fresh)
	keys := make([]int64, len(fresh))
	for n, i := range fresh {
		next++
		a := &p.b.Articles[i]
		p.articles[a.ID], keys[n] = next, next
		t.New = append(t.New, a.ID)
		if err := p.row(next, a); err != nil {
			return err
		}
		if err := p.into("INSERT INTO bodies (article, text, tokens, read)").add(next, bodies[n].text, bodies[n].tokens, bodies[n].marks); err != nil {
			return err
		}
		v, err := p.version(next, a)
		if err != nil {
			return err
		}
		if v.Number > 1 {
			t.Replaced = append(t.Replaced, v)
		}
	}
	return p.postings(fresh, keys)
}

// bodies packs articles on all cores.
func (p *put) bodies(at []int) []body {
	return inParallel(at, func(i int) body { return p.pack.body(p.keys, &p.b.Articles[i], &p.b.Marks[i]) })
}

// inParallel is f of every entry, on all cores.
func inParallel[A, B any](l []A, f func(A) B) []B {
	out := make([]B, len(l))
	var wg sync.WaitGroup
	n := min(runtime.GOMAXPROCS(0), len(l))
	for k := range n {
		wg.Go(func() {
			for i := k; i < len(l); i += n {
				out[i] = f(l[i])
			}
		})
	}
	wg.Wait()
	return out
}

func (p *put) row(key int64, a *article.Article) error {
	c := columnsOf(a)
	return p.into(`INSERT INTO articles (key, id, input, url, outlet, title, language, published, precision, basis, day, place, completeness, capture, bytes, added, recipe)`).add(
		key, string(a.ID), a.Input, a.URL, a.Outlet.Name, a.Title, a.Language, c.published, c.precision, c.basis, c.day, c.place,
		string(a.Completeness), a.Capture, len(a.Text), p.at, p.recipe)
}

// columns are the columns of an article that the whole pile may change, and
// the place of its dateline.
type columns struct{ published, precision, basis, day, place string }

func columnsOf(a *article.Article) (c columns) {
	if d := a.Published; d != nil {
		c.published, c.precision, c.basis = d.Value, d.Precision, string(d.Basis)
		c.day = dayOf(d)
	}
	if c.day == "" && a.Anchor != nil {
		c.day = dayOf(a.Anchor)
	}
	if a.Dateline != nil {
		c.place = a.Dateline.Place
	}
	return c
}

// dayOf is the day of a date, "" where it is not known to the day.
func dayOf(d *article.Date) string {
	if len(d.Value) < len("2006-01-02") {
		return ""
	}
	return d.Value[:len("2006-01-02")]
}

// version gives the article its place among the texts of its name.
func (p *put) version(key int64, a *article.Article) (store.Version, error) {
	v := store.Version{Name: a.URL, Article: a.ID, First: p.b.At, Last: p.b.At}
	if v.Name == "" {
		v.Name = a.Input
	}
	before, ok := p.latest[v.Name]
	if !ok {
		var id string
		if _, err := p.one(`SELECT v.number, a.id FROM versions v JOIN articles a ON a.key = v.article
			WHERE v.name = ? ORDER BY v.number DESC LIMIT 1`, []any{v.Name}, &before.Number, &id); err != nil {
			return v, err
		}
		before.Article = text.ID(id)
	}
	v.Number, v.Before = before.Number+1, before.Article
	p.latest[v.Name] = v
	return v, p.into("INSERT INTO versions (name, number, article, first, last)").add(v.Name, v.Number, key, p.at, p.at)
}

// postings writes what the articles at some places of the batch are found by.
// They go in in the order in which they are kept, so that every page of the
// table is written once.
func (p *put) postings(at []int, keys []int64) error {
	if p.b.Postings == nil {
		return nil
	}
	type row struct {
		kind int
		hash int64
		key  int64
	}
	var all []row
	for n, i := range at {
		for _, x := range p.b.Postings[i] {
			all = append(all, row{int(x.Kind), fold(x.Hash), keys[n]})
		}
	}
	slices.SortFunc(all, func(a, b row) int {
		return cmp.Or(a.kind-b.kind, cmp.Compare(a.hash, b.hash), cmp.Compare(a.key, b.key))
	})
	r := p.into("INSERT OR IGNORE INTO postings (kind, hash, article)")
	for _, x := range slices.Compact(all) {
		if err := r.add(x.kind, x.hash, x.key); err != nil {
			return err
		}
	}
	return nil
}

// fold keeps 47 bits of a hash, which are plenty for articles to be looked at
// and take fewer bytes in a row.
func fold(h uint64) int64 { return int64(h >> 17) }

// captures keeps the bytes of the new articles, once each.
func (p *put) captures(fresh []int) error {
	used := map[string]bool{}
	for _, i := range fresh {
		used[p.b.Articles[i].Capture] = true
	}
	for i := range p.b.Captures {
		c := &p.b.Captures[i]
		d := c.Digest()
		if !used[d] {
			continue
		}
		if err := p.do("INSERT OR IGNORE INTO captures (digest, input, url, media, time, size, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)",
			d, c.Input, c.URL, c.Media, stamp(c.Time), len(c.Bytes), p.pack.seal(0, c.Bytes)); err != nil {
			return err
		}
	}
	return nil
}

// problems lists what could not be used; what is listed is not listed twice.
func (w *writer) problems(ps []raw.Problem, at string) error {
	r := w.into("INSERT OR IGNORE INTO problems (input, stage, reason, at)")
	for _, p := range ps {
		if err := r.add(p.Input, p.Stage, p.Reason, at); err != nil {
			return err
		}
	}
	return nil
}

// stamp is a time as it stands in the tables, "" for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// unstamp is the time of a stamp.
func unstamp(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}
	}
	return t
}

// Reread gives known articles new marks and postings.
func (l *Library) Reread(ctx context.Context, b store.Batch) error {
	return l.change(ctx, fmt.Sprintf("read %d articles anew", len(b.Articles)), func(w *writer) error {
		if err := w.turn(0); err != nil {
			return err
		}
		p, err := w.newPut(&b)
		if err != nil {
			return err
		}
		keys := make([]int64, len(b.Articles))
		for i := range b.Articles {
			if keys[i], err = p.article(b.Articles[i].ID); err != nil {
				return err
			}
			if keys[i] == 0 {
				return fmt.Errorf("article %s: %w", b.Articles[i].ID, store.ErrNotFound)
			}
		}
		if b.Postings != nil {
			if err := w.unpost(keys); err != nil {
				return err
			}
		}
		return p.reread(keys)
	})
}

func (p *put) reread(keys []int64) error {
	at := make([]int, len(keys))
	for i := range at {
		at[i] = i
	}
	for i, b := range p.bodies(at) {
		a := &p.b.Articles[i]
		c := columnsOf(a)
		if err := p.do("UPDATE bodies SET tokens = ?, read = ?, settled = NULL WHERE article = ?", b.tokens, b.marks, keys[i]); err != nil {
			return err
		}
		if err := p.do(`UPDATE articles SET outlet = ?, title = ?, language = ?, published = ?, precision = ?, basis = ?, day = ?, place = ?,
			completeness = ?, recipe = ?, settled = 0 WHERE key = ?`, a.Outlet.Name, a.Title, a.Language, c.published, c.precision, c.basis, c.day,
			c.place, string(a.Completeness), p.recipe, keys[i]); err != nil {
			return err
		}
		if err := p.unmark(keys[i]); err != nil {
			return err
		}
	}
	return p.postings(at, keys)
}

// unpost takes the postings of articles away. They stand by their hashes, so
// the whole table is gone through once.
func (w *writer) unpost(keys []int64) error {
	return w.do("DELETE FROM postings WHERE article IN (SELECT value FROM json_each(?))", list(keys))
}
