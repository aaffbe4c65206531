package channel

import (
	"fmt"

	"sanad/internal/origin"
)

// tipped is how far a common owner tips the scale: by this share of what is
// missing to certainty. The same words over a report (chanceHeard) pass even;
// a shared quotation alone (chanceQuote) does not, nor does nothing shared.
const tipped = 0.40

// readOwners indexes the table of ownership by outlet.
func (t *tracer) readOwners() {
	t.owners = map[string][]*origin.Owner{}
	if t.without[ByOwner] {
		return
	}
	for n := range t.in.Owners {
		for _, name := range t.in.Owners[n].Outlets {
			t.owners[fold(name)] = append(t.owners[fold(name)], &t.in.Owners[n])
		}
	}
}

// oneOwner is the entry that gives two articles' outlets one owner on the days
// on which they appeared, nil for none. One outlet needs no owner to be one.
func (t *tracer) oneOwner(i, j int) *origin.Owner {
	if t.house[i] == t.house[j] {
		return nil
	}
	for _, a := range t.owners[t.house[i]] {
		for _, b := range t.owners[t.house[j]] {
			if a.Name == b.Name && a.Held(t.day(i)) && b.Held(t.day(j)) {
				return a
			}
		}
	}
	return nil
}

// day is the day on which article i appeared, "" where that is not stated.
func (t *tracer) day(i int) string {
	if d := t.in.Articles[i].Published; d != nil && len(d.Value) >= len("2006-01-02") {
		return d.Value[:len("2006-01-02")]
	}
	return ""
}

// tip raises the chance that two carriers with shared copy have one channel
// where one owner holds both outlets, and says so.
func (t *tracer) tip(q *joint, i, j int) {
	if q.chance == 0 {
		return
	}
	if o := t.oneOwner(i, j); o != nil {
		q.chance += (1 - q.chance) * tipped
		q.why += fmt.Sprintf("; one owner of both outlets: %s (%s)", o.Name, o.Source)
	}
}
