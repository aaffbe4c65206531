package entity

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"sanad/internal/annot"
	"sanad/internal/annot/entity/tagger"
	"sanad/internal/lang"
)

// group is the names of one thing within the article.
type group struct {
	class  annot.Class
	known  lang.Known
	words  []string // the folded words of its fullest form
	full   string   // that form as printed
	forms  []string // the printed forms, in order of appearance
	first  int      // its first name
	count  int      // how many names
	joined int      // the group that it was merged into, itself for none
	role   string
	org    string
}

// groups are the groups of an article; they are numbered as they appear.
type groups struct {
	list []*group
	by   map[string]int // by class and folded surface, or by known ID
}

func (g *groups) find(i int) int {
	for g.list[i].joined != i {
		g.list[i].joined = g.list[g.list[i].joined].joined
		i = g.list[i].joined
	}
	return i
}

// join makes b part of a.
func (g *groups) join(a, b int) {
	a, b = g.find(a), g.find(b)
	if a == b {
		return
	}
	x, y := g.list[a], g.list[b]
	if x.known.Class == "" && y.known.Class != "" {
		x.known, x.class = y.known, y.class
	}
	x.count += y.count
	for _, f := range y.forms {
		x.addForm(f)
	}
	if len(y.words) > len(x.words) {
		x.words, x.full = y.words, y.full
	}
	y.joined = a
}

func (x *group) addForm(f string) {
	for _, g := range x.forms {
		if g == f {
			return
		}
	}
	if len(x.forms) < 64 {
		x.forms = append(x.forms, f)
	}
}

// group puts the names that are one thing together.
func (r *reader) group() *groups {
	g := &groups{by: map[string]int{}}
	r.slips()
	r.metonyms()
	for i := range r.names {
		r.place(g, i)
	}
	r.defined(g)
	r.persons(g)
	r.organizations(g)
	return g
}

// place finds or makes the group of name i.
func (r *reader) place(g *groups, i int) {
	n := &r.names[i]
	printed := bare(n.span.Of(r.a.Text))
	words := nameWords(printed, n.class)
	key := string(n.class) + ":" + strings.Join(words, "")
	if n.known.Class != "" {
		key = n.known.ID
	}
	id, ok := g.by[key]
	if !ok {
		id = len(g.list)
		g.by[key] = id
		g.list = append(g.list, &group{class: n.class, known: n.known, words: words, full: printed, first: i, joined: id})
	}
	n.group = id
	g.list[id].count++
	g.list[id].addForm(printed)
}

// metonyms settles what a capital stands for: the place where something is or
// the dateline names, else the government, where the text names the country.
func (r *reader) metonyms() {
	named := map[string]bool{}
	for _, n := range r.names {
		if n.class == annot.Country && n.known.Kind != lang.FormCapital {
			named[n.known.ID] = true
		}
	}
	for _, p := range r.ps {
		if p.At.Opens() && p.Known.Kind == lang.FormDemonym {
			named[p.Known.ID] = true
		}
	}
	for i, n := range r.names {
		if n.known.Kind != lang.FormCapital {
			continue
		}
		if !named[n.known.ID] || r.located(n) {
			name := n.span.Of(r.a.Text)
			r.names[i].class = annot.Place
			r.names[i].known = lang.Known{Class: string(annot.Place), ID: "place:" + lang.Slug(name), Name: name}
		}
	}
}

// located reports whether n is where something is: after "di", before a comma
// and its country, or in the dateline.
func (r *reader) located(n name) bool {
	if d := r.a.Dateline; d != nil && d.Span != nil && d.Span.Touches(n.span) {
		return true
	}
	if r.a.KindAt(n.span.Start) == "dateline" {
		return true
	}
	if n.from > 0 && r.ps[n.from-1].Is("in") {
		return true
	}
	return n.to+1 < len(r.ps) && r.ps[n.to].Lower == "," && r.ps[n.to+1].At.Opens() && r.ps[n.to+1].Known.ID == n.known.ID
}

// defined joins the names that the text itself makes one: "Korea Utara
// (Korut)", "DPRK merupakan singkatan dari Korea Utara".
func (r *reader) defined(g *groups) {
	for i := 1; i < len(r.names); i++ {
		a, b := r.names[i-1], r.names[i]
		if b.from-a.to > 6 {
			continue
		}
		if r.brackets(a, b) || r.says(a, b) {
			g.join(a.group, b.group)
		}
	}
	for _, n := range r.names {
		r.inner(g, n)
	}
}

// brackets reports whether b stands alone in brackets behind a and can be the
// same: the same known thing, or letters of a in order.
func (r *reader) brackets(a, b name) bool {
	if b.from != a.to+1 || r.ps[a.to].Shape != tagger.Open || b.to >= len(r.ps) || r.ps[b.to].Shape != tagger.Close {
		return false
	}
	x, y := a.span.Of(r.a.Text), b.span.Of(r.a.Text)
	return (a.class == b.class || a.known.Class == "" || b.known.Class == "") && (abbreviates(y, x) || abbreviates(x, y))
}

// says reports whether words between a and b say that they are one.
func (r *reader) says(a, b name) bool {
	if a.to >= b.from || a.class != b.class || !r.ps[a.to].Is("define") {
		return false
	}
	for _, p := range r.ps[a.to:b.from] {
		if p.Shape.Upper() || p.Shape == tagger.Period || p.Shape == tagger.Comma {
			return false
		}
	}
	return true
}

// inner enters the abbreviation in "Otoritas Jasa Keuangan (OJK)", which is
// one name, as a form of it.
func (r *reader) inner(g *groups, n name) {
	s := n.span.Of(r.a.Text)
	open := strings.LastIndexByte(s, '(')
	if open <= 0 {
		return
	}
	short := strings.TrimRight(strings.TrimSpace(s[open+1:]), ")")
	if !abbreviates(short, s[:open]) {
		return
	}
	if id, ok := g.by[string(n.class)+":"+strings.Join(foldWords(short), "")]; ok {
		g.join(n.group, id)
	}
	g.list[g.find(n.group)].addForm(short)
}

// bare is a printed name without an abbreviation in brackets at its end.
func bare(s string) string {
	if open := strings.IndexByte(s, '('); open > 0 {
		s = strings.TrimSpace(s[:open])
	}
	return strings.Join(strings.Fields(s), " ")
}

// abbreviates reports whether short can abbreviate long: fewer letters, all of
// them in long in the same order, the first ones alike.
func abbreviates(short, long string) bool {
	s, l := []rune(fold(short)), []rune(fold(long))
	if len(s) < 2 || len(s) >= len(l) || s[0] != l[0] || len(strings.Fields(long)) < 2 && len(s) > 6 {
		return false
	}
	k := 0
	for _, x := range l {
		if k < len(s) && s[k] == x {
			k++
		}
	}
	return k == len(s)
}

// nameWords are the folded words of a name; a person's initials between two
// words are left out, so that "Donald J. Trump" is "Donald Trump".
func nameWords(s string, class annot.Class) []string {
	words := foldWords(s)
	if class != annot.Person || len(words) < 3 {
		return words
	}
	out := words[:1]
	for _, w := range words[1 : len(words)-1] {
		if len(w) > 1 {
			out = append(out, w)
		}
	}
	return append(out, words[len(words)-1])
}

// fold is s in lower case, without accents, marks and spaces.
func fold(s string) string { return strings.Join(foldWords(s), "") }

// foldWords are the words of s in lower case without accents; a hyphen parts
// words, an apostrophe does not.
func foldWords(s string) []string {
	ascii := true
	for i := 0; i < len(s); i++ {
		ascii = ascii && s[i] < 0x80
	}
	if !ascii {
		s = norm.NFD.String(s)
	}
	return strings.FieldsFunc(strings.Map(func(c rune) rune {
		switch {
		case unicode.Is(unicode.Mn, c) || c == '\'' || c == '’':
			return -1
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			return unicode.ToLower(c)
		}
		return ' '
	}, s), func(c rune) bool { return c == ' ' })
}
