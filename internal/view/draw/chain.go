// Package draw makes the pictures of an answer as SVG: styled by classes alone,
// with every text escaped, so that they stand in any page. In: an answer and
// what of it is drawn. Out: markup. Positions follow from the findings; nothing
// is random.
package draw

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/text"
	"sanad/internal/view"
)

const (
	rowHeight = 26
	colChan   = 330
	colVoice  = 560
	drawWidth = 860
	letter    = 8 // about the width of a letter
)

// Chain draws carriers, channels and voices as columns, joined by lines: solid
// where the text states the step, dashed where it is inferred.
func Chain(a *view.Answer, s *view.Statement) string {
	var b strings.Builder
	y := 18
	type end struct{ x, y int }
	var ends []end
	for _, c := range s.Channels {
		first := y
		carriers := c.Carriers
		if len(carriers) > 12 {
			carriers = carriers[:12]
		}
		mid := first + (len(carriers)-1)*rowHeight/2
		for _, id := range carriers {
			line(&b, 220, y, colChan-8, mid, statedBy(s, c, id))
			label(&b, 212, y, "end", a.Outlet(id), 28)
			y += rowHeight
		}
		if n := len(c.Carriers) - len(carriers); n > 0 {
			label(&b, 212, y, "end", fmt.Sprintf("+ %d", n), 28)
			y += rowHeight
		}
		name := c.Name
		if name == "" {
			name = a.Lang.T("unknown-channel")
		}
		label(&b, colChan, mid, "start", name, 28)
		ends = append(ends, end{colChan + 10 + letter*min(28, utf8.RuneCountInString(name)), mid})
		y += 8
	}
	voices := len(s.Voices)
	vy := max(18, (y-8)/2-(voices-1)*rowHeight/2)
	for i, v := range s.Voices {
		n := v.Name
		if v.Anonymous {
			n += " (" + a.Lang.T("unnamed") + ")"
		}
		label(&b, colVoice, vy+i*rowHeight, "start", n, 40)
	}
	if voices > 0 {
		for _, e := range ends {
			line(&b, min(e.x, colVoice-30), e.y, colVoice-8, vy+(voices-1)*rowHeight/2, true)
		}
	}
	height := max(y, vy+voices*rowHeight)
	return fmt.Sprintf(`<svg class="chain" viewBox="0 0 %d %d" role="img" aria-label="%s">%s</svg>`, drawWidth, height, html.EscapeString(a.Lang.T("chain")), b.String())
}

func line(b *strings.Builder, x1, y1, x2, y2 int, stated bool) {
	class := "stated"
	if !stated {
		class = "inferred"
	}
	fmt.Fprintf(b, `<path class="%s" d="M%d %d C%d %d %d %d %d %d"/>`, class, x1, y1, (x1+x2)/2, y1, (x1+x2)/2, y2, x2, y2)
}

func label(b *strings.Builder, x, y int, anchor, s string, most int) {
	full := s
	if r := []rune(s); len(r) > most {
		s = string(r[:most-1]) + "…"
	}
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="%s"><title>%s</title>%s</text>`, x, y+4, anchor, html.EscapeString(full), html.EscapeString(s))
}

// statedBy reports whether the carrier's own words name the channel, or the
// channel is its own work and said to be.
func statedBy(s *view.Statement, c origin.Channel, id text.ID) bool {
	if c.Kind == annot.Interview || c.Kind == annot.Occasion {
		return c.Basis == annot.Stated
	}
	return slices.ContainsFunc(s.Reports, func(r origin.Report) bool {
		return r.Ref.Article == id && slices.ContainsFunc(r.Via, func(v annot.Via) bool { return v.Basis == annot.Stated })
	})
}
