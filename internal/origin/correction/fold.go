package correction

import (
	"cmp"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/text"
)

// Fold is the pile as people corrected it: those that stand, in the order of
// their dates. The given pile stays as it is. Counts are taken anew from what
// is left of voices and channels; what was not corrected keeps its range.
func Fold(p *pile.Pile, cs []Correction) *pile.Pile {
	out := *p
	out.Findings.Statements = slices.Clone(p.Findings.Statements)
	f := &folder{p: &out, place: p.Index()}
	cs = slices.Clone(cs)
	slices.SortStableFunc(cs, func(a, b Correction) int { return cmp.Compare(a.At, b.At) })
	for _, c := range cs {
		if c.Undone == "" {
			f.apply(c)
		}
	}
	return &out
}

type folder struct {
	p     *pile.Pile
	place map[text.ID]int
	own   bool // marks are copied already
}

func (f *folder) apply(c Correction) {
	switch c.Kind {
	case Speaker:
		f.speaker(c)
	case Channel:
		f.channel(c)
	case Drift:
		for i := range f.p.Findings.Statements {
			s := &f.p.Findings.Statements[i]
			if slices.ContainsFunc(s.Drift, c.means) {
				s.Drift = slices.DeleteFunc(slices.Clone(s.Drift), c.means)
			}
		}
	case Merge:
		f.merge(c)
	case Split:
		f.split(c)
	case MergeEntity, SplitEntity:
		f.entity(c)
	}
}

// speaker gives a report another voice, and the attribution under it another
// source.
func (f *folder) speaker(c Correction) {
	f.attribute(c)
	i, j := reportAt(f.p.Findings.Statements, c.On)
	if i < 0 {
		return
	}
	s := &f.p.Findings.Statements[i]
	s.Reports, s.Voices = slices.Clone(s.Reports), slices.Clone(s.Voices)
	k := slices.IndexFunc(s.Voices, func(v origin.Voice) bool { return strings.EqualFold(v.Name, c.Value) })
	if k < 0 {
		k = len(s.Voices)
		s.Voices = append(s.Voices, f.voice(c.Value))
	}
	s.Reports[j].Voice = k
	recount(s)
}

// voice is the voice of a name: as another statement has it, else by its name
// alone.
func (f *folder) voice(name string) origin.Voice {
	for i := range f.p.Findings.Statements {
		for _, v := range f.p.Findings.Statements[i].Voices {
			if strings.EqualFold(v.Name, name) {
				return v
			}
		}
	}
	return origin.Voice{Name: name, Party: strings.ToLower(name)}
}

// attribute names another source in the attribution that shares most words
// with the place.
func (f *folder) attribute(c Correction) {
	i, ok := f.place[c.On.Article]
	if !ok {
		return
	}
	best, at := 0, -1
	for k, a := range f.p.Marks[i].Attributions {
		if n := a.Span.Shared(c.On.Span); n > best {
			best, at = n, k
		}
	}
	if at < 0 {
		return
	}
	m := f.marks(i)
	m.Attributions = slices.Clone(m.Attributions)
	m.Attributions[at].Source = &annot.Source{Name: c.Value, Basis: annot.Inferred}
}

// marks are those of an article, to be changed.
func (f *folder) marks(i int) *annot.Marks {
	if !f.own {
		f.p.Marks, f.own = slices.Clone(f.p.Marks), true
	}
	return &f.p.Marks[i]
}

// channel moves the carrier of a report to another channel.
func (f *folder) channel(c Correction) {
	i, _ := reportAt(f.p.Findings.Statements, c.On)
	if i < 0 {
		return
	}
	s := &f.p.Findings.Statements[i]
	chans := slices.Clone(s.Channels)
	for k := range chans {
		chans[k].Carriers = slices.DeleteFunc(slices.Clone(chans[k].Carriers), func(id text.ID) bool { return id == c.On.Article })
	}
	why := origin.Reason{Text: "corrected by " + c.By + ": " + c.Why, Score: 1, Refs: []text.Ref{c.On}}
	k := slices.IndexFunc(chans, func(x origin.Channel) bool { return c.Value != "" && strings.EqualFold(x.Name, c.Value) })
	if k < 0 {
		kind := annot.UnknownOf
		if c.Value == "" {
			kind = annot.Interview // the outlet's own work
		}
		k = len(chans)
		chans = append(chans, origin.Channel{Name: c.Value, Kind: kind, Basis: annot.Inferred})
	}
	chans[k].Carriers = append(chans[k].Carriers, c.On.Article)
	slices.Sort(chans[k].Carriers)
	chans[k].Why = append(slices.Clone(chans[k].Why), why)
	s.Channels = chans
	recount(s)
}

// recount takes the counts of a statement from its voices and channels. A
// person said how it is, so that a range shrinks or grows to hold the count.
func recount(s *origin.Statement) {
	s.Channels = slices.DeleteFunc(slices.Clone(s.Channels), func(c origin.Channel) bool { return len(c.Carriers) == 0 })
	voices(s)
	s.Untraced = 0
	for _, c := range s.Channels {
		if c.Name == "" && (c.Kind == annot.UnknownOf || c.Kind == "") {
			s.Untraced++
		}
	}
	parties := map[string]bool{}
	for _, v := range s.Voices {
		if v.Party != "" {
			parties[v.Party] = true
		}
	}
	s.Parties = len(parties)
	s.Channel = within(s.Channel, len(s.Channels))
	s.VoiceCount = within(s.VoiceCount, len(s.Voices))
}

// within is a count of n whose range holds it and is no wider than before.
func within(c origin.Count, n int) origin.Count {
	return origin.Count{Best: n, Low: min(n, c.Low), High: max(n, min(c.High, n+c.High-c.Best))}
}

// voices drops the voices that no report is of any more, and numbers those of
// the reports anew.
func voices(s *origin.Statement) {
	used := make([]bool, len(s.Voices))
	for _, r := range s.Reports {
		if r.Voice >= 0 && r.Voice < len(used) {
			used[r.Voice] = true
		}
	}
	to := make([]int, len(s.Voices))
	var kept []origin.Voice
	for k, v := range s.Voices {
		to[k] = len(kept)
		if used[k] {
			kept = append(kept, v)
		}
	}
	s.Voices, s.Reports = kept, slices.Clone(s.Reports)
	for j, r := range s.Reports {
		if r.Voice >= 0 && r.Voice < len(to) {
			s.Reports[j].Voice = to[r.Voice]
		}
	}
}
