package brief

import (
	"bufio"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"sanad/internal/text"
)

// source is a numbered place at the foot of a brief.
type source struct {
	Number             int
	Outlet, Day, Title string
	Input, URL, Words  string
	Span               text.Span
	ID                 text.ID
}

// numbered are the places of the sentences in order of first use, and their
// numbers.
func (b *Brief) numbered() ([]source, map[text.Ref]int) {
	numbers := map[text.Ref]int{}
	var out []source
	for _, s := range b.Sections {
		for _, x := range s.Sentences {
			for _, r := range x.Refs {
				if numbers[r] > 0 {
					continue
				}
				numbers[r] = len(out) + 1
				a := b.answer.Article(r.Article)
				y := source{Number: len(out) + 1, Outlet: line(b.answer.Outlet(r.Article)), Title: line(a.Title), Input: line(a.Input), Span: r.Span, ID: r.Article,
					Words: cut(line(r.Span.Of(a.Text)))}
				if a.Published != nil {
					y.Day = b.Words.Day(a.Published.Value)
				}
				if strings.HasPrefix(a.URL, "https://") || strings.HasPrefix(a.URL, "http://") {
					y.URL = a.URL
				}
				out = append(out, y)
			}
		}
	}
	return out, numbers
}

// cited are the numbers of a sentence's places.
func cited(s Sentence, numbers map[text.Ref]int) []int {
	var out []int
	for _, r := range s.Refs {
		out = append(out, numbers[r])
	}
	slices.Sort(out)
	return out
}

// Text prints plain text.
func (b *Brief) Text(w io.Writer) error {
	out := bufio.NewWriter(w)
	sources, numbers := b.numbered()
	for _, s := range b.Sections {
		if s.Heading != "" {
			fmt.Fprintf(out, "%s\n%s\n", s.Heading, strings.Repeat("=-"[s.Level-1:s.Level], len([]rune(s.Heading))))
		}
		for _, x := range s.Sentences {
			fmt.Fprintf(out, "%s %s\n", x.Text, brackets(cited(x, numbers)))
		}
		fmt.Fprintln(out)
	}
	for _, s := range sources {
		fmt.Fprintf(out, "[%d] %s\n", s.Number, strings.Join(s.about(), ", "))
	}
	b.foot(out)
	return out.Flush()
}

// about is what a source says of itself.
func (s source) about() []string {
	var out []string
	for _, x := range []string{s.Outlet, s.Day, s.Title, s.Input} {
		if x != "" && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return append(out, fmt.Sprintf("%d–%d", s.Span.Start, s.Span.End))
}

func brackets(ns []int) string {
	var b strings.Builder
	for _, n := range ns {
		fmt.Fprintf(&b, "[%d]", n)
	}
	return b.String()
}

// foot says how many sentences were refused.
func (b *Brief) foot(w io.Writer) {
	if n := len(b.Refused); n > 0 {
		fmt.Fprintf(w, "\n(%s)\n", b.Words.F("brief-refused", n))
	}
}

// marks are what Markdown would read as more than letters.
var marks = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "~", `\~`, "&", `\&`, "!", `\!`)

// Markdown prints CommonMark, with the places as links to the foot.
func (b *Brief) Markdown(w io.Writer) error {
	out := bufio.NewWriter(w)
	sources, numbers := b.numbered()
	for _, s := range b.Sections {
		if s.Heading != "" {
			fmt.Fprintf(out, "%s %s\n\n", strings.Repeat("#", s.Level), marks.Replace(s.Heading))
		}
		for _, x := range s.Sentences {
			fmt.Fprintf(out, "%s", begin(marks.Replace(x.Text)))
			for _, n := range cited(x, numbers) {
				fmt.Fprintf(out, " [\\[%d\\]](#ref-%d)", n, n)
			}
			fmt.Fprint(out, "\n\n")
		}
	}
	for _, s := range sources {
		fmt.Fprintf(out, "- <a id=\"ref-%d\"></a>\\[%d\\] %s", s.Number, s.Number, marks.Replace(strings.Join(s.about(), ", ")))
		if s.URL != "" {
			fmt.Fprintf(out, " <%s>", strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20", "\n", "").Replace(s.URL))
		}
		fmt.Fprintf(out, ": “%s”\n", marks.Replace(s.Words))
	}
	b.foot(out)
	return out.Flush()
}

// begin keeps the first characters of a paragraph from being a list or a
// quotation.
func begin(s string) string {
	if s != "" && strings.ContainsRune("+-=0123456789", rune(s[0])) {
		return "&#" + fmt.Sprint(int(s[0])) + ";" + s[1:]
	}
	return s
}

var fragment = sync.OnceValues(func() (*template.Template, error) {
	return template.New("brief").Parse(`<article class="brief" lang="{{.Lang}}">
{{range .Sections}}{{if .Heading}}{{if eq .Level 1}}<h2>{{.Heading}}</h2>{{else}}<h3>{{.Heading}}</h3>{{end}}
{{end}}<p>{{range .Sentences}}{{.Text}} {{range .Cited}}<a class="ref" href="#ref-{{.}}">[{{.}}]</a>{{end}}
{{end}}</p>
{{end}}<ol class="refs">
{{range .Sources}}<li id="ref-{{.Number}}">{{.Outlet}}{{with .Day}}, {{.}}{{end}}{{with .Title}}, {{.}}{{end}}{{with .URL}} (<a href="{{.}}" rel="noreferrer">{{.}}</a>){{end}}: <q>{{.Words}}</q> <small>{{.Span.Start}}–{{.Span.End}}</small></li>
{{end}}</ol>
{{with .Foot}}<p><small>{{.}}</small></p>
{{end}}</article>
`)
})

type htmlSection struct {
	Heading   string
	Level     int
	Sentences []htmlSentence
}

type htmlSentence struct {
	Text  string
	Cited []int
}

// HTML prints an article element, for a page or to be pasted.
func (b *Brief) HTML(w io.Writer) error {
	t, err := fragment()
	if err != nil {
		return fmt.Errorf("brief template: %w", err)
	}
	sources, numbers := b.numbered()
	d := struct {
		Lang     string
		Sections []htmlSection
		Sources  []source
		Foot     string
	}{Lang: b.Words.Code, Sources: sources}
	for _, s := range b.Sections {
		h := htmlSection{s.Heading, s.Level, nil}
		for _, x := range s.Sentences {
			h.Sentences = append(h.Sentences, htmlSentence{x.Text, cited(x, numbers)})
		}
		d.Sections = append(d.Sections, h)
	}
	if n := len(b.Refused); n > 0 {
		d.Foot = b.Words.F("brief-refused", n)
	}
	return t.Execute(w, d)
}
