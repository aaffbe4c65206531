package sqlite

import (
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"

	"sanad/internal/store"
)

// listing is a question for a list: what it is of, what narrows it, and its
// order.
type listing struct {
	columns string
	from    string
	all     string // table to count where nothing narrows the list, "" for from
	where   []string
	args    []any
	id      string // column that makes the order whole
	by      string // column that comes before it in the order, "" for none
	down    bool   // highest first
}

// narrow adds a condition where the value is not empty.
func (q *listing) narrow(condition, value string) {
	if value != "" {
		q.where, q.args = append(q.where, condition), append(q.args, value)
	}
}

// only adds a condition that needs no value.
func (q *listing) only(on bool, condition string) {
	if on {
		q.where = append(q.where, condition)
	}
}

// order sets the order, by the columns that stand for newest and heaviest.
func (q *listing) order(o store.Order, newest, heaviest string) error {
	switch o {
	case store.ByID:
	case store.Newest:
		q.by, q.down = newest, true
	case store.Heaviest:
		q.by, q.down = heaviest, true
	default:
		return fmt.Errorf("order %q: %w", o, store.ErrInvalid)
	}
	return nil
}

const (
	fewest = 50
	utmost = 1000
)

func size(p store.Page) int {
	if p.Limit <= 0 {
		return fewest
	}
	return min(p.Limit, utmost)
}

// cursor is the place in a list after which a page begins.
type cursor struct {
	By any    `json:"b,omitempty"`
	ID string `json:"i"`
}

func (c cursor) String() string {
	b, err := json.Marshal(c)
	if err != nil {
		panic("a cursor is numbers and strings: " + err.Error())
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

func parseCursor(s string) (c cursor, err error) {
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		err = json.Unmarshal(b, &c)
	}
	if err != nil {
		return c, fmt.Errorf("page after %q: %w", s, store.ErrInvalid)
	}
	return c, nil
}

// after adds the condition that leaves out what stands before the page.
func (q *listing) after(s string) error {
	if s == "" {
		return nil
	}
	c, err := parseCursor(s)
	if err != nil {
		return err
	}
	more := ">"
	if q.down {
		more = "<"
	}
	if q.by == "" {
		q.where, q.args = append(q.where, q.id+" > ?"), append(q.args, c.ID)
		return nil
	}
	q.where = append(q.where, fmt.Sprintf("(%s %s ? OR %s = ? AND %s > ?)", q.by, more, q.by, q.id))
	q.args = append(q.args, c.By, c.By, c.ID)
	return nil
}

func (q *listing) condition() string {
	if len(q.where) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(q.where, " AND ")
}

// lines is a page of a list. scan reads the columns of one line.
func lines[T any](ctx context.Context, l *Library, q listing, p store.Page, scan func(scan func(...any) error) (T, error)) (store.List[T], error) {
	var out store.List[T]
	err := l.look(ctx, "list "+q.from, func(tx *sql.Tx) error {
		counted := q.from + q.condition()
		if len(q.where) == 0 && q.all != "" {
			counted = q.all
		}
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM "+counted, q.args...).Scan(&out.Total); err != nil {
			return err
		}
		if err := q.after(p.After); err != nil {
			return err
		}
		by, order := "''", q.id
		if q.by != "" {
			by, order = q.by, q.by+", "+q.id
			if q.down {
				order = q.by + " DESC, " + q.id
			}
		}
		n := size(p)
		var last cursor
		err := query(ctx, tx, "SELECT "+by+", "+q.id+", "+q.columns+" FROM "+q.from+q.condition()+" ORDER BY "+order+" LIMIT ?",
			append(q.args, n+1), func(row func(...any) error) error {
				if len(out.Lines) == n {
					out.Next = last.String()
					return nil
				}
				line, err := scan(func(into ...any) error { return row(append([]any{&last.By, &last.ID}, into...)...) })
				out.Lines = append(out.Lines, line)
				return err
			})
		if q.by == "" {
			last.By = nil
		}
		return err
	})
	return out, err
}

// Stories lists stories.
func (l *Library) Stories(ctx context.Context, f store.Filter, p store.Page) (store.List[store.StoryLine], error) {
	q := listing{from: "stories s", id: "s.id", columns: `s.id, title, keywords, start, "end", storyline, articles, outlets, origins, origins_low, origins_high,
		statements, several, one_channel, denials, drifting, circular, warnings, gist`}
	q.stories(f)
	if err := q.order(f.Order, `"end"`, "weight"); err != nil {
		return store.List[store.StoryLine]{}, err
	}
	return lines(ctx, l, q, p, func(scan func(...any) error) (s store.StoryLine, err error) {
		c := &s.Origins
		err = scan(&s.ID, &s.Title, listed(&s.Keywords), &s.Start, &s.End, &s.Storyline, &s.Articles, listed(&s.Outlets), &c.Best, &c.Low, &c.High,
			&s.Statements, &s.Several, &s.OneChannel, &s.Denials, &s.Drifting, &s.Circular, &s.Warnings, &s.MostCarried)
		return s, err
	})
}

// stories narrows a list of stories s.
func (q *listing) stories(f store.Filter) {
	q.narrow("s.id = ?", f.ID)
	q.narrow("s.id = ?", f.Story)
	q.narrow("storyline = ?", f.Storyline)
	q.narrow("s.key = (SELECT story FROM articles WHERE id = ?)", string(f.Article))
	q.narrow("s.key IN (SELECT story FROM articles WHERE outlet = ?)", f.Outlet)
	q.narrow("s.key IN (SELECT story FROM articles WHERE language = ?)", f.Language)
	q.narrow("s.key IN (SELECT a.story FROM names n JOIN articles a ON a.key = n.article JOIN entities e ON e.key = n.entity WHERE e.id = ?)", f.Entity)
	q.narrow(`"end" >= ?`, f.From)
	q.narrow("start <= ? AND start <> ''", f.To)
	q.only(f.Several, "articles > 1")
	q.only(f.Circular, "circular > 0")
	q.only(f.Denied, "denials > 0")
	q.only(f.Drifting, "drifting > 0")
}
