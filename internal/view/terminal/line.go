package terminal

import (
	"strings"

	"github.com/rivo/uniseg"
)

func (p *printer) line(s string) {
	p.b.WriteString(strings.TrimRight(s, " "))
	p.b.WriteByte('\n')
}

// wrap prints s at the indent, broken between words at the width.
func (p *printer) wrap(in, s string) { p.wrap2(in, "", s, nil) }

// label prints s behind a label of eight columns.
func (p *printer) label(in, name, s string) { p.wrap2(in, pad(name, max(9, width(name)+1)), s, nil) }

// wrap2 prints head and s, with s hanging behind the head.
func (p *printer) wrap2(in, head, s string, style func(string) string) {
	room := p.o.Width - width(in) - width(head)
	for i, l := range fold(s, room) {
		if i > 0 {
			head = strings.Repeat(" ", width(head))
		}
		if style != nil {
			l = style(l)
		}
		p.line(in + head + l)
	}
}

// fold breaks s between words into lines of at most n columns.
func fold(s string, n int) []string {
	n = max(n, 16)
	var out []string
	line := ""
	for _, w := range strings.Fields(s) {
		w = cut(w, n)
		switch {
		case line == "":
			line = w
		case width(line)+1+width(w) <= n:
			line += " " + w
		default:
			out = append(out, line)
			line = w
		}
	}
	return append(out, line)
}

func width(s string) int { return uniseg.StringWidth(s) }

// cut shortens s to n columns, with an ellipsis where something is left out.
func cut(s string, n int) string {
	if width(s) <= n || n < 2 {
		return s
	}
	var b strings.Builder
	used, rest, state := 0, s, -1
	for rest != "" {
		var c string
		var w int
		c, rest, w, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if used+w > n-1 {
			break
		}
		b.WriteString(c)
		used += w
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// pad fills s with blanks up to n columns.
func pad(s string, n int) string { return s + strings.Repeat(" ", max(0, n-width(s))) }

// first are at most n of the names, with an ellipsis for the rest.
func first(names []string, n int) []string {
	if len(names) <= n {
		return names
	}
	return append(append([]string{}, names[:n]...), "…")
}

func (p *printer) bold(s string) string { return p.paint("1", s) }
func (p *printer) dim(s string) string  { return p.paint("2", s) }

func (p *printer) paint(code, s string) string {
	if !p.o.Colour || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
