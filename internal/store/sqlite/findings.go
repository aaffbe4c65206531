package sqlite

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// finding is the ID of a finding that has no name of its own: a digest of what
// it says, which does not depend on what else is known.
func finding(kind string, parts ...any) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%v\n", p)
	}
	return kind + ":" + hex.EncodeToString(h.Sum(nil)[:8])
}

// between reports whether a finding between two articles is to be written,
// with their keys.
func (x *settle) between(a, b text.ID) (ka, kb int64, ok bool, err error) {
	if !x.mine[a] && !x.mine[b] {
		return 0, 0, false, nil
	}
	if ka, err = x.article(a); err == nil {
		kb, err = x.article(b)
	}
	return ka, kb, ka != 0 && kb != 0, err
}

func (x *settle) passages() error {
	r := x.into("INSERT OR IGNORE INTO passages (id, a, b, a_start, a_end, b_start, b_end, kind, score)")
	for _, p := range x.s.Pile.Passages {
		a, b, ok, err := x.between(p.A.Article, p.B.Article)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		id := finding("passage", p.A, p.B)
		if err := r.add(id, a, b, p.A.Span.Start, p.A.Span.End, p.B.Span.Start, p.B.Span.End, string(p.Kind), p.Score); err != nil {
			return err
		}
	}
	return nil
}

func (x *settle) relations() error {
	key, err := x.key(x.pack.terms.codec.Layout())
	if err != nil {
		return err
	}
	r := x.into("INSERT OR REPLACE INTO relations (id, a, b, relation, direction, source, score, parent, detail)")
	for i := range x.s.Pile.Relations {
		p := &x.s.Pile.Relations[i]
		a, b, ok, err := x.between(p.A, p.B)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if err := r.add(relationID(p), a, b, string(p.Kind), string(p.Direction), p.Source, p.Score, p.Parent,
			pack(x.pack, &x.pack.terms, key, &terms{p.Why})); err != nil {
			return err
		}
	}
	return nil
}

func relationID(r *link.Relation) string { return finding("relation", r.A, r.B) }

// stories writes the stories that one of the articles is in, and the
// storylines of these.
func (x *settle) stories() error {
	lines := map[string]bool{}
	sums := x.sums()
	for i := range x.s.Pile.Stories {
		s := &x.s.Pile.Stories[i]
		if !x.mineStory(s) {
			continue
		}
		lines[s.Storyline] = true
		if err := x.do("INSERT OR IGNORE INTO story_ids (id) VALUES (?)", s.ID); err != nil {
			return err
		}
		k, err := x.story(s, sums[s.ID])
		if err != nil {
			return fmt.Errorf("story %s: %w", s.ID, err)
		}
		x.written[s.ID] = k
		for _, id := range s.Articles {
			a, err := x.article(id)
			if err != nil {
				return err
			}
			if err := x.do("UPDATE articles SET story = ? WHERE key = ?", k, a); err != nil {
				return err
			}
		}
	}
	key, err := x.key(x.pack.storyline.codec.Layout())
	if err != nil {
		return err
	}
	for i := range x.s.Pile.Storylines {
		l := &x.s.Pile.Storylines[i]
		if !lines[l.ID] {
			continue
		}
		if err := x.do("INSERT OR REPLACE INTO storylines (id, stories, detail) VALUES (?, ?, ?)", l.ID, list(l.Stories),
			pack(x.pack, &x.pack.storyline, key, l)); err != nil {
			return err
		}
	}
	return nil
}

// beside writes what is said between statements and about what is missing.
func (x *settle) beside() error {
	f := &x.s.Pile.Findings
	r := x.into("INSERT OR IGNORE INTO evolutions (id, earlier, later, kind, why, n)")
	for i, e := range f.Evolutions {
		if !x.told[e.From] && !x.told[e.To] {
			continue
		}
		if err := r.add(finding("evolution", e.From, e.To, e.Kind), e.From, e.To, e.Kind, e.Why, i); err != nil {
			return err
		}
	}
	r = x.into(`INSERT OR IGNORE INTO omissions (id, statement, article, beside, start, "end", why, n)`)
	for i, o := range f.Omissions {
		if !x.told[o.Statement] {
			continue
		}
		a, err := x.article(o.Article)
		if err != nil {
			return err
		}
		b, err := x.article(o.Beside.Article)
		if err != nil {
			return err
		}
		if err := r.add(finding("omission", o.Statement, o.Article, o.Beside), o.Statement, a, b, o.Beside.Span.Start, o.Beside.Span.End, o.Why, i); err != nil {
			return err
		}
	}
	return nil
}

func (x *settle) warnings() error {
	key, err := x.key(x.pack.words.codec.Layout())
	if err != nil {
		return err
	}
	r := x.into("INSERT OR IGNORE INTO warnings (id, kind, story, article, statement, n, detail)")
	for i := range x.s.Pile.Findings.Warnings {
		n := &x.s.Pile.Findings.Warnings[i]
		if !x.ours(n) {
			continue
		}
		var a any
		if n.Article != "" {
			if a, err = x.article(n.Article); err != nil {
				return err
			}
		}
		if err := r.add(finding("warning", n.Kind, n.Story, n.Article, n.Statement, n.Refs), n.Kind, n.Story, a, n.Statement, i,
			pack(x.pack, &x.pack.words, key, &words{n.Refs, n.Text})); err != nil {
			return err
		}
	}
	return nil
}

// ours reports whether a warning is about something that was written.
func (x *settle) ours(w *origin.Warning) bool {
	switch {
	case w.Statement != "":
		return x.told[w.Statement]
	case w.Article != "":
		return x.mine[w.Article]
	}
	return x.written[w.Story] != 0
}

func (x *settle) events() error {
	r := x.into(`INSERT OR IGNORE INTO events (id, date, date_end, precision, status, article, start, "end", statements)`)
	for _, e := range x.s.Pile.Findings.Events {
		if !x.mine[e.Ref.Article] {
			continue
		}
		a, err := x.article(e.Ref.Article)
		if err != nil {
			return err
		}
		if err := r.add(finding("event", e.Date, e.DateEnd, e.Ref), e.Date, e.DateEnd, e.Precision, e.Status, a, e.Ref.Span.Start, e.Ref.Span.End,
			list(e.Statements)); err != nil {
			return err
		}
	}
	return nil
}
