// Package view shapes findings for reading: which stories and statements come
// first, what stands behind each, in what words. In: a pile with its findings.
// Out: values that terminal and page print without further thought. Nothing is
// found here, only chosen and ordered.
package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"sanad/internal/article"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/text"
)

// Answer is the whole answer about a pile.
type Answer struct {
	Pile       *pile.Pile
	Lang       Words // interface language
	Outlets    int
	Statements int // statements shown anywhere
	Several    int // of them, carried by two articles or more
	OneChannel int // of those, resting on one channel
	Stories    []Story

	place  map[text.ID]int
	first  string                // story that comes first, "" for the most telling
	told   map[text.ID][]telling // reports by article
	shorts map[string]string     // of statements, by ID
	names  map[string]string     // of entities, by ID
}

// Story is one story of the answer with its statements, the most telling
// first.
type Story struct {
	Number     int
	ID         string
	Title      string
	Dates      string
	Outlets    []string
	Articles   []text.ID
	Origins    origin.Count
	Sources    []string // names of channels, the most carried first
	Storyline  string
	Before     []string // reasons of the steps that lead to it
	Statements []Statement
	Warnings   []Warning
	Events     []origin.Event
}

// Statement is one statement as it is shown.
type Statement struct {
	origin.Statement
	Short    string // "s3": place in the answer
	Carriers []text.ID
	Later    []Evolved
	Missing  []Missing
	DeniedBy []string // short names of the statements that deny it
	Weight   float64
}

// Evolved is a later statement that moves on from this one.
type Evolved struct{ Short, Kind, Why string }

// Missing is an article that prints the surroundings and not the statement.
type Missing struct {
	Article text.ID
	Beside  text.Ref
	Why     string
}

// Warning is a warning with its text in the interface language.
type Warning struct {
	Kind, Text string
	Of         string // what it is about: a statement's short name or an outlet
	Refs       []text.Ref

	statement string
}

// New shapes the answer about p in the interface language lang.
func New(p *pile.Pile, lang string) *Answer { return NewOf(p, lang, "") }

// NewOf shapes the answer about p with one of its stories first.
func NewOf(p *pile.Pile, lang, story string) *Answer {
	a := &Answer{Pile: p, Lang: WordsFor(lang), place: p.Index(), first: story}
	outlets := map[string]bool{}
	for i := range p.Articles {
		outlets[a.Outlet(p.Articles[i].ID)] = true
	}
	a.Outlets = len(outlets)
	a.Statements = len(p.Findings.Statements)
	for i := range p.Findings.Statements {
		s := &p.Findings.Statements[i]
		if len(s.Carriers()) > 1 {
			a.Several++
			if s.Channel.Best <= 1 {
				a.OneChannel++
			}
		}
	}
	a.stories()
	a.number()
	a.attach()
	a.tell()
	return a
}

// Article is the article of an ID.
func (a *Answer) Article(id text.ID) *article.Article {
	i, ok := a.place[id]
	if !ok {
		return &article.Article{Input: string(id)}
	}
	return &a.Pile.Articles[i]
}

// Outlet is the name to show for an article: its outlet, else its input.
func (a *Answer) Outlet(id text.ID) string {
	x := a.Article(id)
	if x.Outlet.Name != "" {
		return x.Outlet.Name
	}
	return x.Input
}

// Quote is the words of a place.
func (a *Answer) Quote(r text.Ref) string {
	x := a.Article(r.Article)
	if r.Span.Validate(x.Text) != nil {
		return ""
	}
	return strings.Join(strings.Fields(r.Span.Of(x.Text)), " ")
}

// Find is the statement of a short name or an ID.
func (a *Answer) Find(name string) (*Statement, *Story) {
	for i := range a.Stories {
		for j := range a.Stories[i].Statements {
			if s := &a.Stories[i].Statements[j]; s.Short == name || s.ID == name {
				return s, &a.Stories[i]
			}
		}
	}
	return nil, nil
}

// stories builds the stories with their statements, the most telling first.
func (a *Answer) stories() {
	by := map[string][]Statement{}
	for _, s := range a.Pile.Findings.Statements {
		v := Statement{Statement: s, Carriers: s.Carriers()}
		v.Weight = a.weight(v)
		by[s.Story] = append(by[s.Story], v)
	}
	warnings := a.warnings()
	for _, s := range a.Pile.Stories {
		v := Story{ID: s.ID, Title: s.Title, Dates: a.Lang.Days(s.Start, s.End), Articles: s.Articles, Storyline: s.Storyline,
			Origins: a.Pile.Findings.Origins[s.ID], Statements: by[s.ID], Warnings: warnings[s.ID]}
		slices.SortStableFunc(v.Statements, func(x, y Statement) int { return cmp.Compare(y.Weight, x.Weight) })
		v.Outlets = a.outlets(s.Articles)
		v.Sources = sources(v.Statements)
		v.Events = a.events(s.Articles)
		a.Stories = append(a.Stories, v)
	}
	slices.SortStableFunc(a.Stories, func(x, y Story) int {
		if a.first != "" && x.ID != y.ID && (x.ID == a.first || y.ID == a.first) {
			if x.ID == a.first {
				return -1
			}
			return 1
		}
		return cmp.Compare(y.weight(), x.weight())
	})
	for i := range a.Stories {
		a.Stories[i].Number = i + 1
	}
}

// warnings are the warnings by story. That one channel stands behind many
// carriers is told by the counts.
func (a *Answer) warnings() map[string][]Warning {
	out := map[string][]Warning{}
	for _, w := range a.Pile.Findings.Warnings {
		if w.Kind == "single-channel" {
			continue
		}
		v := Warning{Kind: w.Kind, Text: a.Lang.pick(w.Text), Refs: w.Refs, statement: w.Statement}
		if w.Article != "" {
			v.Of = a.Outlet(w.Article)
		}
		out[w.Story] = append(out[w.Story], v)
	}
	return out
}

// weight says how much a reader wants to see a statement: many outlets on few
// channels first, then denials, material drift, circles. An outlet that repeats
// itself is one outlet; scraps of a few words and what nobody is named for weigh
// less (such lines are right less than half as often: doc/first-screens.md).
func (a *Answer) weight(s Statement) float64 {
	outlets, channels := float64(len(a.outlets(s.Carriers))), float64(max(1, s.Channel.Best))
	w := (3*max(0, outlets-channels)+outlets-1)*a.agreement(&s) + min(1, float64(len(strings.Fields(s.Gist)))/12)
	if len(s.Voices) == 0 {
		w *= 0.4
	}
	if s.Circular {
		w += 6
	}
	if s.Denies != "" || s.Kind == "deny" {
		w += 2
	}
	drifted := 0.0
	for _, d := range s.Drift {
		if d.Severity == "material" && a.Outlet(d.A.Article) != a.Outlet(d.B.Article) {
			drifted += 2
		}
	}
	return w + min(drifted, mostDrift)
}

// mostDrift is the weight of any number of drifts: a list of prices has many.
const mostDrift = 4

// agreement says how far the carriers of a statement print the words of its
// gist, 0.4…1: wording that returns shows that they tell one thing, whereas one
// common name does not. Reports in another language say nothing of it.
func (a *Answer) agreement(s *Statement) float64 {
	gist := contentWords(s.Gist)
	if len(gist) == 0 {
		return 1
	}
	best := map[text.ID]float64{}
	lang := ""
	for _, r := range s.Reports {
		if strings.Contains(r.Ref.Span.Of(a.Article(r.Ref.Article).Text), s.Gist) {
			lang = a.Article(r.Ref.Article).Language
		}
	}
	for _, r := range s.Reports {
		x := a.Article(r.Ref.Article)
		if r.Ref.Span.Validate(x.Text) != nil || lang != "" && x.Language != lang {
			continue
		}
		n := 0
		words := contentWords(r.Ref.Span.Of(x.Text))
		for w := range words {
			if gist[w] {
				n++
			}
		}
		best[r.Ref.Article] = max(best[r.Ref.Article], float64(n)/float64(max(1, min(len(words), len(gist)))))
	}
	sum := 0.0
	for _, id := range s.Carriers {
		if v, ok := best[id]; ok {
			sum += v
		} else {
			sum++
		}
	}
	return 0.4 + 0.6*min(1, sum/float64(max(1, len(s.Carriers)))/fullAgreement)
}

// fullAgreement is the mean share of common words from which reports count as
// one wording.
const fullAgreement = 0.6

// contentWords are the longer words of a text in lower case.
func contentWords(s string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(w) > 3 || w[0] >= '0' && w[0] <= '9' {
			out[w] = true
		}
	}
	return out
}

// weight of a story is that of its statements, the first ones most.
func (s *Story) weight() float64 {
	w := 0.0
	for i, x := range s.Statements {
		w += x.Weight / float64(1+i)
	}
	return w + 0.5*float64(len(s.Outlets))
}

// PartyName is the name to show for a party: that of its entity, where it has
// one.
func (a *Answer) PartyName(party string) string {
	if a.names == nil {
		a.names = map[string]string{}
		for i := range a.Pile.Marks {
			for _, e := range a.Pile.Marks[i].Entities {
				if n, ok := a.names[e.ID]; !ok || len(e.Name) > len(n) {
					a.names[e.ID] = e.Name
				}
			}
		}
	}
	if n, ok := a.names[party]; ok {
		return n
	}
	return party
}

// SideOf is the name of the party of a voice, as the texts write it.
func (a *Answer) SideOf(v *origin.Voice) string {
	for _, n := range []string{v.Organization, v.Name} {
		if strings.EqualFold(n, v.Party) {
			return n
		}
	}
	return a.PartyName(v.Party)
}

// Material is the number of statements with material drift.
func (s *Story) Material() int {
	n := 0
	for _, x := range s.Statements {
		if slices.ContainsFunc(x.Drift, func(d origin.Drift) bool { return d.Severity == "material" }) {
			n++
		}
	}
	return n
}

// number gives each statement its short name in order of appearance.
func (a *Answer) number() {
	n := 0
	a.shorts = map[string]string{}
	for i := range a.Stories {
		for j := range a.Stories[i].Statements {
			n++
			s := &a.Stories[i].Statements[j]
			s.Short = fmt.Sprintf("s%d", n)
			a.shorts[s.ID] = s.Short
		}
	}
}

// attach ties evolutions, omissions, denials and warnings to the statements
// they concern, and storylines to their stories.
func (a *Answer) attach() {
	at := a.byID()
	for _, e := range a.Pile.Findings.Evolutions {
		if from, to := at[e.From], at[e.To]; from != nil && to != nil {
			from.Later = append(from.Later, Evolved{to.Short, e.Kind, a.Lang.Reason(e.Why)})
		}
	}
	for _, o := range a.Pile.Findings.Omissions {
		if s := at[o.Statement]; s != nil {
			s.Missing = append(s.Missing, Missing{o.Article, o.Beside, a.Lang.Reason(o.Why)})
		}
	}
	for _, s := range a.Pile.Findings.Statements {
		if d, by := at[s.Denies], at[s.ID]; d != nil && by != nil {
			d.DeniedBy = append(d.DeniedBy, by.Short)
		}
	}
	a.attachToStories(at)
}

// byID finds the shown statements by their ID.
func (a *Answer) byID() map[string]*Statement {
	at := map[string]*Statement{}
	for i := range a.Stories {
		for j := range a.Stories[i].Statements {
			s := &a.Stories[i].Statements[j]
			at[s.ID] = s
		}
	}
	return at
}

func (a *Answer) attachToStories(at map[string]*Statement) {
	for i := range a.Stories {
		for j := range a.Stories[i].Warnings {
			if w := &a.Stories[i].Warnings[j]; at[w.statement] != nil {
				w.Of = at[w.statement].Short
			}
		}
	}
	why := map[string][]string{}
	for _, l := range a.Pile.Storylines {
		for _, step := range l.Steps {
			why[step.To] = append(why[step.To], a.Lang.Reason(step.Why))
		}
	}
	for i := range a.Stories {
		a.Stories[i].Before = why[a.Stories[i].ID]
	}
}

// ShortOf is the short name of a statement ID, "" where it is not shown.
func (a *Answer) ShortOf(id string) string { return a.shorts[id] }

func (a *Answer) outlets(ids []text.ID) []string {
	var out []string
	for _, id := range ids {
		if o := a.Outlet(id); !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	slices.Sort(out)
	return out
}

func (a *Answer) events(ids []text.ID) []origin.Event {
	var out []origin.Event
	for _, e := range a.Pile.Findings.Events {
		if slices.Contains(ids, e.Ref.Article) {
			out = append(out, e)
		}
	}
	return out
}

// sources are the names of the channels of several statements, the most
// carried first.
func sources(ss []Statement) []string {
	n := map[string]int{}
	var names []string
	for _, s := range ss {
		for _, c := range s.Channels {
			if c.Name == "" {
				continue
			}
			if n[c.Name] == 0 {
				names = append(names, c.Name)
			}
			n[c.Name] += len(c.Carriers)
		}
	}
	slices.Sort(names)
	slices.SortStableFunc(names, func(x, y string) int { return cmp.Compare(n[y], n[x]) })
	return names
}
