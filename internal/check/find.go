package check

import (
	"slices"
	"strings"
	"unicode"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/text"
)

const (
	leastCopied = 12  // words of a passage that is copied and not chance
	leastQuoted = 4   // words of a quotation that can be compared
	sameQuote   = 0.5 // share of the words of the shorter of two quotations that are one
	leastTold   = 6   // words of a sentence that must have a source
)

// copied lists the passages that stand in a source as they stand in the draft,
// unless the draft names that source; a draft that is a source word for word
// has them all the same.
func (c *checker) copied(same bool) {
	var taken []text.Span
	for _, x := range c.p.Passages {
		own, other := x.A, x.B
		if other.Article == c.draft {
			own, other = other, own
		}
		if own.Article != c.draft || x.Kind == link.Paraphrase || !same && c.credits(other.Article) {
			continue
		}
		if len(strings.Fields(own.Span.Of(c.article.Text))) < leastCopied || slices.ContainsFunc(taken, func(s text.Span) bool { return 2*s.Shared(own.Span) > own.Span.Len() }) {
			continue
		}
		taken = append(taken, own.Span)
		c.add(Copied, own.Span, other, string(x.Kind))
	}
}

// credits reports whether the draft names the outlet of an article as where it
// has something from.
func (c *checker) credits(id text.ID) bool {
	name := strings.ToLower(c.of(id).Outlet.Name)
	if name == "" {
		return false
	}
	return slices.ContainsFunc(c.marks.Citations, func(x annot.Citation) bool { return strings.EqualFold(x.Name, name) }) ||
		slices.ContainsFunc(c.article.Declared, func(d article.Declared) bool { return strings.EqualFold(d.Name, name) })
}

// quoted lists the quotations of the draft that a source has in other words.
func (c *checker) quoted() {
	for i := range c.p.Findings.Statements {
		own, others := c.both(&c.p.Findings.Statements[i])
		for _, r := range own {
			words := c.words(c.spoken(r))
			if r.Mode != annot.Direct || strings.Count(words, " ") < leastQuoted-1 {
				continue
			}
			if o, ok := c.misquoted(words, others); ok {
				c.add(Quotation, c.spoken(r).Span, c.spoken(o), "the quotation is worded otherwise")
			}
		}
	}
}

// spoken is the place of the content of a report's attribution, the report
// itself where it has none.
func (c *checker) spoken(r origin.Report) text.Ref {
	if x := attribution(&c.p.Marks[c.place[r.Ref.Article]], r.Attribution); x != nil && len(x.Content) > 0 {
		return text.Ref{Article: r.Ref.Article, Span: x.Content[0]}
	}
	return r.Ref
}

// misquoted is the most alike quotation of the sources in the draft's language,
// where none has the same words.
func (c *checker) misquoted(words string, others []origin.Report) (origin.Report, bool) {
	var near origin.Report
	best := 0.0
	for _, o := range others {
		a := c.of(o.Ref.Article)
		if strings.Contains(bare(a.Text), words) {
			return near, false
		}
		if o.Mode == annot.Direct && a.Language == c.article.Language {
			if s := shared(words, c.words(c.spoken(o))); s > best {
				near, best = o, s
			}
		}
	}
	return near, best >= sameQuote
}

// shared is the share of the distinct words of the shorter text that stand in
// the other.
func shared(a, b string) float64 {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(y) < len(x) {
		x, y = y, x
	}
	has := map[string]bool{}
	for _, w := range y {
		has[w] = true
	}
	n := 0
	for _, w := range x {
		if has[w] {
			n++
		}
	}
	return float64(n) / float64(max(1, len(x)))
}

// denied lists what the draft asserts and a source carries a denial of, where
// the draft carries none.
func (c *checker) denied() {
	by := map[string]*origin.Statement{}
	for i := range c.p.Findings.Statements {
		by[c.p.Findings.Statements[i].ID] = &c.p.Findings.Statements[i]
	}
	for i := range c.p.Findings.Statements {
		d := &c.p.Findings.Statements[i]
		s := by[d.Denies]
		if s == nil {
			continue
		}
		for _, x := range [][2]*origin.Statement{{s, d}, {d, s}} {
			own, _ := c.both(x[0])
			there, others := c.both(x[1])
			if len(own) > 0 && len(there) == 0 && len(others) > 0 {
				c.add(Denial, own[0].Ref.Span, others[0].Ref, "the sources carry another side, the draft does not")
			}
		}
	}
}

// oneChannel lists what the draft gives as confirmed, or on several unnamed
// sources, while its sources have it on one channel.
func (c *checker) oneChannel() {
	for i := range c.p.Findings.Statements {
		s := &c.p.Findings.Statements[i]
		own, others := c.both(s)
		if len(others) == 0 || c.channels(s) != 1 {
			continue
		}
		for _, r := range own {
			x := attribution(c.marks, r.Attribution)
			if x == nil || !c.manifold(x) || slices.ContainsFunc(others, c.confirms) {
				continue
			}
			c.add(OneChannel, x.Span, others[0].Ref, "the sources have it on one channel")
		}
	}
}

// channels is the number of channels by which the sources have a statement.
func (c *checker) channels(s *origin.Statement) int {
	n := 0
	for _, x := range s.Channels {
		if slices.ContainsFunc(x.Carriers, func(id text.ID) bool { return id != c.draft }) {
			n++
		}
	}
	return n
}

// attribution is the attribution of an ID, nil for none.
func attribution(m *annot.Marks, id string) *annot.Attribution {
	for i := range m.Attributions {
		if x := &m.Attributions[i]; x.ID == id && id != "" {
			return x
		}
	}
	return nil
}

// manifold reports whether an attribution confirms, or names several unnamed
// people.
func (c *checker) manifold(x *annot.Attribution) bool {
	if x.Polarity == annot.Confirm && x.Stance == "" { // who admits or concedes something confirms nothing
		return true
	}
	if x.Source == nil || x.Source.Span == nil || !x.Source.Anonymous {
		return false
	}
	return slices.ContainsFunc(strings.Fields(bare(x.Source.Span.Of(c.article.Text))), func(w string) bool { return c.pack().Role("plural", w) })
}

// confirms reports whether somebody confirms it in the source too.
func (c *checker) confirms(r origin.Report) bool {
	return slices.ContainsFunc(c.p.Marks[c.place[r.Ref.Article]].Attributions, func(x annot.Attribution) bool {
		return x.Polarity == annot.Confirm && x.Span.Touches(r.Ref.Span)
	})
}

// unsourced lists the sentences with a name or a number that nobody is named
// for and that no source has.
func (c *checker) unsourced() {
	var held []text.Span
	for i := range c.p.Findings.Statements {
		if own, others := c.both(&c.p.Findings.Statements[i]); len(others) > 0 {
			for _, r := range own {
				held = append(held, r.Ref.Span)
			}
		}
	}
	for _, x := range c.p.Passages {
		if x.A.Article == c.draft {
			held = append(held, x.A.Span)
		} else if x.B.Article == c.draft {
			held = append(held, x.B.Span)
		}
	}
	for _, x := range c.marks.Attributions {
		held = append(held, x.Span)
	}
	for _, x := range c.marks.Citations {
		held = append(append(held, x.Span), x.Covers...)
	}
	held = union(held)
	for _, s := range c.article.Sentences {
		if c.article.KindAt(s.Start) != article.Body || len(strings.Fields(s.Of(c.article.Text))) < leastTold || touched(held, s) || !c.told(s) {
			continue
		}
		c.add(Unsourced, s, text.Ref{}, "nobody is named for it and no source has it")
	}
}

// told reports whether a sentence names somebody or gives a number.
func (c *checker) told(s text.Span) bool {
	return len(text.Within(c.marks.Mentions, s)) > 0 || strings.ContainsAny(s.Of(c.article.Text), "0123456789")
}

// union joins spans that touch; the result is in text order.
func union(l []text.Span) []text.Span {
	slices.SortFunc(l, text.Compare)
	var out []text.Span
	for _, s := range l {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1] = out[n-1].Join(s)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// touched reports whether one of the spans, which are apart and in order,
// touches s.
func touched(l []text.Span, s text.Span) bool {
	n, _ := slices.BinarySearchFunc(l, s.Start, func(v text.Span, at int) int { return v.End - at - 1 })
	return n < len(l) && l[n].Touches(s)
}

func apart(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
