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

// choice is one question to learn from: the options, and, unless that cannot
// be, none of them last, with what is known of each, and which are right.
type choice struct {
	options [][]float64
	none    []float64 // nil where one of the options is right
	right   []int
}

// learn fits the weights of the options and of none by gradient ascent with
// steps scaled by what each weight has moved so far (AdaGrad), on features of
// mean 0 and deviation 1; asked says which of the weights of options are
// fitted, the others stay 0. The first weight of none is its constant.
func learn(cs []choice, asked []float64) (w, none []float64) {
	n, m := 0, len(cs[0].none)
	for _, c := range cs {
		if len(c.options) > 0 {
			n = len(c.options[0])
		}
	}
	mean, dev := moments(cs, n)
	v, sum := make([]float64, n+m), make([]float64, n+m)
	for range rounds {
		g := gradient(cs, v, mean, dev)
		for j := range v {
			if j < n && asked[j] == 0 {
				continue
			}
			g[j] -= ridge * v[j] * yes(j != n)
			sum[j] += g[j] * g[j]
			v[j] += step * g[j] / math.Sqrt(sum[j]+1e-8)
		}
	}
	w, none = v[:n], v[n:]
	for j := range w {
		w[j] /= dev[j]
		if m > 0 {
			none[0] += w[j] * mean[j]
		}
	}
	return w, none
}

func moments(cs []choice, n int) (mean, dev []float64) {
	mean, dev = make([]float64, n), make([]float64, n)
	all := 0.0
	each := func(f func(j int, x float64)) {
		for _, c := range cs {
			for _, o := range c.options {
				for j, x := range o {
					f(j, x)
				}
			}
		}
	}
	for _, c := range cs {
		all += float64(len(c.options))
	}
	each(func(j int, x float64) { mean[j] += x / all })
	each(func(j int, x float64) { dev[j] += (x - mean[j]) * (x - mean[j]) / all })
	for j := range dev {
		dev[j] = math.Sqrt(dev[j]) + 1e-3
	}
	return mean, dev
}

// gradient is that of the mean log-likelihood of the right answers.
func gradient(cs []choice, w, mean, dev []float64) []float64 {
	n := len(mean)
	g := make([]float64, len(w))
	for _, c := range cs {
		p := posterior(c, w, mean, dev)
		var sum float64
		for _, k := range c.right {
			sum += p[k]
		}
		for k := range p {
			q := -p[k]
			if slices.Contains(c.right, k) {
				q += p[k] / sum
			}
			q /= float64(len(cs))
			if k == len(c.options) {
				for j, x := range c.none {
					g[n+j] += q * x
				}
				continue
			}
			for j, x := range c.options[k] {
				g[j] += q * (x - mean[j]) / dev[j]
			}
		}
	}
	return g
}

// posterior is the probability of every option and, last, of none.
func posterior(c choice, w, mean, dev []float64) (p []float64) {
	n := len(mean)
	for _, o := range c.options {
		u := 0.0
		for j, x := range o {
			u += w[j] * (x - mean[j]) / dev[j]
		}
		p = append(p, u)
	}
	if c.none != nil {
		u := 0.0
		for j, x := range c.none {
			u += w[n+j] * x
		}
		p = append(p, u)
	}
	top, sum := slices.Max(p), 0.0
	for k := range p {
		p[k] = math.Exp(p[k] - top)
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
	return p
}

// evaluate scores parents as the scorer of cascades does; lower is taken from
// the bar of coming from none.
func evaluate(rows []row, w relation.Weights, lower float64) string {
	n, ok := map[string]float64{}, map[string]float64{}
	for _, r := range rows {
		at, known := r.Second(&w)
		if at >= 0 && dot(w.StandingHere[:], known)+lower <= 0 {
			at = -1
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

func dot(a, b []float64) (s float64) {
	for i := range b {
		s += a[i] * b[i]
	}
	return s
}

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
