package view

import (
	"slices"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// ChannelName is the name to show for a channel; of an article's own work, what
// kind of work it is.
func (a *Answer) ChannelName(c origin.Channel) string {
	own := len(c.Carriers) == 1 && c.Name == a.Outlet(c.Carriers[0])
	switch {
	case c.Name == "", own && c.Kind == annot.UnknownOf:
		return a.Lang.T("unknown-channel")
	case own:
		return a.Lang.Path(string(c.Kind))
	}
	return c.Name
}

// VoiceName is the name to show for a voice, which may have none.
func (a *Answer) VoiceName(v *origin.Voice) string {
	if v.Anonymous {
		return v.Name + " (" + a.Lang.T("unnamed") + ")"
	}
	return v.Name
}

// VoicesThrough are the voices that the carriers of a channel name, as places in
// the voices of the statement.
func VoicesThrough(s *Statement, c origin.Channel) []int {
	var out []int
	for _, r := range s.Reports {
		if r.Voice >= 0 && r.Voice < len(s.Voices) && slices.Contains(c.Carriers, r.Ref.Article) && !slices.Contains(out, r.Voice) {
			out = append(out, r.Voice)
		}
	}
	slices.Sort(out)
	return out
}

// StatedBy reports whether the carrier's own words name the channel, or the
// channel is its own work and said to be.
func StatedBy(s *Statement, c origin.Channel, id text.ID) bool {
	if c.Kind == annot.Interview || c.Kind == annot.Occasion {
		return c.Basis == annot.Stated
	}
	return slices.ContainsFunc(s.Reports, func(r origin.Report) bool {
		return r.Ref.Article == id && slices.ContainsFunc(r.Via, func(v annot.Via) bool { return v.Basis == annot.Stated })
	})
}
