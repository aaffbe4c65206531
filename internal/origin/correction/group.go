package correction

import (
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// merge makes one statement of several: that of On takes the reports, voices,
// channels and drifts of the others, and what spoke of them speaks of it.
func (f *folder) merge(c Correction) {
	to, _ := reportAt(f.p.Findings.Statements, c.On)
	if to < 0 {
		return
	}
	into := f.p.Findings.Statements[to].ID
	for _, w := range c.With {
		ss := f.p.Findings.Statements
		from, _ := reportAt(ss, w)
		to = slices.IndexFunc(ss, func(s origin.Statement) bool { return s.ID == into })
		if from < 0 || from == to {
			continue
		}
		gone := ss[from].ID
		ss[to] = joined(ss[to], ss[from])
		f.p.Findings.Statements = slices.Delete(ss, from, from+1)
		f.rename(gone, into)
	}
}

func joined(a, b origin.Statement) origin.Statement {
	n := len(a.Voices)
	a.Voices = slices.Concat(a.Voices, nil)
	to := make([]int, len(b.Voices))
	for k, v := range b.Voices {
		same := slices.IndexFunc(a.Voices[:n], func(x origin.Voice) bool {
			return v.Entity != "" && v.Entity == x.Entity || v.Entity == x.Entity && strings.EqualFold(v.Name, x.Name)
		})
		if same < 0 {
			same = len(a.Voices)
			a.Voices = append(a.Voices, v)
		}
		to[k] = same
	}
	a.Reports = slices.Clone(a.Reports)
	for _, r := range b.Reports {
		if r.Voice >= 0 && r.Voice < len(to) {
			r.Voice = to[r.Voice]
		}
		a.Reports = append(a.Reports, r)
	}
	a.Channels = channels(a.Channels, b.Channels)
	a.Drift = slices.Concat(a.Drift, b.Drift)
	a.Similar = slices.DeleteFunc(slices.Clone(a.Similar), func(s origin.Similar) bool { return s.Statement == b.ID })
	a.Channel = origin.Count{Best: a.Channel.Best + b.Channel.Best, Low: min(a.Channel.Low, b.Channel.Low), High: a.Channel.High + b.Channel.High}
	a.VoiceCount = origin.Count{Best: a.VoiceCount.Best + b.VoiceCount.Best, Low: min(a.VoiceCount.Low, b.VoiceCount.Low), High: a.VoiceCount.High + b.VoiceCount.High}
	recount(&a)
	return a
}

// channels puts the channels of two statements together: those of one name
// are one, and a carrier stays in the first that it is in.
func channels(a, b []origin.Channel) []origin.Channel {
	out := slices.Clone(a)
	in := map[text.ID]bool{}
	for _, c := range out {
		for _, id := range c.Carriers {
			in[id] = true
		}
	}
	for _, c := range b {
		c.Carriers = slices.DeleteFunc(slices.Clone(c.Carriers), func(id text.ID) bool { return in[id] })
		k := slices.IndexFunc(out, func(x origin.Channel) bool { return c.Name != "" && strings.EqualFold(x.Name, c.Name) })
		if k < 0 {
			out = append(out, c)
			continue
		}
		out[k].Carriers = slices.Concat(out[k].Carriers, c.Carriers)
		slices.Sort(out[k].Carriers)
		out[k].Why = slices.Concat(out[k].Why, c.Why)
	}
	return out
}

// rename makes what speaks of one statement speak of another.
func (f *folder) rename(from, to string) {
	fs := &f.p.Findings
	is := func(id string) string {
		if id == from {
			return to
		}
		return id
	}
	for i := range fs.Statements {
		s := &fs.Statements[i]
		if s.Denies = is(s.Denies); s.Denies == s.ID {
			s.Denies = ""
		}
		s.Similar = slices.Clone(s.Similar)
		for k := range s.Similar {
			s.Similar[k].Statement = is(s.Similar[k].Statement)
		}
		s.Similar = slices.DeleteFunc(s.Similar, func(x origin.Similar) bool { return x.Statement == s.ID })
	}
	fs.Evolutions = slices.Clone(fs.Evolutions)
	for i := range fs.Evolutions {
		fs.Evolutions[i].From, fs.Evolutions[i].To = is(fs.Evolutions[i].From), is(fs.Evolutions[i].To)
	}
	fs.Evolutions = slices.DeleteFunc(fs.Evolutions, func(e origin.Evolution) bool { return e.From == e.To })
	fs.Omissions = slices.Clone(fs.Omissions)
	for i := range fs.Omissions {
		fs.Omissions[i].Statement = is(fs.Omissions[i].Statement)
	}
	fs.Warnings = slices.Clone(fs.Warnings)
	for i := range fs.Warnings {
		fs.Warnings[i].Statement = is(fs.Warnings[i].Statement)
	}
	fs.Events = slices.Clone(fs.Events)
	for i := range fs.Events {
		fs.Events[i].Statements = slices.Clone(fs.Events[i].Statements)
		for k := range fs.Events[i].Statements {
			fs.Events[i].Statements[k] = is(fs.Events[i].Statements[k])
		}
	}
}

// split makes a statement of the reports at On and With, which the statement
// of On loses.
func (f *folder) split(c Correction) {
	i, _ := reportAt(f.p.Findings.Statements, c.On)
	if i < 0 {
		return
	}
	old := f.p.Findings.Statements[i]
	apart := map[int]bool{}
	for _, r := range append([]text.Ref{c.On}, c.With...) {
		if k, j := reportAt(f.p.Findings.Statements, r); k == i {
			apart[j] = true
		}
	}
	if len(apart) == len(old.Reports) {
		return
	}
	kept, other := old, old
	kept.Reports, other.Reports = nil, nil
	for j, r := range old.Reports {
		if apart[j] {
			other.Reports = append(other.Reports, r)
		} else {
			kept.Reports = append(kept.Reports, r)
		}
	}
	other.ID, other.Denies, other.Similar, other.Gist = old.ID+"/"+c.ID, "", nil, f.words(other.Reports[0].Ref)
	for _, s := range []*origin.Statement{&kept, &other} {
		carried(s)
		recount(s)
	}
	f.p.Findings.Statements[i] = kept
	f.p.Findings.Statements = append(f.p.Findings.Statements, other)
}

// carried cuts channels and drifts to the carriers and reports that a
// statement has.
func carried(s *origin.Statement) {
	has := s.Carriers()
	s.Channels = slices.Clone(s.Channels)
	for k := range s.Channels {
		s.Channels[k].Carriers = slices.DeleteFunc(slices.Clone(s.Channels[k].Carriers), func(id text.ID) bool { return !slices.Contains(has, id) })
	}
	in := func(r text.Ref) bool {
		return slices.ContainsFunc(s.Reports, func(x origin.Report) bool { return touch(x.Ref, r) })
	}
	s.Drift = slices.DeleteFunc(slices.Clone(s.Drift), func(d origin.Drift) bool { return !in(d.A) || !in(d.B) })
}

// words are those of a place.
func (f *folder) words(r text.Ref) string {
	i, ok := f.place[r.Article]
	if !ok || r.Span.Validate(f.p.Articles[i].Text) != nil {
		return ""
	}
	return strings.Join(strings.Fields(r.Span.Of(f.p.Articles[i].Text)), " ")
}

// entity makes one of two entities, or parts a mention from its entity.
func (f *folder) entity(c Correction) {
	k := mentionAt(f.p, f.place, c.On)
	if k < 0 {
		return
	}
	i := f.place[c.On.Article]
	if c.Kind == SplitEntity {
		m := f.marks(i)
		m.Mentions, m.Entities = slices.Clone(m.Mentions), slices.Clone(m.Entities)
		x := &m.Mentions[k]
		name := c.Value
		if name == "" {
			name = x.Span.Of(f.p.Articles[i].Text)
		}
		x.Entity += "/" + c.ID
		m.Entities = append(m.Entities, annot.Entity{ID: x.Entity, Class: x.Class, Name: name})
		return
	}
	into := f.p.Marks[i].Mentions[k].Entity
	for _, w := range c.With {
		if k := mentionAt(f.p, f.place, w); k >= 0 {
			f.renameEntity(f.p.Marks[f.place[w.Article]].Mentions[k].Entity, into)
		}
	}
}

func (f *folder) renameEntity(from, to string) {
	if from == to {
		return
	}
	for i := range f.p.Marks {
		if !slices.ContainsFunc(f.p.Marks[i].Mentions, func(m annot.Mention) bool { return m.Entity == from }) {
			continue
		}
		m := f.marks(i)
		m.Mentions, m.Entities = slices.Clone(m.Mentions), slices.Clone(m.Entities)
		for k := range m.Mentions {
			if m.Mentions[k].Entity == from {
				m.Mentions[k].Entity = to
			}
		}
		for k := range m.Entities {
			if m.Entities[k].ID == from {
				m.Entities[k].ID = to
			}
		}
	}
	for i := range f.p.Findings.Statements {
		s := &f.p.Findings.Statements[i]
		if !slices.ContainsFunc(s.Voices, func(v origin.Voice) bool { return v.Entity == from }) {
			continue
		}
		before := *s
		before.Voices = slices.Clone(s.Voices)
		for k := range before.Voices {
			if before.Voices[k].Entity == from {
				before.Voices[k].Entity = to
			}
		}
		*s = oneVoice(before)
	}
}

// oneVoice joins the voices of a statement that stand for one entity now.
func oneVoice(s origin.Statement) origin.Statement {
	s.Reports = slices.Clone(s.Reports)
	for j, r := range s.Reports {
		if r.Voice < 0 || r.Voice >= len(s.Voices) || s.Voices[r.Voice].Entity == "" {
			continue
		}
		s.Reports[j].Voice = slices.IndexFunc(s.Voices, func(v origin.Voice) bool { return v.Entity == s.Voices[r.Voice].Entity })
	}
	recount(&s)
	return s
}
