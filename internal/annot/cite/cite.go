// Package cite finds where an article names the medium or the occasion that it
// took something from: "melansir Reuters", "told the BBC", "in a statement",
// "(Antara)", a declared source.
//
// In: an article with segments and sentences, its tokens, its mentions and the
// language pack (citation.tsv, media.tsv). Out: citations in text order, each
// with the words it covers, never two on the same name. Names of media that no
// table knows are found by grammar: after a citing phrase, by their form
// ("….com", "Harian …"), or by the noun before them ("kantor berita X").
// Photo credits, related links and the article's own outlet are no citations.
// Time is linear in the length of the text.
package cite

import (
	"slices"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// Find lists the citations of an article.
func Find(a *article.Article, toks []annot.Token, mentions []annot.Mention, p *lang.Pack) []annot.Citation {
	f := &finder{a: a, p: p, atoms: atoms(a.Text, toks, p), mentions: mentions}
	for i := 0; i < len(f.atoms); {
		if f.furniture(i) {
			i++
			continue
		}
		i = max(f.step(i), i+1)
	}
	f.declared()
	f.reprint()
	slices.SortStableFunc(f.out, func(x, y annot.Citation) int { return text.Compare(x.Span, y.Span) })
	f.weed()
	f.cover()
	return f.out
}

// finder holds one article while it is read.
type finder struct {
	a        *article.Article
	p        *lang.Pack
	atoms    []atom
	mentions []annot.Mention
	out      []annot.Citation
	last     name // the medium named last, for "harian itu"
}

// furniture reports whether atom i stands in page furniture without a source of
// the text, or in the title. A caption is one unless it closes the page in
// brackets.
func (f *finder) furniture(i int) bool {
	at := f.atoms[i].span.Start
	switch k := f.a.KindAt(at); k {
	case article.Byline, article.CreditLine:
		return false
	case article.Caption:
		last := f.a.Segments[len(f.a.Segments)-1].Span
		return !last.Holds(f.atoms[i].span) || f.a.Text[last.Start] != '('
	default:
		return k.Furniture() || k == article.Title
	}
}

// step reads what begins at atom i and returns the atom to go on from.
func (f *finder) step(i int) int {
	if f.atoms[i].lower == "(" {
		return f.bracket(i)
	}
	if !f.atoms[i].word {
		return i + 1
	}
	if j := f.lone(i); j > 0 {
		return j
	}
	cue, n := f.p.Citation.Cues.Longest(f.words(i))
	if n == 0 {
		return f.credit(i)
	}
	switch cue.Role {
	case lang.From, lang.To:
		if j := f.from(i, n, cue); j > 0 {
			return j
		}
		if j := f.credit(i); j > i+1 {
			return j
		}
		if cue.Verb {
			f.verb(i, n)
		}
	case lang.Verb:
		f.verb(i, n)
	case lang.Occasion:
		return f.occasion(i, n, cue)
	}
	return i + n
}

// words reads the lower-case words from atom i on; a break in the text ends them.
func (f *finder) words(i int) func(int) string {
	return func(k int) string {
		if i+k >= len(f.atoms) || k > 0 && f.atoms[i+k].breaks {
			return ""
		}
		return f.atoms[i+k].lower
	}
}

// add notes a citation of nm by the cue of n atoms at i.
func (f *finder) add(i, n int, nm name, path annot.Path) {
	cue := f.span(i, i+n)
	c := annot.Citation{Span: cue, CueSpan: cue, Cue: cue.Of(f.a.Text), Name: nm.text, Entity: nm.entity(), Kind: path}
	if !nm.span.Empty() {
		c.Span = cue.Join(nm.span)
	}
	f.out = append(f.out, c)
	if nm.text != "" && path != annot.Post {
		f.last = nm
	}
}

// from reads the media that follow a cue; 0 where none does.
func (f *finder) from(i, n int, cue lang.CiteCue) int {
	nm, j := f.nameAfter(i+n, cue.Any || cue.End)
	if j > 0 && cue.End && !f.listedOrLast(nm, j) {
		return 0
	}
	if j == 0 && cue.Path != "" {
		f.add(i, n, name{}, annot.Path(cue.Path))
		return i + n
	}
	if j == 0 {
		return 0
	}
	for {
		if path := f.path(nm, cue); path != "" {
			f.add(i, n, nm, path)
		}
		next, k := f.another(j)
		if k == 0 {
			return j
		}
		nm, j = next, k
	}
}

// listedOrLast reports whether a medium is known or ends its sentence before
// atom j.
func (f *finder) listedOrLast(nm name, j int) bool {
	return f.p.Media.Named(lang.FoldName(nm.text)) != nil || j >= len(f.atoms) || f.atoms[j].lower == "."
}

// path is the way by which a cue and its medium brought something, "" for the
// article's own outlet where no interview is meant.
func (f *finder) path(nm name, cue lang.CiteCue) annot.Path {
	switch {
	case cue.Role == lang.To && f.own(nm, true):
		return annot.Interview
	case f.own(nm, false):
		return ""
	case nm.body:
		return annot.Document
	}
	return nm.kind
}

// verb looks back from a verb of reporting for the medium that reports.
func (f *finder) verb(i, n int) {
	nm, ok := f.nameBefore(i)
	if !ok || f.own(nm, true) || nm.kind == annot.Post {
		return
	}
	if k := len(f.out); k > 0 && f.out[k-1].Span.Touches(nm.span) {
		return
	}
	f.add(i, n, nm, nm.kind)
}

// weed drops citations of a name that another one already has, and weak
// occasions beside a medium in the same sentence.
func (f *finder) weed() {
	var out []annot.Citation
	for i, c := range f.out {
		if k := len(out) - 1; k >= 0 && out[k].Span.Touches(c.Span) && out[k].Name == c.Name {
			continue
		}
		if c.Name == "" && f.weak(c) && f.mediumBeside(i) {
			continue
		}
		out = append(out, c)
	}
	f.out = out
}

func (f *finder) weak(c annot.Citation) bool {
	i, _ := slices.BinarySearchFunc(f.atoms, c.CueSpan.Start, func(a atom, at int) int { return a.span.Start - at })
	if i >= len(f.atoms) {
		return false
	}
	cue, n := f.p.Citation.Cues.Longest(f.words(i))
	return n > 0 && cue.Weak
}

// mediumBeside reports whether a neighbour of citation i in its sentence names
// a medium.
func (f *finder) mediumBeside(i int) bool {
	s := f.sentence(f.out[i].Span.Start)
	for _, k := range []int{i - 1, i + 1} {
		if s >= 0 && k >= 0 && k < len(f.out) && f.out[k].Name != "" && f.a.Sentences[s].Holds(f.out[k].Span) {
			return true
		}
	}
	return false
}

// sentence is the index of the sentence that holds byte at, or of the nearest
// before it, -1 where there is none.
func (f *finder) sentence(at int) int {
	i, ok := slices.BinarySearchFunc(f.a.Sentences, at, func(s text.Span, at int) int { return s.Start - at })
	if !ok {
		i--
	}
	return i
}
