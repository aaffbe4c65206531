package warning

import (
	"slices"
	"strconv"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// Bounds of the warnings about single articles, in sentences.
const (
	longSilence   = 5 // sentences in a row without a source
	oldSentences  = 2 // sentences about times long past
	oldYears      = 1
	datelineFirst = 4 // attributions looked at for where an article speaks from
)

func (f *finder) article(i int, story string) {
	a := &f.in.Articles[i]
	w := origin.Warning{Story: story, Article: a.ID}
	if a.Published == nil {
		w.Kind = "date-missing"
		f.say(w)
	} else if t := f.later(i); t != nil {
		w.Kind, w.Refs = "date-conflict", []text.Ref{{Article: a.ID, Span: t.Span}}
		f.say(w, "date", day(t.Value), "published", day(a.Published.Value))
		w.Refs = nil
	}
	f.dateline(i, w)
	f.silence(i, w)
}

// day cuts a date to the day.
func day(v string) string { return v[:min(len(v), 10)] }

// later is a time of the text that is said to be past and lies after
// publication: a full date in brackets, as news texts date what was said.
func (f *finder) later(i int) *annot.Time {
	a := &f.in.Articles[i]
	pub := day(a.Published.Value)
	if len(pub) < 10 || a.Published.Basis == article.Estimated {
		return nil
	}
	for k := range f.in.Marks[i].Times {
		t := &f.in.Marks[i].Times[k]
		v := day(t.Value)
		if t.Relative || len(v) < 10 || v[4] != '-' || v <= pub || !f.saidThen(i, t.Span) {
			continue
		}
		return t
	}
	return nil
}

// saidThen reports whether a time stands in the clause of a cue, outside of
// what is said, in brackets.
func (f *finder) saidThen(i int, s text.Span) bool {
	t := f.in.Articles[i].Text
	if !strings.HasSuffix(s.Of(t), ")") && !strings.HasPrefix(t[s.End:], ")") {
		return false
	}
	for _, at := range f.in.Marks[i].Attributions {
		if at.Cue == nil || s.Start < at.Cue.Span.End || s.Start > at.Span.End+60 || at.Polarity == annot.Promise {
			continue
		}
		if !slices.ContainsFunc(at.Content, func(c text.Span) bool { return c.Touches(s) }) {
			return true
		}
	}
	return false
}

// dateline warns when the place of the dateline lies in one country and those
// who are first quoted speak for others, through media that the article names.
func (f *finder) dateline(i int, w origin.Warning) {
	a, m := &f.in.Articles[i], &f.in.Marks[i]
	if a.Dateline == nil || a.Dateline.Span == nil || a.Dateline.Place == "" {
		return
	}
	home := f.country(i, a.Dateline.Place)
	if home == "" {
		return
	}
	var names []string
	for _, c := range m.Citations {
		switch c.Kind {
		case annot.Interview, annot.Occasion:
			return
		case annot.Wire, annot.OutletOf:
			if c.Name != "" && !slices.Contains(names, c.Name) {
				names = append(names, c.Name)
			}
		}
	}
	if len(names) == 0 || f.speaksFrom(i, home) {
		return
	}
	w.Kind, w.Refs = "dateline", []text.Ref{{Article: a.ID, Span: *a.Dateline.Span}}
	f.say(w, "place", a.Dateline.Place, "name", strings.Join(names, ", "))
}

// country is the country entity that a place name stands for in article i, ""
// where the text does not say.
func (f *finder) country(i int, place string) string {
	for _, e := range f.in.Marks[i].Entities {
		if e.Class == annot.Country && (strings.EqualFold(e.Name, place) || slices.ContainsFunc(e.Aliases, func(x string) bool { return strings.EqualFold(x, place) })) {
			return e.ID
		}
	}
	return ""
}

// speaksFrom reports whether one of the first sources of article i belongs to
// the country.
func (f *finder) speaksFrom(i int, home string) bool {
	for n, at := range f.in.Marks[i].Attributions {
		if n == datelineFirst {
			break
		}
		if at.Source == nil || at.Source.Span == nil {
			continue
		}
		if at.Source.Entity == home {
			return true
		}
		for _, m := range text.Within(f.in.Marks[i].Mentions, *at.Source.Span) {
			if m.Entity == home {
				return true
			}
		}
	}
	return false
}

// silence warns of runs of sentences without a source, and of unsourced
// sentences about times long past.
func (f *finder) silence(i int, w origin.Warning) {
	a := &f.in.Articles[i]
	sourced := f.sourced(i)
	if len(sourced) == 0 {
		return
	}
	var run, old []text.Ref
	oldest := ""
	flush := func() {
		if len(run) >= longSilence {
			w.Kind, w.Refs = "unsourced-passage", []text.Ref{{Article: a.ID, Span: run[0].Span.Join(run[len(run)-1].Span)}}
			f.say(w, "n", strconv.Itoa(len(run)))
		}
		run = nil
	}
	k := 0
	for _, s := range a.Sentences {
		if a.KindAt(s.Start) != article.Body {
			continue
		}
		for k < len(sourced) && sourced[k].End <= s.Start {
			k++
		}
		if k < len(sourced) && sourced[k].Touches(s) {
			flush()
			continue
		}
		run = append(run, text.Ref{Article: a.ID, Span: s})
		if y := f.past(i, s); y != "" {
			old = append(old, text.Ref{Article: a.ID, Span: s})
			if oldest == "" || y < oldest {
				oldest = y
			}
		}
	}
	flush()
	if len(old) >= oldSentences {
		w.Kind, w.Refs = "background-older", old
		f.say(w, "n", strconv.Itoa(len(old)), "date", oldest)
	}
}

// sourced lists what attributions and citations cover, sorted and merged. A
// credit for the whole article covers nothing here.
func (f *finder) sourced(i int) []text.Span {
	m := &f.in.Marks[i]
	var l []text.Span
	for _, at := range m.Attributions {
		l = append(l, at.Span)
		l = append(l, at.Content...)
	}
	for _, c := range m.Citations {
		l = append(l, c.Span)
	}
	slices.SortFunc(l, text.Compare)
	var out []text.Span
	for _, s := range l {
		if n := len(out) - 1; n >= 0 && s.Start <= out[n].End {
			out[n].End = max(out[n].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// past is the oldest year named in s that lies well before publication, "" for
// none.
func (f *finder) past(i int, s text.Span) string {
	a := &f.in.Articles[i]
	if a.Published == nil || len(a.Published.Value) < 4 {
		return ""
	}
	pub, err := strconv.Atoi(a.Published.Value[:4])
	if err != nil {
		return ""
	}
	out := ""
	for _, t := range f.in.Marks[i].Times {
		if !s.Holds(t.Span) || len(t.Value) < 4 {
			continue
		}
		y, err := strconv.Atoi(t.Value[:4])
		if err == nil && y > 1000 && y < pub-oldYears && (out == "" || t.Value[:4] < out) {
			out = t.Value[:4]
		}
	}
	return out
}
