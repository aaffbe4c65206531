package quote

import (
	"slices"
	"sort"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// cast is who has spoken so far, in text order: what pronouns, offices and
// short names stand for.
type cast struct {
	r        *reader
	spoken   []voice // top-level sources, last one last
	entities map[string]*annot.Entity
	full     map[string]string // last word of a name -> fullest form seen
}

// voice is a source with what is needed to recognise it again.
type voice struct {
	annot.Source
	class annot.Class
	heads []string // role words of its naming, in lower case
	at    int      // token where it was named
	paper bool     // it is a text, which nobody calls he or she: data, laporan
}

func newCast(r *reader) *cast {
	c := &cast{r: r, entities: map[string]*annot.Entity{}, full: map[string]string{}}
	for i := range r.Entities {
		c.entities[r.Entities[i].ID] = &r.Entities[i]
	}
	return c
}

// source is the source of f with the name that it stands for. parent is the
// source of the attribution that holds f, nil for none.
func (c *cast) source(f *finding, parent *annot.Source) *annot.Source {
	v := c.voiceOf(f, parent)
	if v == nil {
		return nil
	}
	if parent == nil && v.Name != "" {
		c.spoken = append(c.spoken, *v)
	}
	return &v.Source
}

func (c *cast) voiceOf(f *finding, parent *annot.Source) *voice {
	r := c.r
	switch {
	case f.src.clitic:
		s := r.toks[f.cue.hi-1].Span
		if stem, ok := r.Pack.Clauses.Stem(r.lower(f.cue.hi - 1)); ok {
			s.Start += len(stem)
		}
		return c.pronoun(f.cue.hi-1, &s, parent)
	case !f.src.ok():
		if f.nobody || f.entry != nil && f.entry.Place == lang.SourceNobody {
			return nil
		}
		return c.pronoun(f.cue.lo, nil, parent)
	}
	s := r.spanOf(f.src)
	if k := f.src.hi - 1; f.src.hi-f.src.lo <= 2 && r.is(k, lang.AsPronoun) {
		return c.pronoun(k, &s, parent)
	}
	v := c.named(f, s)
	if f.subject != nil {
		v.Basis = annot.Inferred
	}
	return v
}

// named reads a naming in words: by the mention in it, or as an office or an
// unnamed voice.
func (c *cast) named(f *finding, s text.Span) *voice {
	r, n := c.r, f.src
	v := &voice{Source: annot.Source{Span: &s, Name: r.tidy(n), Basis: annot.Stated}, heads: r.roleWords(n), at: n.lo, paper: r.document(n)}
	in := r.mentionsIn(s)
	if m := headMention(r.text, s, in); m != nil {
		c.take(v, m)
		return v
	}
	if k := slices.IndexFunc(in, func(m annot.Mention) bool { return m.Class == annot.Media }); k >= 0 && r.reports(n) {
		c.take(v, &in[k])
		return v
	}
	if m := c.sameBody(f, n); m != nil {
		c.take(v, m)
		return v
	}
	if old := c.sameOffice(v, n); old != nil {
		v.Name, v.Entity, v.Role, v.Organization, v.Anonymous, v.class = old.Name, old.Entity, old.Role, old.Organization, old.Anonymous, old.class
		return v
	}
	if old := c.pointsBack(v, n, in); old != nil {
		v.Name, v.Entity, v.Role, v.Organization, v.class = old.Name, old.Entity, old.Role, old.Organization, old.class
		return v
	}
	v.Anonymous = r.is(n.lo, lang.AsAnon|lang.AsGroup|lang.AsPlural) && !r.is(n.lo, lang.AsPronoun) && !r.document(n)
	if len(v.heads) > 0 || v.Anonymous {
		v.Role, v.Organization = c.office(s, in)
	}
	if len(in) == 0 {
		v.Name = c.fullName(v.Name)
	}
	return v
}

// backBytes is how far behind the words of a person a description may stand that
// points back at him.
const backBytes = 800

// pointsBack is the person who spoke last, where a description without a name
// points back ("perwira itu", "pria 52 tahun ini") and no other person is named
// between.
func (c *cast) pointsBack(v *voice, n naming, in []annot.Mention) *voice {
	r := c.r
	if len(in) > 0 || len(v.heads) == 0 || !r.is(n.hi-1, lang.AsClose) || len(c.spoken) == 0 {
		return nil
	}
	old := &c.spoken[len(c.spoken)-1]
	at := r.toks[n.lo].Span.Start
	if old.class != annot.Person || old.at >= n.lo || at-r.toks[old.at].Span.End > backBytes {
		return nil
	}
	for _, m := range r.mentionsIn(text.Span{Start: r.toks[old.at].Span.Start, End: at}) {
		if m.Class == annot.Person && m.Entity != old.Entity {
			return nil
		}
	}
	return old
}

// document reports whether a naming is of a text that speaks: a report by X,
// sebuah kajian.
func (r *reader) document(n naming) bool {
	for i := n.lo; i < n.hi && i < n.lo+4 && !r.is(i, lang.AsPrep|lang.AsOf|lang.AsRole|lang.AsGroup); i++ {
		if r.is(i, lang.AsDocument) {
			return true
		}
	}
	return false
}

// take gives v the entity of a mention, and the role that the naming states.
func (c *cast) take(v *voice, m *annot.Mention) {
	v.Entity, v.class = m.Entity, m.Class
	v.Name = m.Span.Of(c.r.text)
	e := c.entities[m.Entity]
	if e != nil && e.Name != "" {
		v.Name = e.Name
	}
	if m.Class != annot.Person {
		return
	}
	v.Role, v.Organization = c.roleBeside(*v.Span, m.Span)
	if e != nil && e.Role != "" && v.Organization == "" && strings.Contains(strings.ToLower(v.Role+" "+e.Role), strings.ToLower(e.Role)) {
		v.Role, v.Organization = e.Role, e.Org
	}
}

// headMention is the mention that a naming is about: a person anywhere in it
// (the first one; none where several are joined), or a body, country or
// medium with which it begins.
func headMention(t string, s text.Span, in []annot.Mention) *annot.Mention {
	for i := range in {
		if in[i].Class == annot.Person {
			return &in[i]
		}
	}
	for i := range in {
		m := &in[i]
		rest := strings.Trim(t[m.Span.End:s.End], " ()\u00a0.,")
		if m.Span.Start <= s.Start+4 && (rest == "" || i+1 < len(in) && in[i+1].Entity == m.Entity) {
			return m
		}
	}
	return nil
}

// mentionsIn are the mentions inside s, in order.
func (r *reader) mentionsIn(s text.Span) []annot.Mention {
	lo := sort.Search(len(r.Mentions), func(i int) bool { return r.Mentions[i].Span.Start >= s.Start })
	hi := lo
	for hi < len(r.Mentions) && r.Mentions[hi].Span.End <= s.End {
		hi++
	}
	return r.Mentions[lo:hi]
}

// pronoun is the voice that a pronoun, a clitic or nothing stands for. k is the
// token of the pronoun.
func (c *cast) pronoun(k int, span *text.Span, parent *annot.Source) *voice {
	out := voice{Source: annot.Source{Span: span, Basis: annot.Stated}, at: k}
	if span == nil {
		out.Basis = annot.Inferred
	}
	if parent != nil && parent.Name != "" && c.r.is(k, lang.AsPronoun) {
		out.Name, out.Role, out.Organization, out.Entity, out.Anonymous = parent.Name, parent.Role, parent.Organization, parent.Entity, parent.Anonymous
		return &out
	}
	if old := c.antecedent(k); old != nil {
		s := old.Source
		s.Span, s.Basis = out.Span, out.Basis
		out.Source, out.class, out.heads = s, old.class, old.heads
		return &out
	}
	if m := c.lastPerson(k); m != nil {
		out.Span = &m.Span
		c.take(&out, m)
		out.Span = span
		return &out
	}
	if span == nil {
		return nil
	}
	return &out
}

// why says for whom a pronoun, a clitic or nothing stands, and who else had
// spoken shortly before, the last one first.
func (c *cast) why(f *finding, s *annot.Source) []string {
	if s == nil || s.Name == "" || f.src.ok() && !f.src.clitic && !c.r.is(f.src.hi-1, lang.AsPronoun) {
		return nil
	}
	var others []string
	for i := len(c.spoken) - 1; i >= 0 && i >= len(c.spoken)-6; i-- {
		if n := c.spoken[i].Name; n != s.Name && !slices.Contains(others, n) {
			others = append(others, n)
		}
	}
	w := "stands for: " + s.Name
	if len(others) > 0 {
		w += "; before " + strings.Join(others, ", ")
	}
	return []string{w}
}

// antecedent is the last voice that a word like k can stand for.
func (c *cast) antecedent(k int) *voice {
	plural := c.r.is(k, lang.AsPlural)
	for i := len(c.spoken) - 1; i >= 0 && i >= len(c.spoken)-6; i-- {
		v := &c.spoken[i]
		if v.paper && !plural && v.class != annot.Person && !c.r.has(k, lang.TagHere) {
			continue
		}
		switch v.class {
		case annot.Media:
			if i > 0 {
				continue
			}
		case annot.Country, annot.Organization, annot.Place:
			if !plural && c.r.is(k, lang.AsPronoun) && c.personBefore(i) {
				continue
			}
		}
		return v
	}
	return nil
}

// personBefore reports whether a person or office spoke shortly before voice i.
func (c *cast) personBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if k := c.spoken[j].class; k == annot.Person || k == "" {
			return true
		}
	}
	return false
}

// lastPerson is the person named last before token k, nil where the two
// paragraphs before it name none.
func (c *cast) lastPerson(k int) *annot.Mention {
	r := c.r
	at := r.toks[k].Span.Start
	i := sort.Search(len(r.Mentions), func(i int) bool { return r.Mentions[i].Span.Start >= at }) - 1
	for ; i >= 0 && at-r.Mentions[i].Span.End < 1200; i-- {
		if r.Mentions[i].Class == annot.Person {
			return &r.Mentions[i]
		}
	}
	return nil
}

// fullName is the fullest form of a name that this article has shown so far.
func (c *cast) fullName(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return name
	}
	last := words[len(words)-1]
	if old, ok := c.full[last]; ok && len(old) > len(name) {
		return old
	}
	for _, w := range words {
		if len(c.full[w]) < len(name) {
			c.full[w] = name
		}
	}
	return name
}
