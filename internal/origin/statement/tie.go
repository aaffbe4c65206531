package statement

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sanad/internal/origin"
)

// strange is how alike statements of two storylines must be to be shown as
// look-alikes.
const strange = 0.5

// mostSimilar is how many look-alikes of one statement are kept.
const mostSimilar = 3

// bond is the strongest likeness of two different statements.
type bond struct {
	a, b  int // a < b
	words float64
	score float64
	apart string
}

// tie links denials to what they deny and notes look-alikes with the reason
// why they are not one statement.
func (p *pile) tie(list []origin.Statement, drafts []draft, nodes []node, pairs []pair, of []int) {
	p.deny(list, drafts, nodes, pairs, of)
	bonds := bondsOf(pairs, of)
	count := make([]int, len(list))
	for _, b := range bonds {
		if b.words < strange && p.strangers(&list[b.a], &list[b.b]) || list[b.a].Denies == list[b.b].ID || list[b.b].Denies == list[b.a].ID {
			continue
		}
		why := p.why(list, drafts, b)
		score := max(0, b.score)
		if b.apart != "" {
			score = 0
		}
		for _, x := range [2][2]int{{b.a, b.b}, {b.b, b.a}} {
			if count[x[0]] < mostSimilar {
				count[x[0]]++
				list[x[0]].Similar = append(list[x[0]].Similar, origin.Similar{Statement: list[x[1]].ID, Why: why, Score: score})
			}
		}
	}
}

// strangers reports whether two statements belong to different events that do
// not continue each other.
func (p *pile) strangers(x, y *origin.Statement) bool {
	if x.Story == y.Story && x.Story != "" {
		return false
	}
	a, b := p.lineOf[x.Story], p.lineOf[y.Story]
	return a == "" || a != b
}

// bondsOf lists the pairs of statements that a reader may take for one by
// likeness, strongest first.
func bondsOf(pairs []pair, of []int) []bond {
	best := map[[2]int]bond{}
	for _, q := range pairs {
		a, b := of[q.a], of[q.b]
		if a < 0 || b < 0 || a == b || q.words < alike {
			continue
		}
		k := [2]int{min(a, b), max(a, b)}
		if old, ok := best[k]; !ok || q.words > old.words {
			best[k] = bond{k[0], k[1], q.words, q.score - q.told, q.apart} // in doubt they may be one
		}
	}
	out := make([]bond, 0, len(best))
	for _, b := range best {
		out = append(out, b)
	}
	slices.SortFunc(out, func(x, y bond) int {
		return cmp.Or(cmp.Compare(y.words, x.words), x.a-y.a, x.b-y.b)
	})
	return out
}

// why says in words what keeps two like statements apart.
func (p *pile) why(list []origin.Statement, drafts []draft, b bond) string {
	var l []string
	if b.apart != "" {
		l = append(l, b.apart)
	}
	x, y := &list[b.a], &list[b.b]
	if v := onlyVoices(x, y); v != "" {
		l = append(l, v)
	}
	if t := p.onlyTimes(drafts[b.a].rends, drafts[b.b].rends); t != "" {
		l = append(l, t)
	}
	if x.Story != y.Story && b.apart != apartEvent {
		l = append(l, apartEvent)
	}
	if len(l) == 0 {
		l = append(l, "like wording, another content")
	}
	return strings.Join(l, "; ")
}

func onlyVoices(x, y *origin.Statement) string {
	if len(x.Voices) == 0 || len(y.Voices) == 0 {
		return ""
	}
	for _, v := range x.Voices {
		for _, w := range y.Voices {
			if v.Name == w.Name || v.Entity != "" && v.Entity == w.Entity {
				return ""
			}
		}
	}
	return fmt.Sprintf("another voice: %s, %s", x.Voices[0].Name, y.Voices[0].Name)
}

func (p *pile) onlyTimes(x, y []int) string {
	a, b := dates(p.timesOf(x)), dates(p.timesOf(y))
	if !otherTime(a, b) {
		return ""
	}
	return fmt.Sprintf("another time: %s, %s", a[0], b[0])
}

// dates are the values that name a year or a part of one.
func dates(l []string) []string {
	return slices.DeleteFunc(l, func(v string) bool { return v[0] < '0' || v[0] > '9' })
}

func (p *pile) timesOf(rends []int) []string {
	var out []string
	for _, r := range rends {
		out = append(out, p.rends[r].frame.times...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
