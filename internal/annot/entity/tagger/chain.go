package tagger

import (
	"math"
	"slices"
)

// square holds a value for each pair of labels, row one for each label.
type (
	row    [labels]float64
	square [labels]row
)

// marginals are the expected labels of each piece and the expected number of
// each pair of labels, by forward and backward sums.
func marginals(emit [][labels]float64, trans *[labels][labels]float64) (node [][labels]float64, edge [labels][labels]float64) {
	pair, local := potentials(emit, trans)
	alpha, beta := forward(local, &pair), backward(local, &pair)
	node = make([][labels]float64, len(emit))
	for i := range node {
		for y := range labels {
			node[i][y] = alpha[i][y] * beta[i][y]
		}
		normalise((*row)(&node[i]))
		if i == 0 {
			for y := range labels {
				edge[out][y] += node[0][y]
			}
			continue
		}
		var e square
		all := 0.0
		for x := range labels {
			for y := range labels {
				e[x][y] = alpha[i-1][x] * pair[x][y] * local[i][y] * beta[i][y]
				all += e[x][y]
			}
		}
		for x := range labels {
			for y := range labels {
				edge[x][y] += e[x][y] / all
			}
		}
	}
	return node, edge
}

// potentials are the exponentials of the scores; those of a piece are scaled
// by its best.
func potentials(emit [][labels]float64, trans *[labels][labels]float64) (pair square, local []row) {
	for x := range labels {
		for y := range labels {
			if follows(x, y) {
				pair[x][y] = math.Exp(trans[x][y])
			}
		}
	}
	local = make([]row, len(emit))
	for i := range emit {
		top := slices.Max(emit[i][:])
		for y := range labels {
			local[i][y] = math.Exp(emit[i][y] - top)
		}
	}
	return pair, local
}

// forward sums over all labels of the pieces before, scaled to 1.
func forward(local []row, pair *square) []row {
	alpha := make([]row, len(local))
	for i := range local {
		for y := range labels {
			if i == 0 {
				alpha[i][y] = pair[out][y] * local[i][y]
				continue
			}
			for x := range labels {
				alpha[i][y] += alpha[i-1][x] * pair[x][y]
			}
			alpha[i][y] *= local[i][y]
		}
		normalise(&alpha[i])
	}
	return alpha
}

// backward sums over all labels of the pieces behind, scaled to 1.
func backward(local []row, pair *square) []row {
	n := len(local)
	beta := make([]row, n)
	for i := n - 1; i >= 0; i-- {
		for x := range labels {
			if i == n-1 {
				beta[i][x] = 1
				continue
			}
			for y := range labels {
				beta[i][x] += pair[x][y] * local[i+1][y] * beta[i+1][y]
			}
		}
		normalise(&beta[i])
	}
	return beta
}

func normalise(r *row) {
	sum := 0.0
	for _, v := range r {
		sum += v
	}
	for y := range r {
		r[y] /= sum
	}
}
