// Package check holds a draft against its sources. In: a traced pile with the
// draft among its articles. Out: what an editor must look at before it goes
// out, the weightiest first, each with the exact words on both sides. What the
// draft has from one of its sources word for word is no finding, though another
// source has it otherwise; a draft that is a source word for word has no
// finding but what it copied.
package check

import (
	"cmp"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/origin"
	"sanad/internal/origin/drift"
	"sanad/internal/pile"
	"sanad/internal/text"
)

// The kinds of findings besides those of drift (polarity, number, attribution,
// date, name, modality, scope).
const (
	Quotation  = "quotation"   // words in quotation marks differ from every carrier's
	Denial     = "denial"      // the sources carry a denial, the draft does not
	OneChannel = "one-channel" // confirmed, or in the plural, on one channel
	Unsourced  = "unsourced"   // a sentence that nobody is named for and no source has
	Copied     = "copied"      // a passage copied without credit
)

// weight is the order of the findings: what turns a statement over first.
var weight = map[string]int{
	"polarity": 10, "number": 9, Quotation: 9, "attribution": 8, "date": 8, "name": 8,
	Denial: 7, OneChannel: 7, "modality": 6, "scope": 6, "wording": 3, Copied: 4, Unsourced: 2,
}

// Finding is one thing to look at. Source is empty where it is about the
// draft alone.
type Finding struct {
	Kind   string
	Weight int // higher is graver; see the order of kinds
	Draft  text.Ref
	Source text.Ref
	Why    string
}

// Label names what was found, as a key of the words of a view: the kind, and
// apart from it another verb for what the same source says.
func (f Finding) Label() string {
	if f.Why == drift.OtherVerb {
		return "check-saying"
	}
	return "check-" + f.Kind
}

// Find lists the findings about the draft with the given ID.
func Find(p *pile.Pile, draft text.ID) []Finding {
	c := &checker{p: p, place: p.Index(), draft: draft}
	c.article = &p.Articles[c.place[draft]]
	c.marks = &p.Marks[c.place[draft]]
	same := c.isSource()
	c.copied(same)
	if !same {
		c.drifted()
		c.lost()
		c.quoted()
		c.denied()
		c.besides()
		c.oneChannel()
		c.unsourced()
	}
	slices.SortStableFunc(c.out, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Draft.Span.Start, b.Draft.Span.Start))
	})
	return slices.Compact(c.out)
}

type checker struct {
	p       *pile.Pile
	place   map[text.ID]int
	draft   text.ID
	article *article.Article
	marks   *annot.Marks
	out     []Finding
}

func (c *checker) add(kind string, d text.Span, source text.Ref, why string) {
	c.out = append(c.out, Finding{kind, weight[kind], text.Ref{Article: c.draft, Span: d}, source, why})
}

// isSource reports whether the draft is one of the articles, word for word.
func (c *checker) isSource() bool {
	own := fold(c.article.Text)
	return slices.ContainsFunc(c.p.Articles, func(a article.Article) bool { return a.ID != c.draft && fold(a.Text) == own })
}

func (c *checker) of(id text.ID) *article.Article { return &c.p.Articles[c.place[id]] }

// both parts the reports of a statement into those of the draft and those of
// its sources.
func (c *checker) both(s *origin.Statement) (own, others []origin.Report) {
	for _, r := range s.Reports {
		if r.Ref.Article == c.draft {
			own = append(own, r)
		} else {
			others = append(others, r)
		}
	}
	return own, others
}

// drifted compares the draft with each of its sources alone, statement by
// statement, and keeps what is material and stands in no source as the draft
// has it.
func (c *checker) drifted() {
	var pairs []origin.Statement
	for _, s := range c.p.Findings.Statements {
		own, others := c.both(&s)
		if len(own) == 0 {
			continue
		}
		for i, r := range others {
			if i > 0 && slices.ContainsFunc(others[:i], func(o origin.Report) bool { return o.Ref.Article == r.Ref.Article }) {
				continue
			}
			pair := s
			pair.Reports = slices.Clone(own)
			for _, o := range others {
				if o.Ref.Article == r.Ref.Article {
					pair.Reports = append(pair.Reports, o)
				}
			}
			pairs = append(pairs, pair)
		}
	}
	seen := map[string]bool{}
	for _, s := range drift.Find(drift.Input{Articles: c.p.Articles, Marks: c.p.Marks, Statements: pairs}) {
		for _, d := range s.Drift {
			if d.B.Article == c.draft {
				d.A, d.B = d.B, d.A
			}
			if d.Why == drift.NoSource && c.bothNamed(d) {
				continue
			}
			key := d.Kind + " " + c.words(d.A)
			if d.Severity != "material" && !c.slight(d) || d.A.Article != c.draft || seen[key] || c.elsewhere(s.ID, d.A, d.B) {
				continue
			}
			seen[key] = true
			c.add(d.Kind, d.A.Span, d.B, d.Why)
		}
	}
}

// slight reports whether a difference that readers of two reports may pass over
// matters to an editor: in a sentence that is otherwise its source's, another
// name, number, date or extent, or a ground that is no longer named.
func (c *checker) slight(d origin.Drift) bool {
	own, other := bare(c.sentence(d.A)), bare(c.sentence(d.B))
	if d.Why == drift.OtherVerb {
		return c.alikeBut(d)
	}
	if shared(own, other) < sameWords {
		return false
	}
	switch d.Kind {
	case "name", "scope", "date", "number":
		return true
	case "attribution":
		return d.Why == drift.NoSource && speaker(&c.p.Marks[c.place[d.B.Article]], d.B.Span) == nil
	}
	return false
}

// bothNamed reports whether both sentences of a difference name one source all
// the same, each in an attribution of its own.
func (c *checker) bothNamed(d origin.Drift) bool {
	x, y := speaker(c.marks, d.A.Span), speaker(&c.p.Marks[c.place[d.B.Article]], d.B.Span)
	return x != nil && y != nil && named(x.Source.Name, y.Source.Name)
}

// alikeBut reports whether the sentences of a difference are one but for the
// words that differ.
func (c *checker) alikeBut(d origin.Drift) bool {
	rest := func(r text.Ref) string {
		return strings.Replace(" "+bare(c.sentence(r))+" ", " "+c.words(r)+" ", " ", 1)
	}
	a, b := rest(d.A), rest(d.B)
	return strings.TrimSpace(a) != "" && shared(a, b) >= sameWords
}

// elsewhere reports whether a source other than the one that the draft is held
// against has the draft's words in a report of the statement.
func (c *checker) elsewhere(statement string, own, than text.Ref) bool {
	words := " " + c.words(own) + " "
	for _, s := range c.p.Findings.Statements {
		if s.ID != statement {
			continue
		}
		for _, r := range s.Reports {
			if a := r.Ref.Article; a != c.draft && a != than.Article && strings.Contains(" "+bare(c.sentence(r.Ref))+" ", words) {
				return true
			}
		}
	}
	return false
}

// sentence is the words of a place with the sentences that it touches.
func (c *checker) sentence(r text.Ref) string {
	a, s := c.of(r.Article), r.Span
	n, _ := slices.BinarySearchFunc(a.Sentences, s.Start, func(v text.Span, at int) int { return cmp.Compare(v.End, at+1) })
	for ; n < len(a.Sentences) && a.Sentences[n].Start < r.Span.End; n++ {
		s = s.Join(a.Sentences[n])
	}
	return s.Of(a.Text)
}

func (c *checker) words(r text.Ref) string { return bare(r.Span.Of(c.of(r.Article).Text)) }

func (c *checker) pack() *lang.Pack { return lang.Must(c.article.Language) }

// fold joins words by one blank.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// bare are the words of s in lower case, without marks.
func bare(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), apart), " ")
}
