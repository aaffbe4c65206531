package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"

	"sanad/internal/store"
)

// searched is how articles or statements are searched.
type searched struct {
	words, rank string // the table of words, and how its columns weigh
	from        string // rows of the found, joined on its row ID
	line        string // what is shown of a hit
	narrow      func(q *listing, f store.Filter)
	facets      [3]string // outlet, language and month
}

var searches = map[store.Kind]searched{
	store.Article: {"article_words", "5.0, 1.0, 3.0", "article_words w JOIN articles a ON a.key = w.rowid",
		"a.id, a.title, a.outlet, a.language, a.day, coalesce((SELECT id FROM stories s WHERE s.key = a.story), '')",
		(*listing).articles, [3]string{"a.outlet", "a.language", "substr(a.day, 1, 7)"}},
	store.Statement: {"statement_words", "1.0, 2.0", "statement_words w JOIN statements t ON t.key = w.rowid LEFT JOIN stories s ON s.key = t.story",
		`t.id, t.gist, coalesce((SELECT outlet FROM articles WHERE key = r.article), ''), coalesce((SELECT language FROM articles WHERE key = r.article), ''), t.day, coalesce(s.id, '')`,
		(*listing).statements, [3]string{"a.outlet", "a.language", "substr(t.day, 1, 7)"}},
}

// beside are the joins that lines and facets of statements need: the article
// of the first report.
const firstReport = " LEFT JOIN reports r ON r.statement = t.key AND r.n = 0 LEFT JOIN articles a ON a.key = r.article"

// Search finds articles or statements by their words.
func (l *Library) Search(ctx context.Context, q store.Query) (store.Results, error) {
	if q.Kind == "" {
		q.Kind = store.Article
	}
	s, ok := searches[q.Kind]
	if !ok {
		return store.Results{}, fmt.Errorf("search for a %q: %w", q.Kind, store.ErrInvalid)
	}
	asked := parseQuery(q.Text, q.Kind)
	if asked.match == "" {
		return store.Results{}, fmt.Errorf("search for %q, which has no words: %w", q.Text, store.ErrInvalid)
	}
	if q.Kind == store.Statement {
		s.from += firstReport
	}
	skip, err := strconv.Atoi("0" + q.After)
	if err != nil {
		return store.Results{}, fmt.Errorf("page after %q: %w", q.After, store.ErrInvalid)
	}
	var out store.Results
	err = l.look(ctx, fmt.Sprintf("search for %q", q.Text), func(tx *sql.Tx) error {
		x := searching{ctx, l, tx, s, listing{where: []string{s.words + " MATCH ?"}, args: []any{asked.match}}, asked}
		f := q.Filter
		f.ID = ""
		bare := f == store.Filter{Order: f.Order}
		s.narrow(&x.q, f)
		if err := x.hits(&out, skip, size(q.Page), bare); err != nil {
			return err
		}
		return x.count(&out, q.Facets, bare)
	})
	if err != nil {
		return store.Results{}, err
	}
	if n := skip + len(out.Hits); n < out.Total && len(out.Hits) > 0 {
		out.Next = strconv.Itoa(n)
	}
	for i := range out.Hits {
		out.Hits[i].Kind = q.Kind
	}
	return out, nil
}

// searching is a search under way.
type searching struct {
	ctx   context.Context
	l     *Library
	tx    *sql.Tx
	s     searched
	q     listing
	asked asked
}

// hits reads the best hits, with a snippet each.
func (x *searching) hits(out *store.Results, skip, n int, bare bool) error {
	best := x.s.from
	rank := "bm25(" + x.s.words + ", " + x.s.rank + ")"
	args := append(append([]any{}, x.q.args...), n, skip)
	cond := x.q.condition()
	if bare { // rank among the words alone, and join what is shown
		best = "(SELECT rowid, " + rank + " AS score FROM " + x.s.words + cond + " ORDER BY score, rowid LIMIT ? OFFSET ?) w" + x.s.from[len(x.s.words+" w"):]
		rank, cond = "w.score", ""
	}
	q := "SELECT w.rowid, " + rank + " AS score, " + x.s.line + " FROM " + best + cond + " ORDER BY score, w.rowid"
	if !bare {
		q += " LIMIT ? OFFSET ?"
	}
	var keys []int64
	err := query(x.ctx, x.tx, q, args, func(scan func(...any) error) error {
		var h store.Hit
		var k int64
		err := scan(&k, &h.Score, &h.ID, &h.Title, &h.Outlet, &h.Language, &h.Day, &h.Story)
		h.Score = -h.Score
		keys, out.Hits = append(keys, k), append(out.Hits, h)
		return err
	})
	if err != nil {
		return err
	}
	for i := range out.Hits {
		t := out.Hits[i].Title
		if x.s.words == "article_words" {
			if t, err = x.text(keys[i]); err != nil {
				return err
			}
		}
		out.Hits[i].Snippet = x.asked.snippet(t)
	}
	return nil
}

func (x *searching) text(key int64) (string, error) {
	var b []byte
	if err := x.tx.QueryRowContext(x.ctx, "SELECT text FROM bodies WHERE article = ?", key).Scan(&b); err != nil {
		return "", err
	}
	_, t, err := x.l.pack.open(b)
	return string(t), err
}

// count counts the hits, up to a bound, and sorts them into facets.
func (x *searching) count(out *store.Results, wanted, bare bool) error {
	from := x.s.from
	if bare && !wanted {
		from = x.s.words + " w"
	}
	found := "SELECT w.rowid FROM " + from + x.q.condition() + " LIMIT ?"
	args := append(append([]any{}, x.q.args...), store.Counted+1)
	if !wanted {
		if err := x.tx.QueryRowContext(x.ctx, "SELECT count(*) FROM ("+found+")", args...).Scan(&out.Total); err != nil {
			return err
		}
	} else if err := x.facets(out, args); err != nil {
		return err
	}
	if out.Total > store.Counted {
		out.Total, out.More = store.Counted, true
	}
	return nil
}

// facets reads the three values of every hit once and counts them here.
func (x *searching) facets(out *store.Results, args []any) error {
	var counts [3]map[string]int
	for i := range counts {
		counts[i] = map[string]int{}
	}
	f := x.s.facets
	err := query(x.ctx, x.tx, "SELECT "+f[0]+", "+f[1]+", "+f[2]+" FROM "+x.s.from+x.q.condition()+" LIMIT ?", args, func(scan func(...any) error) error {
		var v [3]sql.NullString
		if err := scan(&v[0], &v[1], &v[2]); err != nil {
			return err
		}
		if out.Total++; out.Total <= store.Counted {
			for i := range v {
				counts[i][v[i].String]++
			}
		}
		return nil
	})
	out.Outlets, out.Languages, out.Months = byCount(counts[0]), byCount(counts[1]), byValue(counts[2])
	return err
}
