package terminal

import (
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/text"
	"sanad/internal/view"
)

const carriersShown = 6

// chain draws the way of a statement: carriers, channel, voice. A step that
// the text states is a solid line, an inferred one is dashed.
func (p *printer) chain(s *view.Statement) []string {
	voice := p.voices(s)
	var out []string
	for i, c := range s.Channels {
		if i >= 4 && !p.o.All {
			out = append(out, "…")
			break
		}
		out = append(out, p.channel(s, c, voice)...)
	}
	return out
}

func (p *printer) channel(s *view.Statement, c origin.Channel, voice string) []string {
	name := c.Name
	if name == "" {
		name = p.Lang.T("unknown-channel")
	}
	type row struct {
		label  string
		stated bool
	}
	var rows []row
	wide := 0
	for i, id := range c.Carriers {
		if i == carriersShown && len(c.Carriers) > carriersShown+1 && !p.o.All {
			rows = append(rows, row{"+ " + p.Lang.N(len(c.Carriers)-i, "article"), true})
			break
		}
		rows = append(rows, row{cut(p.Outlet(id), 24), stated(s, c, id)})
	}
	for _, r := range rows {
		wide = max(wide, width(r.label))
	}
	middle := (len(rows) - 1) / 2
	tail := "── " + name
	if voice != "" {
		tail += " ── " + voice
	}
	room := p.o.Width - 7 - wide - 5
	out := make([]string, 0, len(rows))
	for i, r := range rows {
		dash := "─"
		if !r.stated {
			dash = "╌"
		}
		line := pad(r.label, wide) + " " + strings.Repeat(dash, 3) + joint(i, len(rows), middle)
		if i == middle {
			line += cut(tail, room)
		}
		out = append(out, line)
	}
	return out
}

// joint is the box character that gathers n rows into one line at the middle.
func joint(i, n, middle int) string {
	switch {
	case n == 1:
		return "─"
	case i == middle && i == 0:
		return "┬"
	case i == middle && i == n-1:
		return "┴"
	case i == middle:
		return "┼"
	case i == 0:
		return "┐"
	case i == n-1:
		return "┘"
	}
	return "┤"
}

// stated reports whether the article's own words name the channel, or the
// channel is its own work.
func stated(s *view.Statement, c origin.Channel, id text.ID) bool {
	if c.Kind == annot.Interview || c.Kind == annot.Occasion {
		return c.Basis == annot.Stated
	}
	for _, r := range s.Reports {
		if r.Ref.Article == id && slices.ContainsFunc(r.Via, func(v annot.Via) bool { return v.Basis == annot.Stated }) {
			return true
		}
	}
	return false
}

func (p *printer) voices(s *view.Statement) string {
	var names []string
	for i, v := range s.Voices {
		if i == 2 && len(s.Voices) > 3 {
			names = append(names, "…")
			break
		}
		n := v.Name
		if v.Anonymous {
			n += " (" + p.Lang.T("unnamed") + ")"
		}
		names = append(names, n)
	}
	return strings.Join(names, "; ")
}
