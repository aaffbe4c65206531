package view

import (
	"fmt"
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

// VoiceName is the name to show for a voice, which may have none or be inferred.
func (a *Answer) VoiceName(v *origin.Voice) string {
	switch {
	case v.Anonymous:
		return v.Name + " (" + a.Lang.T("unnamed") + ")"
	case v.Inferred:
		return v.Name + " (" + a.Lang.T("inferred") + ")"
	}
	return v.Name
}

// Carrier is an outlet that carries a statement through a channel: by how many
// articles, and whether their own words name the channel.
type Carrier struct {
	Outlet   string
	Articles int
	Stated   bool
}

// Label is the name of the outlet, with the number of its articles where it has
// several: "Kabar Hulu ×3".
func (c Carrier) Label() string {
	if c.Articles < 2 {
		return c.Outlet
	}
	return fmt.Sprintf("%s ×%d", c.Outlet, c.Articles)
}

// CarriersOf are the carriers of a channel in their order, each outlet once for
// what is stated and once for what is inferred.
func (a *Answer) CarriersOf(s *Statement, c origin.Channel) []Carrier {
	var out []Carrier
	for _, id := range c.Carriers {
		v := Carrier{a.Outlet(id), 0, StatedBy(s, c, id)}
		i := slices.IndexFunc(out, func(o Carrier) bool { return o.Outlet == v.Outlet && o.Stated == v.Stated })
		if i < 0 {
			i = len(out)
			out = append(out, v)
		}
		out[i].Articles++
	}
	return out
}

// VoicesThrough are the voices that the carriers of a channel name, as places in
// the voices of the statement, and those that are inferred.
func VoicesThrough(s *Statement, c origin.Channel) []int {
	var out []int
	for _, r := range s.Reports {
		if r.Voice >= 0 && r.Voice < len(s.Voices) && slices.Contains(c.Carriers, r.Ref.Article) && !slices.Contains(out, r.Voice) {
			out = append(out, r.Voice)
		}
	}
	for i := range s.Voices {
		if s.Voices[i].Inferred {
			out = append(out, i)
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
