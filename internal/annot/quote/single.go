package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// withSingles adds the single marks that outlets of the British manner set
// around speech: ‘The gate is shut,’ or 'The gate is shut,'. They count on
// lines without a double mark only, where an opening one stands in an opening
// place and a closing one behind the punctuation that ends spoken words; an
// apostrophe does neither.
func withSingles(t string, marks []mark) []mark {
	if !strings.Contains(t, "‘") && !strings.Contains(t, " '") && !strings.HasPrefix(t, "'") && !strings.Contains(t, "\n'") {
		return marks
	}
	var out []mark
	k := 0
	for lo := 0; lo < len(t); {
		hi := lineEnd(t, lo)
		first := k
		for k < len(marks) && marks[k].at < hi {
			k++
		}
		if out = append(out, marks[first:k]...); first == k {
			out = append(out, singles(t, lo, hi)...)
		}
		lo = hi + 1
	}
	return out
}

// singles are the single marks of speech on the line [lo, hi) of t, in pairs.
func singles(t string, lo, hi int) []mark {
	var out []mark
	var open *mark
	for i := lo; i < hi; {
		r, n := utf8.DecodeRuneInString(t[i:])
		m := markAt(t, i, n, r)
		switch {
		case open == nil && (r == '‘' || r == '\'') && m.left && !m.right && startsSpeech(t[i+n:hi]):
			m.opens, m.shut = true, false
			open = &m
		case open != nil && (r == '’' || r == '\'') && m.right && endsSpeech(t[open.at:i]):
			m.opens, m.shut = false, true
			out = append(out, *open, m)
			open = nil
		}
		i += n
	}
	return out
}

// startsSpeech reports whether spoken words may begin like s: with a capital,
// or as what goes on behind its speaker.
func startsSpeech(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || r == '…' || r == '.'
}

// endsSpeech reports whether s ends as spoken words do before their mark.
func endsSpeech(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(",.?!…", r) && strings.Count(s, " ") > 0
}
