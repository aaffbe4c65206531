package query

import (
	"slices"
	"strings"

	"sanad/internal/origin"
)

// mostDiffering is how many words of a side are told of a difference.
const mostDiffering = 4

// differ notes the words in which a match is not the claim: those that are asked
// and are not there, and what stands there instead.
func (m *matcher) differ(n int, x *Match) {
	s := &m.p.Findings.Statements[x.Statement]
	i := slices.IndexFunc(s.Reports, func(r origin.Report) bool { return r.Ref == x.Report })
	if i < 0 {
		return
	}
	c, v := &m.q.Claims[n], m.view(s, s.Reports[i])
	switch x.Against {
	case "number":
		x.Asked, x.There = otherFigures(c.figures, v.figures), otherFigures(v.figures, c.figures)
	case "date":
		x.Asked, x.There = slices.Concat(c.dates, clock(c.hours)), slices.Concat(v.dates, clock(v.hours))
	case "name", "role":
		x.Asked = m.missing(n, v, func(t *term) bool { return t.name })
	case "polarity", "modality":
		x.Asked = m.missing(n, v, func(t *term) bool { return !t.name })
	case "":
		x.Asked = m.missing(n, v, func(t *term) bool { return t.filed || t.name })
	default:
		x.Asked = append(m.missing(n, v, func(*term) bool { return true }), otherFigures(c.figures, v.figures)...)
	}
	x.Asked, x.There = x.Asked[:min(len(x.Asked), mostDiffering)], x.There[:min(len(x.There), mostDiffering)]
}

// missing are the words of a claim that the report has not, or has as what was
// denied where the claim says it.
func (m *matcher) missing(n int, v *side, of func(*term) bool) (out []string) {
	for j := range m.q.Claims[n].terms {
		t := &m.q.Claims[n].terms[j]
		there, in := v.in[place{n, j}]
		if (!in && !v.source[place{n, j}] || in && there.kin && !t.kin) && of(t) {
			out = append(out, t.printed)
		}
	}
	return out
}

// otherFigures are the figures of l, as printed, that are none of others and may
// count what one of them does.
func otherFigures(l, others []figure) (out []string) {
	for _, f := range l {
		same := slices.ContainsFunc(others, func(o figure) bool { return f.is(o) || o.is(f) })
		like := len(others) == 0 || slices.ContainsFunc(others, f.like)
		if !same && like && (f.telling() || f.unit != "") && !slices.Contains(out, f.words) {
			out = append(out, f.words)
		}
	}
	return out
}

// clock are hours of the day as clocks show them.
func clock(hours []string) (out []string) {
	for _, h := range hours {
		out = append(out, strings.TrimPrefix(h, "T")+":00")
	}
	return out
}
