package revision

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"sanad/internal/text"
)

// line is a sentence or a piece of furniture with its words.
type line struct {
	span  text.Span
	key   string // its words in lower case
	words []string
}

// told are the sentences of a version.
func told(v Version) []line {
	return lines(v.Article.Text, v.Article.Sentences)
}

// furniture are the parts of a version that are no news text.
func furniture(v Version) []line {
	var spans []text.Span
	for _, s := range v.Article.Segments {
		if s.Kind.Furniture() {
			spans = append(spans, s.Span)
		}
	}
	return lines(v.Article.Text, spans)
}

func lines(t string, spans []text.Span) []line {
	out := make([]line, len(spans))
	for i, s := range spans {
		w := strings.FieldsFunc(strings.ToLower(s.Of(t)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		out[i] = line{s, strings.Join(w, " "), w}
	}
	return out
}

// missing are the spans of the lines of a that b has not.
func missing(a, b []line) []text.Span {
	in := map[string]int{}
	for _, l := range b {
		in[l.key]++
	}
	var out []text.Span
	for _, l := range a {
		if in[l.key] > 0 {
			in[l.key]--
			continue
		}
		out = append(out, l.span)
	}
	return out
}

// align lays the sentences of two versions side by side and lists those that
// changed, in the order of the later version.
func align(a, b []line) []Change {
	pair := anchors(a, b) // place in b of each line of a, -1 for none
	fill(a, b, pair)
	used := make([]bool, len(b))
	for _, j := range pair {
		if j >= 0 {
			used[j] = true
		}
	}
	shifted := moved(a, b, pair, used)
	return list(a, b, pair, used, shifted)
}

// anchors pairs the lines that stand once in each version and in one order in
// both (patience), and the equal lines before and after these.
func anchors(a, b []line) []int {
	pair := make([]int, len(a))
	for i := range pair {
		pair[i] = -1
	}
	inA, inB := once(a), once(b)
	var is, js []int
	for i, l := range a {
		if j, ok := inB[l.key]; ok && inA[l.key] == i && j >= 0 {
			is, js = append(is, i), append(js, j)
		}
	}
	for _, k := range rising(js) {
		pair[is[k]] = js[k]
	}
	grow(a, b, pair)
	return pair
}

// once maps the lines that stand once to their places, the others to -1.
func once(ls []line) map[string]int {
	at := make(map[string]int, len(ls))
	for i, l := range ls {
		if _, ok := at[l.key]; ok {
			at[l.key] = -1
		} else {
			at[l.key] = i
		}
	}
	return at
}

// rising are the places of a longest rising sequence.
func rising(v []int) []int {
	var ends []int // place of the least end of a sequence of each length
	before := make([]int, len(v))
	for i, x := range v {
		n, _ := slices.BinarySearchFunc(ends, x, func(e, x int) int { return cmp.Compare(v[e], x) })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	var out []int
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			out = append(out, i)
		}
	}
	slices.Reverse(out)
	return out
}

// grow pairs equal lines next to pairs, and at the head and the foot.
func grow(a, b []line, pair []int) {
	used := make([]bool, len(b))
	for _, j := range pair {
		if j >= 0 {
			used[j] = true
		}
	}
	join := func(i, j int) bool {
		if i < 0 || j < 0 || i >= len(a) || j >= len(b) || pair[i] >= 0 || used[j] || a[i].key != b[j].key {
			return false
		}
		pair[i], used[j] = j, true
		return true
	}
	for i, j := 0, 0; join(i, j); i, j = i+1, j+1 {
	}
	for i, j := len(a)-1, len(b)-1; join(i, j); i, j = i-1, j-1 {
	}
	for i := range a {
		if pair[i] >= 0 {
			join(i+1, pair[i]+1)
		}
	}
	for i := len(a) - 1; i >= 0; i-- {
		if pair[i] >= 0 {
			join(i-1, pair[i]-1)
		}
	}
}

const (
	gap   = 40 // sentences between two unchanged ones that are compared each with each
	alike = .4 // share of the words of two sentences (Dice) that are one, changed
)

// fill pairs the changed lines between two unchanged ones, the most alike
// first.
func fill(a, b []line, pair []int) {
	lo := 0
	for i := 0; i < len(a); {
		if pair[i] >= 0 {
			lo = pair[i] + 1
			i++
			continue
		}
		k := i
		for k < len(a) && pair[k] < 0 {
			k++
		}
		hi := len(b)
		if k < len(a) {
			hi = pair[k]
		}
		if lo < hi {
			match(a[i:min(k, i+gap)], b[lo:min(hi, lo+gap)], func(x, y int) { pair[i+x] = lo + y })
		}
		i = k
	}
}

// match pairs the lines of two short lists, the most alike first.
func match(a, b []line, found func(x, y int)) {
	type candidate struct {
		x, y  int
		score float64
	}
	var all []candidate
	for x := range a {
		for y := range b {
			if s := dice(a[x].words, b[y].words); s >= alike {
				all = append(all, candidate{x, y, s})
			}
		}
	}
	slices.SortStableFunc(all, func(p, q candidate) int { return cmp.Compare(q.score, p.score) })
	usedA, usedB := make([]bool, len(a)), make([]bool, len(b))
	for _, c := range all {
		if !usedA[c.x] && !usedB[c.y] {
			usedA[c.x], usedB[c.y] = true, true
			found(c.x, c.y)
		}
	}
}

// dice is twice the words in common by the words of both.
func dice(a, b []string) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	n := map[string]int{}
	for _, w := range a {
		n[w]++
	}
	same := 0
	for _, w := range b {
		if n[w] > 0 {
			n[w]--
			same++
		}
	}
	return 2 * float64(same) / float64(len(a)+len(b))
}

// moved pairs the equal lines that are left, and says which lines of b they
// are.
func moved(a, b []line, pair []int, used []bool) map[int]bool {
	out := map[int]bool{}
	left := map[string][]int{}
	for j, l := range b {
		if !used[j] {
			left[l.key] = append(left[l.key], j)
		}
	}
	for i, l := range a {
		if js := left[l.key]; pair[i] < 0 && len(js) > 0 {
			pair[i], used[js[0]], out[js[0]] = js[0], true, true
			left[l.key] = js[1:]
		}
	}
	return out
}

// list are the changes, in the order of the later version; what was removed
// stands where the next kept line stands.
func list(a, b []line, pair []int, used []bool, shifted map[int]bool) []Change {
	from := make([]int, len(b)) // line of a of each line of b
	for i, j := range pair {
		if j >= 0 {
			from[j] = i
		}
	}
	var out []Change
	next := 0
	for j := range b {
		if !used[j] {
			out = append(out, Change{Kind: Added, After: b[j].span})
			continue
		}
		i := from[j]
		for ; !shifted[j] && next < i; next++ {
			if pair[next] < 0 {
				out = append(out, Change{Kind: Removed, Before: a[next].span})
			}
		}
		switch {
		case a[i].key != b[j].key:
			out = append(out, Change{Kind: Changed, Before: a[i].span, After: b[j].span})
		case shifted[j]:
			out = append(out, Change{Kind: Moved, Before: a[i].span, After: b[j].span})
		}
	}
	for ; next < len(a); next++ {
		if pair[next] < 0 {
			out = append(out, Change{Kind: Removed, Before: a[next].span})
		}
	}
	return out
}
