// Package event finds the dated happenings of a pile: sentences whose time
// expressions name a point of the calendar. In: articles with sentences and
// resolved times, and the statements told in them. Out: one event a sentence
// and date, in the order of the articles and their text. A date that the text
// does not settle gives no event.
package event

import (
	"cmp"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// Input is a pile: Marks is parallel to Articles.
type Input struct {
	Articles   []article.Article
	Marks      []annot.Marks
	Statements []origin.Statement
}

// Find lists the dated events.
func Find(in Input) []origin.Event {
	told := tellings(in.Statements)
	var out []origin.Event
	for i := range in.Articles {
		a := &in.Articles[i]
		for _, s := range a.Sentences {
			if a.KindAt(s.Start) == article.Title {
				continue
			}
			out = append(out, ofSentence(a, &in.Marks[i], s, told[a.ID])...)
		}
	}
	return out
}

// telling is a report of a statement in one article.
type telling struct {
	span      text.Span
	statement string
}

func tellings(ss []origin.Statement) map[text.ID][]telling {
	out := map[text.ID][]telling{}
	for _, s := range ss {
		for _, r := range s.Reports {
			out[r.Ref.Article] = append(out[r.Ref.Article], telling{r.Ref.Span, s.ID})
		}
	}
	return out
}

// ofSentence gives one event for each date that the sentence names. A day
// makes the months and years that hold it redundant.
func ofSentence(a *article.Article, m *annot.Marks, s text.Span, told []telling) []origin.Event {
	var dates []annot.Time
	for _, t := range text.Within(m.Times, s) {
		v, ok := calendar(t.Value)
		if !ok {
			continue
		}
		t.Value = v
		dates = append(dates, t)
	}
	var out []origin.Event
	for i, t := range dates {
		if covered(dates, i) {
			continue
		}
		e := origin.Event{Date: t.Value, Precision: precision(t.Value), Status: status(a, m, s, t), Ref: text.Ref{Article: a.ID, Span: s}}
		for _, x := range told {
			if x.span.Touches(s) && !slices.Contains(e.Statements, x.statement) {
				e.Statements = append(e.Statements, x.statement)
			}
		}
		out = append(out, e)
	}
	return out
}

// covered reports whether another date of the sentence says the same or more.
func covered(dates []annot.Time, i int) bool {
	for j, o := range dates {
		if o.Value == dates[i].Value && j < i || len(o.Value) > len(dates[i].Value) && strings.HasPrefix(o.Value, dates[i].Value) {
			return true
		}
	}
	return false
}

// calendar is the date of a TIMEX3 value, where it is one: year, month or day,
// without the time of day.
func calendar(v string) (string, bool) {
	day, _, _ := strings.Cut(v, "T")
	if len(day) < 4 {
		return "", false
	}
	for i, r := range day {
		if (i == 4 || i == 7) != (r == '-') || r != '-' && (r < '0' || r > '9') {
			return "", false
		}
	}
	return day, len(day) == 4 || len(day) == 7 || len(day) == 10
}

func precision(date string) string {
	switch len(date) {
	case 4:
		return "year"
	case 7:
		return "month"
	}
	return "day"
}

const reach = 8 // words between a date and the word of intention that governs it

// status says whether the dated thing had happened when the article appeared.
// What lies after publication is planned or expected; what lies in the running
// month is so when a word of intention stands close to the date.
func status(a *article.Article, m *annot.Marks, s text.Span, t annot.Time) string {
	published := ""
	if a.Published != nil {
		published, _ = calendar(a.Published.Value)
	}
	n := min(len(published), len(t.Value))
	order := cmp.Compare(t.Value[:n], published[:n])
	if published == "" || order < 0 {
		return "happened"
	}
	intended := intention(a, m, s, t)
	switch {
	case intended != "":
		return intended
	case order > 0:
		return "expected"
	}
	return "happened"
}

// intention is "planned" or "expected" where a word of that kind stands within
// reach of the date, "" where none does.
func intention(a *article.Article, m *annot.Marks, s text.Span, t annot.Time) string {
	pack := lang.Must(a.Language)
	lo, _ := slices.BinarySearchFunc(m.Tokens, s.Start, func(k annot.Token, at int) int { return cmp.Compare(k.Span.Start, at) })
	at, _ := slices.BinarySearchFunc(m.Tokens, t.Span.Start, func(k annot.Token, at int) int { return cmp.Compare(k.Span.Start, at) })
	found := ""
	for i := max(lo, at-reach); i < len(m.Tokens) && i < at+reach && m.Tokens[i].Span.Start < s.End; i++ {
		w := m.Tokens[i].Lower
		switch {
		case pack.Role("plan", w) || pack.Role("will", w):
			return "planned"
		case pack.Role("may", w):
			found = "expected"
		}
	}
	return found
}
