package lang

import (
	"embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
)

//go:embed all:world
var world embed.FS

// Medium is a news agency, an outlet, a broadcaster or a platform for posts.
type Medium struct {
	Name string // canonical
	Slug string // of its entity id, "media:" + Slug
	Kind string // wire, outlet, broadcast, post
}

// Media are the known media by every name they go by.
type Media struct {
	names    map[string]*Medium // by folded name
	prefixes map[string]*Medium // folded beginnings of one-word names ("detik*"), unnamed
	first    map[string]bool    // folded first words of all names
	// Words is the number of words of the longest name.
	Words int
}

// FoldName is a name in lower case, its words (runs of letters and digits)
// joined by single spaces: "Liputan6.com" is "liputan6 com".
func FoldName(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}), " ")
}

// Named is the medium of a folded name, nil where none is known. A medium of a
// family ("detikSumut") comes back without name and slug: it goes by the printed
// one.
func (m *Media) Named(folded string) *Medium {
	if x := m.names[folded]; x != nil || strings.Contains(folded, " ") {
		return x
	}
	for n := 4; n <= len(folded); n++ {
		if x := m.prefixes[folded[:n]]; x != nil {
			return x
		}
	}
	return nil
}

// Begins reports whether the name of a medium begins with a folded word.
func (m *Media) Begins(word string) bool {
	return m.first[word] || len(m.prefixes) > 0 && m.Named(word) != nil
}

var worldMedia = sync.OnceValues(func() ([][]string, error) { return readTable(world, "world/media.tsv") })

// loadMedia reads media.tsv of the pack after that of the world: name, slug,
// kind, aliases parted by "|".
func loadMedia(p *Pack) error {
	p.Media = &Media{names: map[string]*Medium{}, prefixes: map[string]*Medium{}, first: map[string]bool{}}
	rows, err := worldMedia()
	if err != nil {
		return err
	}
	for _, r := range append(rows[:len(rows):len(rows)], p.Rows("media")...) {
		if len(r) != 4 {
			return fmt.Errorf("media.tsv: %q has not four fields", r)
		}
		switch r[2] {
		case "wire", "outlet", "broadcast", "post":
		default:
			return fmt.Errorf("media.tsv: %q is no kind of medium", r[2])
		}
		p.Media.add(&Medium{Name: r[0], Slug: r[1], Kind: r[2]}, r[3])
	}
	return nil
}

func (m *Media) add(x *Medium, aliases string) {
	for _, n := range append(strings.Split(aliases, "|"), x.Name) {
		f := FoldName(n)
		switch {
		case n == "-":
		case strings.HasSuffix(n, "*"):
			m.prefixes[f] = &Medium{Kind: x.Kind}
		default:
			m.names[f] = x
			words := strings.Fields(f)
			m.first[words[0]] = true
			m.Words = max(m.Words, len(words))
		}
	}
}
