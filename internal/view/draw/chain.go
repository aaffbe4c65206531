// Package draw makes the pictures of an answer as SVG: styled by classes alone,
// with every text escaped, so that they stand in any page. In: an answer and
// what of it is drawn. Out: markup. Positions follow from the findings; nothing
// is random.
package draw

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"sanad/internal/origin"
	"sanad/internal/view"
)

const (
	rowHeight = 26
	colChan   = 330
	colVoice  = 560
	drawWidth = 860
	letter    = 8 // about the width of a letter

	chainCarriers = 12 // of one channel that are drawn
)

// Chain draws carriers, channels and voices as columns, joined by lines: solid
// where the text states the step, dashed where it is inferred.
func Chain(a *view.Answer, s *view.Statement) string {
	var b strings.Builder
	type end struct {
		x, y int
		of   origin.Channel
	}
	var ends []end
	y := 18
	for _, c := range s.Channels {
		l := a.CarriersOf(s, c)
		mid := y + (min(len(l), chainCarriers)-1)*rowHeight/2
		y = carriers(&b, l, y, mid)
		name := a.ChannelName(c)
		label(&b, colChan, mid, "start", name, 28)
		ends = append(ends, end{colChan + 10 + letter*min(28, utf8.RuneCountInString(name)), mid, c})
		y += 8
	}
	top := max(18, (y-8)/2-(len(s.Voices)-1)*rowHeight/2)
	for i, v := range s.Voices {
		label(&b, colVoice, top+i*rowHeight, "start", a.VoiceName(&v), 40)
	}
	for _, e := range ends {
		for _, v := range view.VoicesThrough(s, e.of) {
			line(&b, min(e.x, colVoice-30), e.y, colVoice-8, top+v*rowHeight, !s.Voices[v].Inferred)
		}
	}
	height := max(y, top+len(s.Voices)*rowHeight)
	return fmt.Sprintf(`<svg class="chain" viewBox="0 0 %d %d" role="img" aria-label="%s">%s</svg>`, drawWidth, height, html.EscapeString(a.Lang.T("chain")), b.String())
}

// carriers draws the carriers of a channel from y downwards, joined to its
// middle, and gives where the next one begins.
func carriers(b *strings.Builder, l []view.Carrier, y, mid int) int {
	for i, r := range l {
		if i == chainCarriers {
			label(b, 212, y, "end", fmt.Sprintf("+ %d", len(l)-i), 28)
			return y + rowHeight
		}
		line(b, 220, y, colChan-8, mid, r.Stated)
		label(b, 212, y, "end", r.Label(), 28)
		y += rowHeight
	}
	return y
}

func line(b *strings.Builder, x1, y1, x2, y2 int, stated bool) {
	class := "stated"
	if !stated {
		class = "inferred"
	}
	fmt.Fprintf(b, `<path class="%s" d="M%d %d C%d %d %d %d %d %d"/>`, class, x1, y1, (x1+x2)/2, y1, (x1+x2)/2, y2, x2, y2)
}

func label(b *strings.Builder, x, y int, anchor, s string, most int) {
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="%s"><title>%s</title>%s</text>`, x, y+4, anchor, html.EscapeString(s), html.EscapeString(Cut(s, most)))
}
