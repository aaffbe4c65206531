package story

import (
	"time"

	"sanad/internal/text"
)

// Batch is the articles that appeared within one step of time, with the
// passages that they share with each other and with earlier ones. At is the end
// of the step.
type Batch struct {
	At    time.Time
	Input Input
}

// Batches parts a pile into steps in the order in which its articles appeared.
// Of a day without an hour the middle is taken; articles without a date come
// with the last. Steps in which nothing appeared are left out.
func Batches(in Input, step time.Duration) []Batch {
	when := make([]time.Time, len(in.Articles))
	var first, last time.Time
	for i := range in.Articles {
		if d := in.Articles[i].Published; d != nil {
			if s := parseDay(d.Value); s.n > 0 {
				when[i] = time.Unix(int64(s.mid*86400), 0).UTC()
				if first.IsZero() || when[i].Before(first) {
					first = when[i]
				}
				if when[i].After(last) {
					last = when[i]
				}
			}
		}
	}
	of := make(map[text.ID]int, len(in.Articles)) // step of each article
	byStep := map[int]*Batch{}
	for i, at := range when {
		if at.IsZero() {
			at = last
		}
		n := int(at.Sub(first) / step)
		of[in.Articles[i].ID] = n
		if byStep[n] == nil {
			byStep[n] = &Batch{At: first.Add(time.Duration(n+1) * step)}
		}
		x := &byStep[n].Input
		x.Articles, x.Marks = append(x.Articles, in.Articles[i]), append(x.Marks, in.Marks[i])
	}
	for _, p := range in.Passages {
		x := &byStep[max(of[p.A.Article], of[p.B.Article])].Input
		x.Passages = append(x.Passages, p)
	}
	var out []Batch
	for _, n := range sortedKeys(byStep) {
		out = append(out, *byStep[n])
	}
	return out
}

// Replay groups a pile as a stream would have, batch by batch, and says what
// happened to its stories on the way.
func Replay(in Input, step time.Duration) (Result, []Change) {
	s := NewStream(Fitted)
	var changes []Change
	for _, b := range Batches(in, step) {
		changes = append(changes, s.Add(b.Input, b.At)...)
	}
	return s.Stories(), changes
}
