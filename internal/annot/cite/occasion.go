package cite

import (
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
)

// mostTail bounds how far the platform of a post may follow its cue, in atoms.
const mostTail = 8

// occasion notes a path without a medium of news: a release, an event, a post.
// What belongs to it is read with it: the platform, the own outlet that it was
// given to. A medium that follows directly takes its place.
func (f *finder) occasion(i, n int, cue lang.CiteCue) int {
	for k := 1; k < n; k++ { // "in an interview with CNN"
		if to, m := f.p.Citation.Cues.Longest(f.words(i + k)); to.Role == lang.To && k+m > n {
			if j := f.from(i+k, m, to); j > 0 {
				return j
			}
		}
	}
	path, nm, end := annot.Path(cue.Path), name{}, i+n
	switch path {
	case annot.Post:
		nm, end = f.platform(i + n)
	case annot.Release:
		end = f.given(i + n)
	default:
		if m, j := f.nameAfter(i+n, false); j > 0 {
			end = j
			if !f.own(m, true) {
				nm, path = m, m.kind
			}
		}
	}
	f.add(i, n, nm, path)
	return max(end, i+n)
}

// platform reads the platform and the account of a post.
func (f *finder) platform(i int) (name, int) {
	nm, end := name{}, i
	for j := i; j < len(f.atoms) && j < i+mostTail && !f.atoms[j].breaks; j++ {
		at := f.atoms[j]
		if at.lower == "@" && j+1 < len(f.atoms) && f.atoms[j+1].tight {
			return f.account(nm, j)
		}
		if strings.Contains(".\"“”;:", at.lower) {
			break
		}
		if nm.text == "" {
			if m, k := f.known(j, true); k > 0 && m.kind == annot.Post {
				nm, end = m, k
				j = k - 1
			}
		}
	}
	return nm, end
}

// account adds the account "@name" at atom i to a platform.
func (f *finder) account(nm name, i int) (name, int) {
	k := i + 2
	for k+1 < len(f.atoms) && f.atoms[k].tight && f.atoms[k+1].tight && strings.Contains("._", f.atoms[k].lower) && f.atoms[k+1].word {
		k += 2
	}
	s := f.span(i, k)
	if nm.span.Empty() {
		nm.span = s
	}
	nm.text = strings.TrimSpace(nm.text + " " + s.Of(f.a.Text))
	nm.span = nm.span.Join(s)
	return nm, k
}

// given reads to whom a release was given: the article's own outlet.
func (f *finder) given(i int) int {
	for j := i; j < len(f.atoms) && j < i+3 && f.atoms[j].word && !f.atoms[j].breaks; j++ {
		if cue, n := f.p.Citation.Cues.Longest(f.words(j)); n > 0 && cue.Role == lang.To {
			if m, k := f.nameAfter(j+n, false); k > 0 && f.own(m, true) {
				return k
			}
		}
	}
	return i
}
