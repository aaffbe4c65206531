package brief

import (
	"cmp"
	"slices"
	"strings"

	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/text"
	"sanad/internal/view"
)

// writer makes the sentences and lets only those through that the checker
// passes.
type writer struct {
	b     *Brief
	a     *view.Answer
	p     *pile.Pile
	o     Options
	check *checker

	by    map[string]int   // statements by ID
	deny  map[string][]int // statements that deny one
	moves map[string][]string
}

// index lists which statements deny and follow which.
func (w *writer) index() {
	w.by, w.deny, w.moves = map[string]int{}, map[string][]int{}, map[string][]string{}
	for i := range w.p.Findings.Statements {
		s := &w.p.Findings.Statements[i]
		w.by[s.ID] = i
		if s.Denies != "" && len(s.Reports) > 0 {
			w.deny[s.Denies] = append(w.deny[s.Denies], i)
		}
	}
	for _, e := range w.p.Findings.Evolutions {
		w.moves[e.From] = append(w.moves[e.From], e.To)
	}
}

// say adds a sentence to the last section.
func (w *writer) say(key string, claims ...Claim) {
	s := Sentence{Key: key, Claims: claims}
	for _, c := range claims {
		for _, r := range c.Refs {
			if !slices.Contains(s.Refs, r) {
				s.Refs = append(s.Refs, r)
			}
		}
	}
	var err error
	if s.Text, err = fill(w.b.Words, key, claims); err == nil {
		err = w.check.sentence(s)
	}
	if err != nil {
		w.b.Refused = append(w.b.Refused, Refusal{s, err})
		return
	}
	last := &w.b.Sections[len(w.b.Sections)-1]
	if slices.ContainsFunc(last.Sentences, func(x Sentence) bool { return x.Text == s.Text }) {
		return
	}
	last.Sentences = append(last.Sentences, s)
}

// part begins a section; drop ends it where it stayed empty.
func (w *writer) part(heading string, level int) {
	w.b.Sections = append(w.b.Sections, Section{Heading: line(heading), Level: level})
}

func (w *writer) drop() {
	if n := len(w.b.Sections); len(w.b.Sections[n-1].Sentences) == 0 {
		w.b.Sections = w.b.Sections[:n-1]
	}
}

func (w *writer) story(s *view.Story) {
	w.part(s.Title, 1)
	heads := w.heads(s.Articles)
	about := []Claim{number(Articles, len(s.Articles), heads), number(Outlets, len(s.Outlets), heads)}
	w.say("story", append(about, Claim{Days, w.span(s.Articles), heads})...)
	switch o := s.Origins; {
	case o.Best > 0 && o.Low != o.High:
		w.say("origins", number(Origins, o.Best, heads), number(Low, o.Low, heads), number(High, o.High, heads))
	case o.Best > 0:
		w.say("origins-sure", number(Origins, o.Best, heads))
	}
	for i := range s.Statements {
		if i == w.o.Statements {
			break
		}
		w.statement(&s.Statements[i])
	}
	w.events(s)
}

// heads are the openings of articles: their titles, else their first
// sentences.
func (w *writer) heads(ids []text.ID) []text.Ref {
	out := make([]text.Ref, 0, len(ids))
	for _, id := range ids {
		a := w.a.Article(id)
		r := text.Ref{Article: id, Span: text.Span{End: len(a.Text)}}
		if len(a.Segments) > 0 {
			r.Span = a.Segments[0].Span
		}
		if len(a.Sentences) > 0 {
			r.Span = a.Sentences[0]
		}
		out = append(out, r)
	}
	return out
}

// span is the days of the articles, as they are shown.
func (w *writer) span(ids []text.ID) string {
	from, to := "", ""
	for _, id := range ids {
		if d := w.check.day(id); d != "" {
			d = d[:min(10, len(d))]
			if from == "" || d < from {
				from = d
			}
			to = max(to, d)
		}
	}
	return w.b.Words.Days(from, to)
}

func (w *writer) statement(s *view.Statement) {
	w.part("", 2)
	r := clearest(&s.Statement)
	w.render(&s.Statement, r)
	all := places(&s.Statement)
	w.say("counts", number(Carriers, len(s.Carriers), all), number(Channels, len(s.Channels), all), number(Voices, len(s.Voices), all), number(Parties, s.Parties, all))
	if s.Untraced > 0 {
		w.say("untraced", number(Untraced, s.Untraced, all))
	}
	if len(s.Channels) == 1 && len(s.Carriers) > 1 && s.Channels[0].Name != "" {
		w.say("one-channel", Claim{Channel, line(s.Channels[0].Name), all})
	}
	if s.Circular {
		w.say("circular", Claim{Circular, "", all})
	}
	w.denials(s, r)
	for _, d := range s.Drift {
		if d.Severity == "material" {
			w.say("drift", Claim{Drifts, "", []text.Ref{d.A, d.B}}, w.outlet(d.A), w.words(d.A), w.outlet(d.B), w.words(d.B))
		}
	}
	for _, m := range s.Missing {
		w.say("missing", Claim{Missing, "", []text.Ref{r.Ref, m.Beside}}, w.outlet(m.Beside), w.words(m.Beside))
	}
	w.later(s, r)
	w.drop()
}

// render prints the statement in the words of its clearest report.
func (w *writer) render(s *origin.Statement, r origin.Report) {
	day := w.b.Words.Day(w.check.day(r.Ref.Article))
	claims := []Claim{w.outlet(r.Ref), {Day, day, []text.Ref{r.Ref}}, w.words(r.Ref)}
	key := "unsourced"
	if r.Voice >= 0 && r.Voice < len(s.Voices) {
		key = "said"
		claims = append([]Claim{{Voice, line(s.Voices[r.Voice].Name), []text.Ref{r.Ref}}}, claims...)
	} else {
		claims = append(claims, Claim{Unnamed, "", []text.Ref{r.Ref}})
	}
	if day == "" {
		key += "-undated"
		claims = slices.DeleteFunc(claims, func(c Claim) bool { return c.Kind == Day })
	}
	w.say(key, claims...)
}

// clearest is the report with a voice whose words are nearest to the gist in
// length, the first of equals.
func clearest(s *origin.Statement) origin.Report {
	return slices.MinFunc(s.Reports, func(a, b origin.Report) int {
		return cmp.Or(named(b)-named(a), off(s, a)-off(s, b))
	})
}

func named(r origin.Report) int { return min(1, r.Voice+1) }

func off(s *origin.Statement, r origin.Report) int {
	return max(r.Ref.Span.Len()-len(s.Gist), len(s.Gist)-r.Ref.Span.Len())
}

func places(s *origin.Statement) []text.Ref {
	var out []text.Ref
	for _, r := range s.Reports {
		out = append(out, r.Ref)
	}
	return out
}

func (w *writer) outlet(r text.Ref) Claim {
	return Claim{Outlet, w.check.outlet(r.Article), []text.Ref{r}}
}
func (w *writer) words(r text.Ref) Claim {
	if r.Span.Validate(w.a.Article(r.Article).Text) != nil {
		return Claim{Words, "?", []text.Ref{r}} // the checker refuses it
	}
	return Claim{Words, cut(w.check.quote(r)), []text.Ref{r}}
}

// denials are the statements that deny this one.
func (w *writer) denials(s *view.Statement, r origin.Report) {
	for _, i := range w.deny[s.ID] {
		d := &w.p.Findings.Statements[i]
		x := clearest(d)
		tie := Claim{Denies, "", []text.Ref{x.Ref, r.Ref}}
		if x.Voice >= 0 && x.Voice < len(d.Voices) {
			w.say("denied", tie, Claim{Voice, line(d.Voices[x.Voice].Name), []text.Ref{x.Ref}}, w.outlet(x.Ref), w.words(x.Ref))
		} else {
			w.say("denied-unnamed", tie, w.outlet(x.Ref), w.words(x.Ref))
		}
	}
}

// later are the statements that move on from this one.
func (w *writer) later(s *view.Statement, r origin.Report) {
	for _, to := range w.moves[s.ID] {
		i, ok := w.by[to]
		if !ok || len(w.p.Findings.Statements[i].Reports) == 0 {
			continue
		}
		x := clearest(&w.p.Findings.Statements[i])
		w.say("later", Claim{Evolves, "", []text.Ref{r.Ref, x.Ref}}, w.outlet(x.Ref), w.words(x.Ref))
	}
}

// events are the dated happenings of a story, in the order of their days; one
// of several in the same words.
func (w *writer) events(s *view.Story) {
	w.part(w.b.Words.T("timeline"), 2)
	events := slices.Clone(s.Events)
	slices.SortStableFunc(events, func(a, b origin.Event) int { return cmp.Compare(a.Date, b.Date) })
	said := map[string]bool{}
	for _, e := range events {
		words := w.words(e.Ref)
		if key := e.Date + strings.ToLower(words.Value); said[key] || len(said) == w.o.Events {
			continue
		} else {
			said[key] = true
		}
		key := "happened"
		if e.Status == "planned" || e.Status == "expected" {
			key = "planned"
		}
		w.say(key, Claim{Happens, w.b.Words.Days(e.Date, e.DateEnd), []text.Ref{e.Ref}}, words, w.outlet(e.Ref))
	}
	w.drop()
}
