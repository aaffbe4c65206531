package sqlite

import (
	"fmt"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/story"
	"sanad/internal/text"
)

// sum is what a line of a story says of its findings.
type sum struct {
	statements, several, oneChannel, denials, drifting, circular, warnings int
	carriers                                                               int
	gist                                                                   string
}

// sums counts the findings of every story of the pile.
func (x *settle) sums() map[string]sum {
	f := &x.s.Pile.Findings
	denied := map[string]bool{}
	for i := range f.Statements {
		denied[f.Statements[i].Denies] = true
	}
	out := map[string]sum{}
	for i := range f.Statements {
		s := &f.Statements[i]
		v := out[s.Story]
		v.statements++
		n := len(s.Carriers())
		if n > 1 {
			v.several++
			if s.Channel.Best <= 1 {
				v.oneChannel++
			}
		}
		if denied[s.ID] {
			v.denials++
		}
		if material(s) > 0 {
			v.drifting++
		}
		if s.Circular {
			v.circular++
		}
		if n > v.carriers {
			v.carriers, v.gist = n, s.Gist
		}
		out[s.Story] = v
	}
	for i := range f.Warnings {
		if id := f.Warnings[i].Story; id != "" {
			v := out[id]
			v.warnings++
			out[id] = v
		}
	}
	return out
}

func material(s *origin.Statement) (n int) {
	for _, d := range s.Drift {
		if d.Severity == "material" {
			n++
		}
	}
	return n
}

// story writes one story and gives its key. Its weight is what stands on the
// front page first: many outlets on few origins.
func (x *settle) story(s *story.Story, v sum) (k int64, err error) {
	var outlets []string
	for _, id := range s.Articles {
		if i, ok := x.place[id]; ok && x.s.Pile.Articles[i].Outlet.Name != "" {
			outlets = append(outlets, x.s.Pile.Articles[i].Outlet.Name)
		}
	}
	slices.Sort(outlets)
	outlets = slices.Compact(outlets)
	c := x.s.Pile.Findings.Origins[s.ID]
	weight := 1000 * len(outlets) / max(1, c.Best)
	if len(outlets) < 2 {
		weight = len(s.Articles)
	}
	_, err = x.one(`INSERT INTO stories (id, title, keywords, start, "end", storyline, articles, outlets, origins, origins_low, origins_high,
		statements, several, one_channel, denials, drifting, circular, warnings, gist, weight, recipe)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key`,
		[]any{s.ID, s.Title, list(s.Keywords), s.Start, s.End, s.Storyline, len(s.Articles), list(outlets), c.Best, c.Low, c.High,
			v.statements, v.several, v.oneChannel, v.denials, v.drifting, v.circular, v.warnings, v.gist, weight, x.rules}, &k)
	return k, err
}

// statements writes the statements of the stories that were written, and
// those without a story that one of the articles carries. The details of the
// statements of a story are kept together, which takes a fraction of the room.
func (x *settle) statements() error {
	groups := x.groups()
	layout, err := x.key(x.pack.details.codec.Layout())
	if err != nil {
		return err
	}
	blobs := inParallel(groups, func(g []int) []byte {
		d := details{make([]origin.Statement, len(g))}
		for n, i := range g {
			d.Statements[n] = x.s.Pile.Findings.Statements[i]
		}
		return pack(x.pack, &x.pack.details, layout, &d)
	})
	var next int64
	if _, err := x.one("SELECT coalesce(max(key), 0) FROM statements", nil, &next); err != nil {
		return err
	}
	for k, g := range groups {
		var detail int64
		if _, err := x.one("INSERT INTO details (statements) VALUES (?) RETURNING key", []any{blobs[k]}, &detail); err != nil {
			return err
		}
		for n, i := range g {
			next++
			y := said{x, &x.s.Pile.Findings.Statements[i], next, detail, n}
			x.told[y.s.ID] = true
			for _, f := range []func() error{y.row, y.reports, y.voices, y.channels, y.drift, y.words} {
				if err := f(); err != nil {
					return fmt.Errorf("statement %s: %w", y.s.ID, err)
				}
			}
		}
	}
	return nil
}

// groups are the statements to be written, by place, those of a story
// together.
func (x *settle) groups() [][]int {
	var out [][]int
	at := map[string]int{} // group of a story
	for i := range x.s.Pile.Findings.Statements {
		s := &x.s.Pile.Findings.Statements[i]
		switch k, ok := at[s.Story]; {
		case x.written[s.Story] != 0 && ok:
			out[k] = append(out[k], i)
		case x.written[s.Story] != 0:
			at[s.Story] = len(out)
			out = append(out, []int{i})
		case s.Story == "" && slices.ContainsFunc(s.Reports, func(r origin.Report) bool { return x.mine[r.Ref.Article] }):
			out = append(out, []int{i})
		}
	}
	return out
}

// said is a statement on its way in.
type said struct {
	*settle
	s      *origin.Statement
	key    int64
	detail int64 // where its details stand, and at which place
	n      int
}

func (y said) row() error {
	s := y.s
	var story any
	if k := y.written[s.Story]; k != 0 {
		story = k
	}
	day := ""
	for _, id := range s.Carriers() {
		if i, ok := y.place[id]; ok {
			if d := columnsOf(&y.settle.s.Pile.Articles[i]).day; d != "" && (day == "" || d < day) {
				day = d
			}
		}
	}
	return y.into(`INSERT INTO statements (key, id, story, gist, kind, denies, day, carriers, channels, channels_low, channels_high, untraced,
		voices, voices_low, voices_high, parties, reading, circular, confidence, drift, material, detail, n)`).add(
		y.key, s.ID, story, s.Gist, s.Kind, s.Denies, day, len(s.Carriers()), len(s.Channels), s.Channel.Low, s.Channel.High, s.Untraced,
		len(s.Voices), s.VoiceCount.Low, s.VoiceCount.High, s.Parties, s.Reading, s.Circular, s.Confidence, len(s.Drift), material(s), y.detail, y.n)
}

func (y said) reports() error {
	r := y.into(`INSERT INTO reports (statement, n, article, start, "end", mode, cue, attribution, voice, via)`)
	for i, p := range y.s.Reports {
		a, err := y.article(p.Ref.Article)
		if err != nil {
			return err
		}
		var via []string
		for _, v := range p.Via {
			via = append(via, v.Name)
		}
		if err := r.add(y.key, i, a, p.Ref.Span.Start, p.Ref.Span.End, string(p.Mode), p.Cue, p.Attribution, p.Voice, strings.Join(via, " < ")); err != nil {
			return err
		}
	}
	return nil
}

func (y said) voices() error {
	r := y.into("INSERT INTO voices (statement, n, name, role, organization, party, entity, anonymous, inferred)")
	for i, v := range y.s.Voices {
		k, err := y.entity(v.Entity, string(annot.OtherName))
		if err == nil {
			err = r.add(y.key, i, v.Name, v.Role, v.Organization, v.Party, k, v.Anonymous, v.Inferred)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (y said) channels() error {
	r := y.into("INSERT INTO channels (statement, n, name, kind, basis, carriers)")
	for i, c := range y.s.Channels {
		kind := c.Kind
		if kind == "" {
			kind = annot.UnknownOf
		}
		if err := r.add(y.key, i, c.Name, string(kind), string(c.Basis), len(c.Carriers)); err != nil {
			return err
		}
	}
	return nil
}

func (y said) drift() error {
	r := y.into("INSERT INTO drift (statement, n, kind, severity, a, a_start, a_end, b, b_start, b_end, why)")
	for i, d := range y.s.Drift {
		a, err := y.article(d.A.Article)
		if err != nil {
			return err
		}
		b, err := y.article(d.B.Article)
		if err != nil {
			return err
		}
		if err := r.add(y.key, i, d.Kind, d.Severity, a, d.A.Span.Start, d.A.Span.End, b, d.B.Span.Start, d.B.Span.End, d.Why); err != nil {
			return err
		}
	}
	return nil
}

// words makes the statement found by the words of its reports and its voices.
func (y said) words() error {
	var reports, voices []string
	for _, r := range y.s.Reports {
		reports = append(reports, y.quoted(r.Ref))
	}
	for _, v := range y.s.Voices {
		voices = append(voices, v.Name)
	}
	return y.into("INSERT INTO statement_words (rowid, statement, speaker)").add(y.key, distinct(append([]string{y.s.Gist}, reports...)), distinct(voices))
}

// quoted are the words of a place in the pile, "" where they are not there.
func (x *settle) quoted(r text.Ref) string {
	i, ok := x.place[r.Article]
	if !ok || r.Span.Validate(x.s.Pile.Articles[i].Text) != nil {
		return ""
	}
	return r.Span.Of(x.s.Pile.Articles[i].Text)
}

// distinct joins what differs, in order.
func distinct(l []string) string {
	var out []string
	for _, s := range l {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n")
}
