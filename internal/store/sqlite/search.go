package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sanad/internal/store"
)

// searched is how articles or statements are searched.
type searched struct {
	words, rank string // the table of words, and how its columns weigh
	from        string // rows of the found, joined on its row ID; the words are gone through once
	line, shown string // what is shown of a hit, and where it stands
	narrow      func(q *listing, f store.Filter)
	facets      string // language, month and outlet as one value, which takes a third of the time
}

var searches = map[store.Kind]searched{
	store.Article: {"article_words", "5.0, 1.0, 3.0", "article_words w CROSS JOIN articles a ON a.key = w.rowid",
		"a.id, a.title, a.outlet, a.language, a.day, coalesce((SELECT id FROM stories s WHERE s.key = a.story), '')", "articles a WHERE a.key = ?",
		(*listing).articles, "a.language || char(31) || substr(a.day, 1, 7) || char(31) || a.outlet"},
	store.Statement: {"statement_words", "1.0, 2.0", "statement_words w CROSS JOIN statements t ON t.key = w.rowid" + firstReport,
		"t.id, t.gist, coalesce(a.outlet, ''), coalesce(a.language, ''), t.day, coalesce((SELECT id FROM stories s WHERE s.key = t.story), '')",
		"statements t" + firstReport + " WHERE t.key = ?",
		(*listing).statements, "coalesce(a.language, '') || char(31) || substr(t.day, 1, 7) || char(31) || coalesce(a.outlet, '')"},
}

// firstReport are the joins that lines and facets of statements need: the
// article of the first report.
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
		found, err := x.weigh(&out, q.Among, q.Facets, bare)
		if err != nil {
			return err
		}
		found = found[min(skip, len(found)):]
		return x.hits(&out, found[:min(size(q.Page), len(found))])
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

// weighed is a hit with its weight, the lower the better.
type weighed struct {
	key   int64
	score float64
}

// weigh goes through the hits once, the last to come in first, as far as the
// bound, counts them, by outlet, language and month if that is wanted, and gives
// them back with the best first. Only the words are looked at where nothing else
// is asked for.
func (x *searching) weigh(out *store.Results, bound int, facets, bare bool) ([]weighed, error) {
	if bound == 0 {
		bound = store.Counted
	}
	columns, from, limit := "w.rowid, bm25("+x.s.words+", "+x.s.rank+")", x.s.from, bound+1
	if bound < 0 {
		limit = -1
	}
	if facets {
		columns += ", " + x.s.facets
	} else if bare {
		from = x.s.words + " w"
	}
	var list []weighed
	kinds := map[string]int{} // hits by their facets
	err := query(x.ctx, x.tx, "SELECT "+columns+" FROM "+from+x.q.condition()+" ORDER BY w.rowid DESC LIMIT ?", append(slices.Clone(x.q.args), limit),
		func(scan func(...any) error) error {
			var h weighed
			var of string
			into := []any{&h.key, &h.score, &of}
			if !facets {
				into = into[:2]
			}
			if err := scan(into...); err != nil {
				return err
			}
			if out.More = bound > 0 && len(list) == bound; out.More {
				return nil
			}
			list = append(list, h)
			kinds[of]++
			return nil
		})
	slices.SortFunc(list, func(a, b weighed) int { return cmp.Or(cmp.Compare(a.score, b.score), cmp.Compare(a.key, b.key)) })
	out.Total = len(list)
	if facets {
		sorted(out, kinds)
	}
	return list, err
}

// sorted are counts of hits sorted into facets.
func sorted(out *store.Results, kinds map[string]int) {
	var counts [3]map[string]int
	for i := range counts {
		counts[i] = map[string]int{}
	}
	for of, n := range kinds {
		for i, v := range strings.SplitN(of, "\x1f", len(counts)) {
			counts[i][v] += n
		}
	}
	out.Languages, out.Months, out.Outlets = byCount(counts[0]), byValue(counts[1]), byCount(counts[2])
}

// hits reads what is shown of hits, with a snippet each.
func (x *searching) hits(out *store.Results, list []weighed) error {
	for _, h := range list {
		hit := store.Hit{Score: -h.score}
		if err := x.tx.QueryRowContext(x.ctx, "SELECT "+x.s.line+" FROM "+x.s.shown, h.key).Scan(
			&hit.ID, &hit.Title, &hit.Outlet, &hit.Language, &hit.Day, &hit.Story); err != nil {
			return err
		}
		t := hit.Title
		if x.s.words == "article_words" {
			var err error
			if t, err = x.text(h.key); err != nil {
				return err
			}
		}
		hit.Snippet = x.asked.snippet(t)
		out.Hits = append(out.Hits, hit)
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
