package cite

import (
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// credit reads a credit line: "Sumber: Antara" at the start of a line.
func (f *finder) credit(i int) int {
	cue, n := f.p.Citation.Credits.Longest(f.words(i))
	if n == 0 || !f.lineStart(i) || i+n+1 >= len(f.atoms) || f.atoms[i+n].lower != ":" {
		return i + 1
	}
	nm, j := f.nameAfter(i+n+1, cue.Any)
	if j == 0 {
		nm, j = f.lineAgency(i + n + 1)
	}
	if j == 0 {
		return i + n
	}
	for {
		if !f.own(nm, false) {
			f.add(i, n, nm, nm.kind)
		}
		next, k := f.another(j)
		if k == 0 {
			return j
		}
		nm, j = next, k
	}
}

// mostLine bounds the credit line that is searched for an agency, in atoms.
const mostLine = 12

// lineAgency reads an agency behind the name of a person on the line of atom
// i: "Penulis: Rina Sato, Antara".
func (f *finder) lineAgency(i int) (name, int) {
	for j := i; j < len(f.atoms) && j < i+mostLine && (j == i || !f.lineStart(j)); j++ {
		if nm, k := f.known(j, false); k > 0 && nm.kind == annot.Wire && strings.Contains(",/(", f.atoms[j-1].lower) {
			return nm, k
		}
	}
	return name{}, 0
}

// lone reads an agency that has a line for itself.
func (f *finder) lone(i int) int {
	if !f.lineStart(i) || i == 0 {
		return 0
	}
	nm, j := f.known(i, false)
	if j == 0 || nm.kind != annot.Wire || !f.lineEnd(nm.span.End) || f.own(nm, false) {
		return 0
	}
	f.out = append(f.out, annot.Citation{Span: nm.span, CueSpan: nm.span, Cue: nm.span.Of(f.a.Text), Name: nm.text, Entity: nm.entity(), Kind: nm.kind})
	return j
}

// lineStart reports whether atom i begins a line, or follows a full stop
// without a space, as a credit does on fused pages.
func (f *finder) lineStart(i int) bool {
	return i == 0 || f.atoms[i].tight && f.atoms[i-1].lower == "." ||
		strings.Contains(f.a.Text[f.atoms[i-1].span.End:f.atoms[i].span.Start], "\n")
}

// lineEnd reports whether nothing but blanks follows on the line of byte at.
func (f *finder) lineEnd(at int) bool {
	rest := f.a.Text[at:min(len(f.a.Text), at+8)]
	if k := strings.IndexByte(rest, '\n'); k >= 0 {
		rest = rest[:k]
	}
	return strings.TrimLeft(rest, " .*\r\t") == ""
}

// bracket reads agencies in brackets at the end of a paragraph: "(Antara)",
// "(Antara/Harian Muara)".
func (f *finder) bracket(i int) int {
	var found []name
	j := i
	for {
		nm, k := f.bracketed(j + 1)
		if k == 0 {
			return i + 1
		}
		found = append(found, nm)
		if j = k; f.atoms[j].lower == ")" {
			break
		}
	}
	if !f.lineEnd(f.atoms[j].span.End) {
		return i + 1
	}
	for _, nm := range found {
		if !f.own(nm, false) {
			f.out = append(f.out, annot.Citation{Span: nm.span, CueSpan: f.span(i, i+1), Cue: "(", Name: nm.text, Entity: nm.entity(), Kind: nm.kind})
			f.last = nm
		}
	}
	return j + 1
}

// bracketed reads one name at atom i inside a credit in brackets, up to the
// stroke or bracket that follows it. The first must be a known medium.
func (f *finder) bracketed(i int) (name, int) {
	if i >= len(f.atoms) {
		return name{}, 0
	}
	nm, j := f.known(i, false)
	if j == 0 && f.atoms[i-1].lower == "/" {
		nm, j = f.run(i)
	}
	if j == 0 || j >= len(f.atoms) || nm.kind == annot.Post || f.atoms[j].lower != ")" && f.atoms[j].lower != "/" {
		return name{}, 0
	}
	return nm, j
}

// declared turns the sources that the furniture declares into citations.
func (f *finder) declared() {
	for _, d := range f.a.Declared {
		if d.Span == nil || f.own(name{span: nameIn(f.a.Text, *d.Span, d.Name)}, false) {
			continue
		}
		nm := f.called(d.Name)
		f.out = append(f.out, annot.Citation{Span: *d.Span, CueSpan: *d.Span, Cue: d.Cue, Name: nm.text, Entity: nm.entity(), Kind: nm.kind})
	}
}

// reprint turns the line that says where the article appeared first into a
// citation.
func (f *finder) reprint() {
	p := f.a.Reprint
	if p == nil || f.own(name{span: nameIn(f.a.Text, p.Span, p.Outlet)}, false) {
		return
	}
	nm := f.called(p.Outlet)
	s := nameIn(f.a.Text, p.Span, p.Outlet)
	f.out = append(f.out, annot.Citation{Span: text.Span{Start: p.Span.Start, End: s.End}, CueSpan: p.Span, Cue: p.Span.Of(f.a.Text),
		Name: nm.text, Entity: nm.entity(), Kind: nm.kind})
}

// called is the medium of a name that stands elsewhere in the article.
func (f *finder) called(s string) name {
	nm := name{text: s, slug: slug(s), kind: annot.OutletOf}
	if m := f.p.Media.Named(lang.FoldName(s)); m != nil {
		nm.kind = annot.Path(m.Kind)
		if m.Name != "" {
			nm.text, nm.slug = m.Name, m.Slug
		}
	}
	return nm
}

// nameIn is where the name stands within s, s where it is written otherwise.
func nameIn(t string, s text.Span, nm string) text.Span {
	if i := strings.Index(s.Of(t), nm); i >= 0 && nm != "" {
		return text.Span{Start: s.Start + i, End: s.Start + i + len(nm)}
	}
	return s
}
