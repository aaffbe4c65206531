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

// Near lists the articles that hold the postings.
func (l *Library) Near(ctx context.Context, ps []store.Posting, day string, crowd int) (store.Near, error) {
	out := store.Near{Holders: make([]int, len(ps))}
	err := l.look(ctx, fmt.Sprintf("look up %d postings", len(ps)), func(tx *sql.Tx) error {
		held, err := holders(ctx, tx, ps, day, crowd, out.Holders)
		if err != nil {
			return err
		}
		out.Neighbours, err = described(ctx, tx, held)
		return err
	})
	return out, err
}

// holders looks the postings up and counts who holds them: the places of the
// postings by key of the article. No more of a posting is read than tells that
// it is too common.
func holders(ctx context.Context, tx *sql.Tx, ps []store.Posting, day string, crowd int, counts []int) (map[int64][]int, error) {
	most := -1
	if crowd > 0 {
		most = store.Common*crowd + 1
	}
	lists, err := postingLists(ctx, tx, ps, most)
	if err != nil {
		return nil, err
	}
	var crowded []int64
	for i, l := range lists {
		counts[i] = len(l)
		if crowd > 0 && len(l) > crowd && len(l) != most {
			crowded = append(crowded, l...)
		}
	}
	days, err := daysOf(ctx, tx, crowded)
	if err != nil {
		return nil, err
	}
	held := map[int64][]int{}
	for i, l := range lists {
		switch {
		case len(l) == most:
			continue
		case crowd > 0 && len(l) > crowd:
			l = nearest(l, days, day, crowd)
		}
		for _, k := range l {
			held[k] = append(held[k], i)
		}
	}
	return held, nil
}

// postingLists are the keys of the articles that hold each posting, so many at
// most (-1: all): one row a posting, for a row costs more than what is in it.
func postingLists(ctx context.Context, tx *sql.Tx, ps []store.Posting, most int) ([][]int64, error) {
	out := make([][]int64, len(ps))
	at := map[int][]int{} // places by kind
	for i, p := range ps {
		at[int(p.Kind)] = append(at[int(p.Kind)], i)
	}
	for kind, places := range at {
		hashes := make([]int64, len(places))
		for n, i := range places {
			hashes[n] = fold(ps[i].Hash)
		}
		err := query(ctx, tx, `SELECT j.key, (SELECT group_concat(article, ' ') FROM (SELECT article FROM postings WHERE kind = ?1 AND hash = j.value LIMIT ?2))
			FROM json_each(?3) j`, []any{kind, most, list(hashes)}, func(scan func(...any) error) error {
			var n int
			var keys sql.NullString
			if err := scan(&n, &keys); err != nil {
				return err
			}
			for k := range strings.FieldsSeq(keys.String) {
				key, err := strconv.ParseInt(k, 10, 64)
				if err != nil {
					return err
				}
				out[places[n]] = append(out[places[n]], key)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// daysOf are the days of articles, by their keys.
func daysOf(ctx context.Context, tx *sql.Tx, keys []int64) (map[int64]string, error) {
	slices.Sort(keys)
	out := map[int64]string{}
	err := query(ctx, tx, "SELECT key, day FROM articles WHERE key IN "+picked, []any{list(slices.Compact(keys))}, func(scan func(...any) error) error {
		var k int64
		var day string
		err := scan(&k, &day)
		out[k] = day
		return err
	})
	return out, err
}

// nearest are the n articles before and the n after a day, or the last n that
// came for "".
func nearest(keys []int64, days map[int64]string, day string, n int) []int64 {
	if day == "" {
		slices.Sort(keys)
		return keys[len(keys)-n:]
	}
	slices.SortFunc(keys, func(a, b int64) int { return cmp.Or(cmp.Compare(days[a], days[b]), cmp.Compare(a, b)) })
	at, _ := slices.BinarySearchFunc(keys, day, func(k int64, day string) int {
		if days[k] <= day {
			return -1
		}
		return 1
	})
	return keys[max(0, at-n):min(len(keys), at+n)]
}

// described are the found articles with their days and stories, by ID.
func described(ctx context.Context, tx *sql.Tx, held map[int64][]int) ([]store.Neighbour, error) {
	keys := make([]int64, 0, len(held))
	for k := range held {
		keys = append(keys, k)
	}
	var out []store.Neighbour
	err := query(ctx, tx, `SELECT a.key, a.id, a.day, coalesce(s.id, '') FROM articles a LEFT JOIN stories s ON s.key = a.story
		WHERE a.key IN `+picked+` ORDER BY a.id`, []any{list(keys)}, func(scan func(...any) error) error {
		var k int64
		var n store.Neighbour
		err := scan(&k, &n.Article, &n.Day, &n.Story)
		n.Shared = held[k]
		out = append(out, n)
		return err
	})
	return out, err
}
