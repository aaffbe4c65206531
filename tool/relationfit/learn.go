package main

import (
	"fmt"
	"math"
	"slices"

	"sanad/internal/link/relation"
)

const (
	rounds = 400
	ridge  = 1e-3
	step   = 0.5
)

// learn fits the weights by gradient ascent with steps scaled by what each
// weight has moved so far (AdaGrad), on features of mean 0 and deviation 1.
func learn(rows []row, drop []string) relation.Weights {
	mean, dev := moments(rows)
	n := len(relation.Names)
	w, sum := make([]float64, n+2), make([]float64, n+2)
	for range rounds {
		g := gradient(rows, w, mean, dev)
		for j := range w {
			if j < n {
				if slices.Contains(drop, relation.Names[j]) {
					continue
				}
				g[j] -= ridge * w[j]
			}
			sum[j] += g[j] * g[j]
			w[j] += step * g[j] / math.Sqrt(sum[j]+1e-8)
		}
	}
	return unscale(w, mean, dev)
}

func unscale(w, mean, dev []float64) (out relation.Weights) {
	n := len(relation.Names)
	out.None, out.Absent = w[n], w[n+1]
	for j := range n {
		out.Features[j] = w[j] / dev[j]
		out.None += out.Features[j] * mean[j]
	}
	return out
}

func moments(rows []row) (mean, dev []float64) {
	n := len(relation.Names)
	mean, dev = make([]float64, n), make([]float64, n)
	all := 0.0
	each := func(f func(j int, x float64)) {
		for _, r := range rows {
			for _, o := range r.Options {
				for j, x := range o.Features {
					f(j, x)
				}
			}
		}
	}
	for _, r := range rows {
		all += float64(len(r.Options))
	}
	each(func(j int, x float64) { mean[j] += x / all })
	each(func(j int, x float64) { dev[j] += (x - mean[j]) * (x - mean[j]) / all })
	for j := range dev {
		dev[j] = math.Sqrt(dev[j]) + 1e-3
	}
	return mean, dev
}

// gradient is that of the mean log-likelihood of the right answers.
func gradient(rows []row, w, mean, dev []float64) []float64 {
	n := len(relation.Names)
	g := make([]float64, len(w))
	for _, r := range rows {
		p, right := posterior(r, w, mean, dev)
		var sum float64
		for _, k := range right {
			sum += p[k]
		}
		for k := range p {
			q := -p[k]
			if slices.Contains(right, k) {
				q += p[k] / sum
			}
			q /= float64(len(rows))
			if k == len(r.Options) {
				g[n] += q
				g[n+1] += q * yes(r.Absent)
				continue
			}
			for j, x := range r.Options[k].Features {
				g[j] += q * (x - mean[j]) / dev[j]
			}
		}
	}
	return g
}

// posterior is the probability of every option and, last, of none; and which
// of them are right.
func posterior(r row, w, mean, dev []float64) (p []float64, right []int) {
	n := len(relation.Names)
	for _, o := range r.Options {
		u := 0.0
		for j, x := range o.Features {
			u += w[j] * (x - mean[j]) / dev[j]
		}
		p = append(p, u)
	}
	p = append(p, w[n]+w[n+1]*yes(r.Absent))
	top, sum := slices.Max(p), 0.0
	for k := range p {
		p[k] = math.Exp(p[k] - top)
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
	right = append(slices.Clone(r.good), r.tied...)
	if len(right) == 0 {
		right = []int{len(r.Options)}
	}
	return p, right
}

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// evaluate scores parents as the scorer of cascades does.
func evaluate(rows []row, w relation.Weights) string {
	n, ok := map[string]float64{}, map[string]float64{}
	for _, r := range rows {
		best, at := w.None+w.Absent*yes(r.Absent), -1
		for k, o := range r.Options {
			if u := w.Of(o.Features); u > best {
				best, at = u, k
			}
		}
		n[r.kind]++
		n["all"]++
		right := at < 0
		if r.kind == "visible" {
			right = slices.Contains(r.good, at)
			ok["tied"] += yes(right || slices.Contains(r.tied, at))
		}
		ok[r.kind] += yes(right)
		ok["all"] += yes(right)
	}
	return fmt.Sprintf("visible %.3f tied %.3f hidden %.3f origin %.3f all %.3f",
		ok["visible"]/n["visible"], ok["tied"]/n["visible"], ok["hidden"]/n["hidden"], ok["origin"]/n["origin"], ok["all"]/n["all"])
}
