package main

import (
	"fmt"
	"math"

	"sanad/internal/query"
)

// The setting of the fit.
const (
	rounds  = 1500
	step    = 0.05
	ridge   = 0.02 // against large weights
	silence = 2.0  // weight of a question without an answer

	leastRight = 0.87 // of the questions with an answer
)

// held are weights of evidence that too few questions bear on to be fitted.
var held = map[query.Part]float64{query.Sign: -2, query.Turned: -2, query.Unsure: -1}

// report fits on all questions and on all but one part, and prints both.
func report(l []asking, folds int) {
	var all tally
	for k := range folds {
		var train, test []asking
		for i, x := range l {
			if i%folds == k {
				test = append(test, x)
			} else {
				train = append(train, x)
			}
		}
		w := fit(train)
		u := bar(train, w)
		s := score(test, w, u)
		fmt.Printf("part %d, fitted on the others: bar %.2f, %v\n", k+1, u, s)
		all = tally{all.answered + s.answered, all.right + s.right, all.none + s.none, all.invented + s.invented, all.twists + s.twists, all.taken + s.taken}
	}
	fmt.Println("together:", all)
	w := fit(l)
	for i, x := range w {
		fmt.Printf("%v: %.2f\n", query.Part(i), x)
	}
	for u := -2.0; u <= 2; u += 0.25 {
		fmt.Printf("bar %5.2f (score %.2f): %v\n", u, 1/(1+math.Exp(-u)), score(l, w, u))
	}
}

// fit finds the weights under which the right reports are likeliest.
func fit(l []asking) []float64 {
	n := int(query.Parts)
	w, m, v := make([]float64, n), make([]float64, n), make([]float64, n)
	for t := 1; t <= rounds; t++ {
		g := make([]float64, n)
		for i := range l {
			slope(&l[i], w, g)
		}
		for part, x := range held {
			w[part], g[part] = x, 0
		}
		for j := range w { // Adam, Kingma and Ba 2015
			d := g[j]/float64(len(l)) + ridge*w[j]/float64(n)
			m[j] = 0.9*m[j] + 0.1*d
			v[j] = 0.999*v[j] + 0.001*d*d
			w[j] -= step * (m[j] / (1 - math.Pow(0.9, float64(t)))) / (math.Sqrt(v[j]/(1-math.Pow(0.999, float64(t)))) + 1e-8)
		}
	}
	for part, x := range held {
		w[part] = x
	}
	return w
}

// slope adds the gradient of the loss of one question.
func slope(x *asking, w, g []float64) {
	var all, good float64 = 1, 0 // none of them has odds of 1
	odds := make([]float64, len(x.Candidates))
	for i, c := range x.Candidates {
		if c.Against != "" {
			continue
		}
		odds[i] = math.Exp(min(dot(w, c.Evidence), 30))
		all += odds[i]
		if c.Right {
			good += odds[i]
		}
	}
	weight := 1.0
	if x.None {
		good, weight = 1, silence
	}
	if good == 0 {
		return // no fitting candidate: not to be learned from
	}
	for i, c := range x.Candidates {
		if odds[i] == 0 {
			continue
		}
		d := odds[i] / all
		if c.Right && !x.None {
			d -= odds[i] / good
		}
		for j, e := range c.Evidence {
			g[j] += weight * d * e
		}
	}
}

// bar is the highest odds to ask of an answer, so that near misses get none, at
// which so many questions as must be still get their right one.
func bar(l []asking, w []float64) float64 {
	for u := 3.0; u > -3; u -= 0.05 {
		if s := score(l, w, u); float64(s.right) >= leastRight*float64(s.answered) {
			return u
		}
	}
	return -3
}

// tally counts questions: those with an answer and those whose first one is
// right; those that nothing carries, and those where something was said to;
// the same where something like it stands in the pile.
type tally struct{ answered, right, none, invented, twists, taken int }

func (t tally) String() string {
	return fmt.Sprintf("right first %d of %d, false %d of %d, of near misses %d of %d", t.right, t.answered, t.invented, t.none, t.taken, t.twists)
}

func score(l []asking, w []float64, bar float64) (t tally) {
	for _, x := range l {
		best, u := -1, bar
		for i, c := range x.Candidates {
			if s := dot(w, c.Evidence); c.Against == "" && s > u {
				best, u = i, s
			}
		}
		said := 0
		if best >= 0 {
			said = 1
		}
		switch {
		case x.Twist:
			t.twists, t.taken = t.twists+1, t.taken+said
		case x.None:
			t.none, t.invented = t.none+1, t.invented+said
		default:
			if t.answered++; best >= 0 && x.Candidates[best].Right {
				t.right++
			}
		}
	}
	return t
}

func dot(a, b []float64) float64 {
	s := 0.0
	for i := range a {
		s += a[i] * b[i]
	}
	return s
}
