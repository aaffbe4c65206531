package terminal

import (
	"strings"

	"sanad/internal/origin"
	"sanad/internal/view"
)

const carriersShown = 6

// chain draws the way of a statement: carriers, channel, voices. A step that
// the text states is a solid line, an inferred one is dashed.
func (p *printer) chain(s *view.Statement) []string {
	var out []string
	for i, c := range s.Channels {
		if i >= 4 && !p.o.All {
			out = append(out, "…")
			break
		}
		out = append(out, p.channel(s, c)...)
	}
	return out
}

func (p *printer) channel(s *view.Statement, c origin.Channel) []string {
	type row struct {
		label  string
		stated bool
	}
	var rows []row
	wide := 0
	carriers := p.CarriersOf(s, c)
	for i, r := range carriers {
		if i == carriersShown && len(carriers) > carriersShown+1 && !p.o.All {
			rows = append(rows, row{"+ " + p.Lang.N(len(carriers)-i, "outlet"), true})
			break
		}
		rows = append(rows, row{cut(r.Label(), 24), r.Stated})
	}
	for _, r := range rows {
		wide = max(wide, width(r.label))
	}
	middle := (len(rows) - 1) / 2
	tail := "── " + p.ChannelName(c)
	if v := p.through(s, c); v != "" {
		tail += " ── " + v
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

// through are the names of those who vouch for the statement by a channel.
func (p *printer) through(s *view.Statement, c origin.Channel) string {
	var l []origin.Voice
	for _, v := range view.VoicesThrough(s, c) {
		l = append(l, s.Voices[v])
	}
	return p.voices(l)
}

func (p *printer) voices(l []origin.Voice) string {
	var names []string
	for i := range l {
		if i == 2 && len(l) > 3 {
			names = append(names, "…")
			break
		}
		names = append(names, p.VoiceName(&l[i]))
	}
	return strings.Join(names, "; ")
}
