package page

import (
	"strconv"
	"strings"

	"sanad/internal/article"
	"sanad/internal/store"
	"sanad/internal/view"
)

// Article is one article laid open.
type Article struct {
	*view.Answer
	view.Reading
	Of        *article.Article
	Story     *view.Story
	Versions  []store.Version
	Relations []Relation
}

// Relation is what the article is to another one.
type Relation struct {
	Kind, Outlet, Title string
	Other               string
	From                bool // it took from the other
	Source              string
}

// estimate says that the date is estimated, and why.
func (p *Article) estimate(f Frame) string {
	if d := p.Of.Published; d != nil && d.Why != "" {
		return "(" + f.T("estimated") + ": " + f.Reason(d.Why) + ")"
	}
	return "(" + f.T("estimated") + ")"
}

// class is the class of a piece's colour.
func class(p view.Piece) string { return "piece k" + strconv.Itoa(max(0, p.Colour)) }

// letter is the letter of a colour, so that colour is not the only sign.
func letter(colour int) string {
	if colour < 1 {
		return "·"
	}
	return string(rune('A' + colour - 1))
}

// several reports whether more than one text stood under the name.
func (p *Article) several() bool { return len(p.Versions) > 1 }

// runClass is how words of a run are shown.
func runClass(r view.Run) string {
	var c []string
	for _, x := range []struct {
		on   bool
		name string
	}{{r.Quote, "said"}, {r.Cue, "cue"}, {r.Speaker, "by"}, {r.Citation, "cited"}} {
		if x.on {
			c = append(c, x.name)
		}
	}
	return strings.Join(c, " ")
}

// paragraph is sentences that stand together; furniture stands alone.
type paragraph struct {
	Title, Furniture bool
	Sentences        []view.Sentence
}

// paragraphs parts the sentences of an article as its text does.
func (p *Article) paragraphs() []paragraph {
	var out []paragraph
	for _, s := range p.Sentences {
		v := paragraph{Title: s.Kind == article.Title, Furniture: s.Furniture()}
		if n := len(out); n == 0 || s.Break || v.Title != out[n-1].Title || v.Furniture || out[n-1].Furniture {
			out = append(out, v)
		}
		at := &out[len(out)-1]
		at.Sentences = append(at.Sentences, s)
	}
	return out
}
