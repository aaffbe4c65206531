// Package entity finds the names of an article, the aliases that the text
// itself defines, and which names are one. In: an article with segments and
// sentences, its tokens, a language pack; for Link, a pile of marked articles.
// Out: mentions (spans on rune boundaries, in text order, not overlapping, of
// persons, organisations, countries, places and media) and the entities that
// they refer to. Titles, offices and honorifics stand outside a person's span;
// an office and its organisation become the entity's Role and Org. Nothing is
// looked up outside the text and the tables, and names in furniture are left
// alone.
package entity

import (
	"embed"
	"strings"
	"sync"

	"sanad/internal/annot"
	"sanad/internal/annot/entity/tagger"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

//go:embed model
var models embed.FS

// shapes is the model of languages for which, and for whose base, there is
// none.
const shapes = "any"

var loaded = sync.OnceValue(func() map[string]*tagger.Model {
	out := map[string]*tagger.Model{}
	files, err := models.ReadDir("model")
	for _, f := range files {
		b, e := models.ReadFile("model/" + f.Name())
		if e != nil {
			err = e
			break
		}
		code, _, _ := strings.Cut(f.Name(), ".")
		if out[code], err = tagger.Load(b); err != nil {
			break
		}
	}
	if err != nil {
		panic(err) // the models are compiled in and tested
	}
	return out
})

func modelFor(p *lang.Pack) *tagger.Model {
	for _, code := range []string{p.Code, p.Base} {
		if m, ok := loaded()[code]; ok {
			return m
		}
	}
	return loaded()[shapes]
}

// name is a candidate for a mention: the pieces [from, to).
type name struct {
	from, to int
	span     text.Span
	class    annot.Class
	known    lang.Known // Class "" where no table knows it
	group    int        // the entity it belongs to, see group
}

// reader holds what is known of one article while it is read.
type reader struct {
	a     *article.Article
	p     *lang.Pack
	model *tagger.Model
	ps    []tagger.Piece
	units []unit
	small map[string]bool // words that the article also writes small
	names []name          // in text order, not overlapping
}

// unit is a stretch of pieces [from, to) that is read as one sentence.
type unit struct {
	from, to int
	kind     article.Kind
	headline bool // capitals tell nothing here
}

// Find marks the names of a and says what each stands for.
func Find(a *article.Article, toks []annot.Token, p *lang.Pack) ([]annot.Entity, []annot.Mention) {
	return FindBy(modelFor(p), a, toks, p)
}

// FindBy is Find with another model, for tool/nerfit to judge.
func FindBy(m *tagger.Model, a *article.Article, toks []annot.Token, p *lang.Pack) ([]annot.Entity, []annot.Mention) {
	r := &reader{a: a, p: p, model: m}
	r.ps = tagger.Cut(a.Text, toks, p)
	r.cutUnits()
	tagger.Mark(r.ps, a.Text, p)
	r.small = map[string]bool{}
	for i := range r.ps {
		if r.ps[i].Shape == tagger.Lowercase {
			r.small[r.ps[i].Lower] = true
		}
	}
	r.tag()
	r.headlines()
	r.spread()
	groups := r.group()
	return r.settle(groups)
}

// cutUnits parts the pieces outside of furniture into sentences.
func (r *reader) cutUnits() {
	seg, sent := 0, 0
	last := -1 // number of the sentence of the piece before, -1 for none
	for i := range r.ps {
		at := r.ps[i].Span.Start
		for seg < len(r.a.Segments) && r.a.Segments[seg].Span.End <= at {
			seg++
			last = -1
		}
		for sent < len(r.a.Sentences) && r.a.Sentences[sent].End <= at {
			sent++
		}
		if seg == len(r.a.Segments) || r.a.Segments[seg].Span.Start > at || r.a.Segments[seg].Kind.Furniture() {
			last = -1
			continue
		}
		if n := len(r.units); n > 0 && last == sent && r.units[n-1].to == i {
			r.units[n-1].to++
			continue
		}
		last = sent
		r.ps[i].First = true
		r.units = append(r.units, unit{from: i, to: i + 1, kind: r.a.Segments[seg].Kind})
	}
	for i := range r.units {
		r.units[i].headline = r.shouts(r.units[i])
	}
}

// shouts reports whether nearly every word of u has a capital, so that
// capitals do not tell names from words.
func (r *reader) shouts(u unit) bool {
	title := u.kind == article.Title || u.kind == article.Subheading
	upper, words, least := 0, 0, 3
	if title {
		least = 4 // small words stay small in headlines
	}
	small := false
	for _, p := range r.ps[u.from:u.to] {
		small = small || p.Shape == tagger.Lowercase || p.Shape == tagger.Capital || p.Shape == tagger.MixedCase
		if p.Shape >= tagger.Digits || len(p.Lower) < least {
			continue
		}
		words++
		if p.Shape.Upper() {
			upper++
		}
	}
	if !small && words >= 2 {
		return true // FULL TEXT
	}
	if title {
		return words >= 3 && 10*upper >= 7*words
	}
	return words >= 8 && 20*upper >= 19*words
}

// tag lets the model and the tables name the pieces of all ordinary units.
func (r *reader) tag() {
	for _, u := range r.units {
		if u.headline {
			continue
		}
		if u.kind == article.DatelineOf {
			r.names = append(r.names, r.withKnown(u, nil)...)
			continue
		}
		var found []name
		for _, n := range r.model.Tag(r.ps[u.from:u.to]) {
			from, to := r.edges(u.from+n.From, u.from+n.To, n.Class, u)
			if m := r.seam(from, to); m > from && n.Class == annot.Organization {
				found = append(found, r.newName(from, m, n.Class))
				from = m + 1
			}
			if from < to {
				found = append(found, r.newName(from, to, n.Class))
			}
		}
		found = r.withKnown(u, found)
		if !r.model.Words {
			found = r.bold(u, found)
		}
		r.names = append(r.names, r.bodies(u, r.joined(u, found))...)
	}
}

// edges mends what the model cut wrongly at an edge: a small word that opens
// the sentence, before a name; a title, a mark; a bracket left open.
func (r *reader) edges(from, to int, class annot.Class, u unit) (int, int) {
	for to-from > 1 && r.cites(from) {
		from++ // dilansir|AFP
	}
	for i := from + 1; i < to; i++ {
		if r.cites(i) {
			to = i // Rangga dikutip|Kabar.com
		}
	}
	for to-from > 1 && (class == annot.Person && r.ps[from].Title || r.ps[from].Shape >= tagger.Period) {
		from++
	}
	for to-from > 1 && class != annot.Person && r.ps[to-1].Title {
		to-- // Polresta Malang Kota Ipda | Yudi …
	}
	if class == annot.Person && to-from == 3 && from > u.from && r.ps[from-1].Role != tagger.Nowhere &&
		!r.ps[from].Given && r.ps[from+1].Given && !r.p.Beside(r.ps[from].Lower).Known {
		from++ // Menteri Dalam Negeri Norvia | Greta Holm
	}
	if p := &r.ps[from]; p.Is("plain") && p.At == tagger.Nowhere && to-from > 1 {
		from++
	} else if p.First && to-from > 1 && !p.Given && p.At == tagger.Nowhere && r.ps[from+1].At.Opens() && r.ps[from+1].Known.Class == "media" {
		from++
	}
	open := 0
	for _, p := range r.ps[from:to] {
		switch p.Shape {
		case tagger.Open:
			open++
		case tagger.Close:
			open--
		}
	}
	if open == 1 && to < u.to && r.ps[to].Shape == tagger.Close {
		to++
	}
	return from, to
}

// cites reports whether piece i is a small word that opens a citing phrase, as
// it stands in front of a medium's name on pages that lost their spaces.
func (r *reader) cites(i int) bool {
	return r.ps[i].Shape == tagger.Lowercase && r.p.Clauses.Class(r.ps[i].Lower)&lang.AsCites != 0
}

// seam is where a joining word stands behind the closing word of one
// organisation and before another: "Apple Inc and Alphabet Inc"; 0 for none.
func (r *reader) seam(from, to int) int {
	for i := from + 2; i < to-1; i++ {
		if r.ps[i].Is("join") && r.ps[i-1].Is("org-tail") && r.ps[i+1].Shape.Upper() && r.ps[to-1].Is("org-tail") {
			return i
		}
	}
	return 0
}

func (r *reader) newName(from, to int, class annot.Class) name {
	return name{from: from, to: to, class: class, group: -1,
		span: text.Span{Start: r.ps[from].Span.Start, End: r.ps[to-1].Span.End}}
}
