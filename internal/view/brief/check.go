package brief

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sanad/internal/article"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/text"
	"sanad/internal/view"
)

// checker works out the claims of sentences from the pile and their places
// alone; it knows nothing of how a sentence was made.
type checker struct {
	p     *pile.Pile
	words view.Words
	place map[text.ID]int
	at    map[text.Ref][]int // statements with a report at a place
	tied  map[tie]bool
}

// tie is what the findings say of two places or two findings.
type tie struct {
	kind Kind
	a, b any // statement IDs or places
}

func newChecker(p *pile.Pile, a *view.Answer) *checker {
	c := &checker{p: p, words: a.Lang, place: p.Index(), at: map[text.Ref][]int{}}
	for i := range p.Findings.Statements {
		for _, r := range p.Findings.Statements[i].Reports {
			c.at[r.Ref] = append(c.at[r.Ref], i)
		}
	}
	c.ties()
	return c
}

// ties lists what ties two places, once.
func (c *checker) ties() {
	c.tied = map[tie]bool{}
	f := &c.p.Findings
	for i := range f.Statements {
		s := &f.Statements[i]
		c.tied[tie{Denies, s.ID, s.Denies}] = s.Denies != ""
		for _, d := range s.Drift {
			c.tied[tie{Drifts, d.A, d.B}] = c.tied[tie{Drifts, d.A, d.B}] || d.Severity == "material"
		}
	}
	for _, e := range f.Evolutions {
		c.tied[tie{Evolves, e.From, e.To}] = true
	}
	for _, o := range f.Omissions {
		c.tied[tie{Missing, o.Statement, o.Beside}] = true
	}
	for _, e := range f.Events {
		c.tied[tie{Happens, e.Ref, c.words.Days(e.Date, e.DateEnd)}] = true
	}
}

// Check works out every claim of a sentence anew, and fills its template with
// them. An error says what does not hold.
func Check(p *pile.Pile, lang string, s Sentence) error {
	return newChecker(p, &view.Answer{Lang: view.WordsFor(lang)}).sentence(s)
}

func (c *checker) sentence(s Sentence) error {
	if len(s.Claims) == 0 || len(s.Refs) == 0 {
		return errors.New("a sentence without places")
	}
	for _, x := range s.Claims {
		for _, r := range x.Refs {
			if !slices.Contains(s.Refs, r) {
				return fmt.Errorf("%s: the sentence does not show %v", x.Kind, r)
			}
			if i, ok := c.place[r.Article]; !ok || r.Span.Validate(c.p.Articles[i].Text) != nil {
				return fmt.Errorf("%s: no words at %v", x.Kind, r)
			}
		}
		if len(x.Refs) == 0 {
			return fmt.Errorf("%s: no place", x.Kind)
		}
		if err := c.claim(x); err != nil {
			return fmt.Errorf("%s %q: %w", x.Kind, x.Value, err)
		}
	}
	got, err := fill(c.words, s.Key, s.Claims)
	if err == nil && got != s.Text {
		err = fmt.Errorf("the sentence is %q, its claims make %q", s.Text, got)
	}
	return err
}

func (c *checker) claim(x Claim) error {
	switch x.Kind {
	case Words:
		return agree(x.Value, cut(c.quote(x.Refs[0])))
	case Outlet:
		return agree(x.Value, c.outlet(x.Refs[0].Article))
	case Day:
		return agree(x.Value, c.words.Day(c.day(x.Refs[0].Article)))
	case Days:
		return c.days(x)
	case Articles:
		return agree(x.Value, strconv.Itoa(distinct(x.Refs, func(r text.Ref) string { return string(r.Article) })))
	case Outlets:
		return agree(x.Value, strconv.Itoa(distinct(x.Refs, func(r text.Ref) string { return c.outlet(r.Article) })))
	case Origins, Low, High:
		return c.origins(x)
	case Happens:
		return c.happens(x)
	case Voice, Unnamed:
		return c.voice(x)
	case Denies, Drifts, Missing, Evolves:
		return c.between(x)
	}
	return c.counted(x)
}

func agree(said, is string) error {
	if said != is || is == "" {
		return fmt.Errorf("it is %q", is)
	}
	return nil
}

func distinct(refs []text.Ref, key func(text.Ref) string) int {
	seen := map[string]bool{}
	for _, r := range refs {
		seen[key(r)] = true
	}
	return len(seen)
}

func (c *checker) article(id text.ID) *article.Article { return &c.p.Articles[c.place[id]] }

// quote is the words of a place on one line, without what a screen would obey.
func (c *checker) quote(r text.Ref) string { return line(r.Span.Of(c.article(r.Article).Text)) }

func (c *checker) outlet(id text.ID) string {
	a := c.article(id)
	if a.Outlet.Name != "" {
		return line(a.Outlet.Name)
	}
	return line(a.Input)
}

// day is the published date of an article, "" for none or an estimated one.
func (c *checker) day(id text.ID) string {
	d := c.article(id).Published
	if d == nil || d.Basis == article.Estimated {
		return ""
	}
	return d.Value
}

func (c *checker) days(x Claim) error {
	from, to := "", ""
	for _, r := range x.Refs {
		d := c.day(r.Article)
		if d == "" {
			continue
		}
		d = d[:min(10, len(d))]
		if from == "" || d < from {
			from = d
		}
		to = max(to, d)
	}
	return agree(x.Value, c.words.Days(from, to))
}

// statement is the one whose reports stand at exactly these places.
func (c *checker) statement(refs []text.Ref) *origin.Statement {
	for _, i := range c.at[refs[0]] {
		s := &c.p.Findings.Statements[i]
		if len(s.Reports) == len(refs) && !slices.ContainsFunc(s.Reports, func(r origin.Report) bool { return !slices.Contains(refs, r.Ref) }) {
			return s
		}
	}
	return nil
}

// counted are the claims of one statement as a whole.
func (c *checker) counted(x Claim) error {
	s := c.statement(x.Refs)
	if s == nil {
		return errors.New("no statement has its reports there")
	}
	switch x.Kind {
	case Carriers:
		return agree(x.Value, strconv.Itoa(len(s.Carriers())))
	case Channels:
		return agree(x.Value, strconv.Itoa(len(s.Channels)))
	case Voices:
		return agree(x.Value, strconv.Itoa(len(s.Voices)))
	case Parties:
		return agree(x.Value, strconv.Itoa(s.Parties))
	case Untraced:
		return agree(x.Value, strconv.Itoa(s.Untraced))
	case Circular:
		if s.Circular {
			return nil
		}
		return errors.New("it is not circular")
	case Channel:
		if len(s.Channels) != 1 || len(s.Channels[0].Carriers) != len(s.Carriers()) {
			return errors.New("it has not one channel for all")
		}
		return agree(x.Value, line(s.Channels[0].Name))
	}
	return fmt.Errorf("unknown kind %q", x.Kind)
}

func (c *checker) voice(x Claim) error {
	for _, i := range c.at[x.Refs[0]] {
		s := &c.p.Findings.Statements[i]
		for _, r := range s.Reports {
			has := r.Voice >= 0 && r.Voice < len(s.Voices)
			if r.Ref == x.Refs[0] && (x.Kind == Unnamed && !has || x.Kind == Voice && has && line(s.Voices[r.Voice].Name) == x.Value) {
				return nil
			}
		}
	}
	return errors.New("no report there is of this voice, or of none")
}

// between are the claims that tie two places.
func (c *checker) between(x Claim) error {
	if len(x.Refs) != 2 {
		return fmt.Errorf("%d places in place of two", len(x.Refs))
	}
	a, b := x.Refs[0], x.Refs[1]
	if x.Kind == Drifts && c.tied[tie{Drifts, a, b}] {
		return nil
	}
	for _, i := range c.at[a] {
		s := c.p.Findings.Statements[i].ID
		if x.Kind == Missing && c.tied[tie{Missing, s, b}] && !slices.Contains(c.p.Findings.Statements[i].Carriers(), b.Article) {
			return nil
		}
		for _, j := range c.at[b] {
			if x.Kind != Missing && c.tied[tie{x.Kind, s, c.p.Findings.Statements[j].ID}] {
				return nil
			}
		}
	}
	return errors.New("the findings do not say so")
}

// origins are the origins of the story that has exactly these articles.
func (c *checker) origins(x Claim) error {
	for _, s := range c.p.Stories {
		if len(s.Articles) != len(x.Refs) || slices.ContainsFunc(x.Refs, func(r text.Ref) bool { return !slices.Contains(s.Articles, r.Article) }) {
			continue
		}
		o := c.p.Findings.Origins[s.ID]
		return agree(x.Value, strconv.Itoa(map[Kind]int{Origins: o.Best, Low: o.Low, High: o.High}[x.Kind]))
	}
	return errors.New("no story has these articles")
}

func (c *checker) happens(x Claim) error {
	if c.tied[tie{Happens, x.Refs[0], x.Value}] {
		return nil
	}
	return errors.New("no happening there is dated so")
}

// mostWords is the most bytes of quoted words in a sentence.
const mostWords = 400

// cut shortens quoted words at a space.
func cut(s string) string {
	if len(s) <= mostWords {
		return s
	}
	i := strings.LastIndexByte(s[:mostWords], ' ')
	if i <= 0 {
		return ""
	}
	return s[:i] + " …"
}

// line is s on one line; what steers a screen becomes U+FFFD.
func line(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return '\uFFFD'
		}
		return r
	}, strings.Join(strings.Fields(s), " "))
}
