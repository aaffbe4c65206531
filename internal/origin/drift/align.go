package drift

// longest is the number of items of a report that are aligned; longer ones are
// compared by their beginning.
const longest = 160

// pair is one column of an alignment: places in a and b, -1 for a gap.
type pair struct{ a, b int }

// align lays two lists of items side by side so that as many as possible
// agree (Needleman and Wunsch 1970). Items of one kind with different values
// may face each other: they fill one slot.
func align(a, b []item) []pair {
	a, b = a[:min(len(a), longest)], b[:min(len(b), longest)]
	n, m := len(a), len(b)
	score := make([][]float32, n+1)
	for i := range score {
		score[i] = make([]float32, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			score[i][j] = max(score[i+1][j], score[i][j+1], score[i+1][j+1]+agree(&a[i], &b[j]))
		}
	}
	var out []pair
	i, j := 0, 0
	for i < n && j < m {
		switch g := agree(&a[i], &b[j]); {
		case g > 0 && score[i][j] == score[i+1][j+1]+g:
			out = append(out, pair{i, j})
			i, j = i+1, j+1
		case score[i][j] == score[i+1][j]:
			out = append(out, pair{i, -1})
			i++
		default:
			out = append(out, pair{-1, j})
			j++
		}
	}
	for ; i < n; i++ {
		out = append(out, pair{i, -1})
	}
	for ; j < m; j++ {
		out = append(out, pair{-1, j})
	}
	return out
}

// agree is how well two items face each other: 1 for the same, less for two
// fillings of one slot, 0 for no match.
func agree(a, b *item) float32 {
	switch {
	case a.kind == b.kind && a.key == b.key:
		return 1
	case a.kind != b.kind || a.kind == word:
		return 0
	case a.kind == change:
		if a.change.Kind == b.change.Kind {
			return 0.3
		}
		return 0
	}
	return 0.4
}
