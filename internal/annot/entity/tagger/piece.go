package tagger

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// Piece is what gets a label: a token or, where a token holds several names
// ("Rusia-Ukraina", "PresidenDonald"), a part of one.
type Piece struct {
	Span  text.Span
	Lower string
	Shape Shape
	First bool // opens a sentence

	Known lang.Known // the known name that it belongs to
	At    Place      // where in the known name it stands
	Role  Place      // where in a role phrase of the pack it stands
	Title bool       // of a role: one that is no office (Dr, Jenderal, Ibu)
	Given bool       // a given name

	small uint8  // how often the word is written small: 0 hardly ever, 3 nearly always
	side  uint64 // what stands beside the word elsewhere, see lang.Beside; 0 unknown
	sign  uint16 // bit i: lang.WordClasses[i]
	hash  uint64 // of Lower
}

// Shape is how a piece is written.
type Shape uint8

// The shapes.
const (
	Lowercase Shape = iota
	Capital         // Jakarta
	Initial         // J
	Caps            // KPK
	MixedCase       // NasDem, al-Beshir
	Digits
	DigitWord // G20
	Period
	Comma
	Open
	Close
	Hyphen
	Slash
	QuoteMark
	OtherMark
)

// Upper reports whether s is the shape of a word with a capital.
func (s Shape) Upper() bool { return Capital <= s && s <= MixedCase }

// Place says where in a phrase a piece stands.
type Place uint8

// The places in a phrase.
const (
	Nowhere Place = iota
	Begin
	Inside
	Single
)

// Opens reports whether a phrase begins here.
func (p Place) Opens() bool { return p == Begin || p == Single }

// Common reports whether the word is nearly always written small elsewhere.
func (p *Piece) Common() bool { return p.small == 3 }

// Is reports whether the piece is a sign of a class of lang.WordClasses.
func (p *Piece) Is(class string) bool { return p.sign&signBit(class) != 0 }

// Cut parts tokens of t into pieces.
func Cut(t string, toks []annot.Token, p *lang.Pack) []Piece {
	out := make([]Piece, 0, len(toks)+len(toks)/8)
	for k := 0; k < len(toks); k++ {
		tok := toks[k]
		if k+1 < len(toks) && toks[k+1].Span.Start == tok.Span.End && tok.Kind == annot.Word && p.Domain(toks[k+1].Span.Of(t)).Class != "" && p.Clauses.Class(tok.Lower)&lang.AsCites == 0 {
			k++ // a domain that was taken for two fused words: Kabar|Nusa.co.id
			out = append(out, newPiece(t, tok.Span.Join(toks[k].Span)))
			continue
		}
		word := tok.Span.Of(t)
		for s, e := range lang.Cut(word) {
			out = appendPiece(out, t, text.Span{Start: tok.Span.Start + s, End: tok.Span.Start + e}, p)
		}
	}
	return unglue(out, t, p)
}

// unglue parts a name from a small word behind it where the space between
// them was lost ("Trumpakan"): the name stands alone elsewhere in the text, and
// the rest is a word that is always written small.
func unglue(ps []Piece, t string, p *lang.Pack) []Piece {
	alone := map[string]bool{}
	for i := range ps {
		if ps[i].Shape == Capital {
			alone[ps[i].Lower] = true
		}
	}
	var out []Piece // nil until the first cut
	for i := range ps {
		cut := 0
		if w := ps[i].Lower; ps[i].Shape == Capital && len(w) >= 7 && len(w) == ps[i].Span.Len() && p.Small(w) == 0 {
			cut = glued(w, alone, p)
		}
		switch {
		case cut > 0:
			if out == nil {
				out = slices.Clone(ps[:i])
			}
			m := ps[i].Span.Start + cut
			out = append(out, newPiece(t, text.Span{Start: ps[i].Span.Start, End: m}), newPiece(t, text.Span{Start: m, End: ps[i].Span.End}))
		case out != nil:
			out = append(out, ps[i])
		}
	}
	if out == nil {
		return ps
	}
	return out
}

// glued is the length of the name at the start of a word that ends in a small
// word, 0 for none.
func glued(w string, alone map[string]bool, p *lang.Pack) int {
	for i := 3; i+3 <= len(w) && i < 24; i++ {
		if rest := w[i:]; alone[w[:i]] && p.Small(rest) >= 98 && (len(rest) >= 4 || p.Names.Words.Has(rest, rest)) {
			return i
		}
	}
	return 0
}

// appendPiece adds the piece at s, or its two parts where a role and a name
// have lost the space between them.
func appendPiece(out []Piece, t string, s text.Span, p *lang.Pack) []Piece {
	if i := seam(s.Of(t), p); i > 0 {
		m := s.Start + i
		return append(out, newPiece(t, text.Span{Start: s.Start, End: m}), newPiece(t, text.Span{Start: m, End: s.End}))
	}
	return append(out, newPiece(t, s))
}

// seam is where a scraped word falls into a small word or a role and a name:
// "PresidenDonald", "diJakarta". 0 for an ordinary word.
func seam(w string, p *lang.Pack) int {
	for i := 2; i < len(w)-2; i++ {
		if 'A' <= w[i] && w[i] <= 'Z' && 'a' <= w[i-1] && w[i-1] <= 'z' {
			left := strings.ToLower(w[:i])
			if p.Roles.Has(left, left) || p.Names.Words.Has(left, left) {
				return i
			}
			return 0
		}
	}
	return 0
}

func newPiece(t string, s text.Span) Piece {
	w := s.Of(t)
	lower := strings.ReplaceAll(strings.ToLower(w), "’", "'")
	return Piece{Span: s, Lower: lower, Shape: shapeOf(w), hash: hashString(lower)}
}

func shapeOf(w string) Shape {
	r, n := utf8.DecodeRuneInString(w)
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return markShape(r)
	}
	var upper, lower, digits int
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			lower++
		}
	}
	switch {
	case upper+lower == 0:
		return Digits
	case digits > 0 && upper > 0:
		return DigitWord
	case upper == 0:
		return Lowercase
	case n == len(w):
		return Initial
	case lower == 0:
		return Caps
	case upper == 1 && unicode.IsUpper(r):
		return Capital
	}
	return MixedCase
}

func markShape(r rune) Shape {
	switch r {
	case '.', '!', '?':
		return Period
	case ',', ';', ':':
		return Comma
	case '(', '[':
		return Open
	case ')', ']':
		return Close
	case '-', '–', '—':
		return Hyphen
	case '/':
		return Slash
	case '"', '“', '”', '‘', '’', '\'', '«', '»', '„':
		return QuoteMark
	}
	return OtherMark
}

// Mark looks up the names, roles and signs of the pack in the pieces.
func Mark(ps []Piece, t string, p *lang.Pack) {
	for i := range ps {
		next := func(k int) string {
			if i+k < len(ps) {
				return ps[i+k].Lower
			}
			return ""
		}
		printed := ps[i].Span.Of(t)
		if ps[i].At == Nowhere && ps[i].Shape < Digits {
			if k, n := p.Names.Known.At(ps[i].Lower, printed, next); n > 0 {
				for j := i; j < i+n; j++ {
					ps[j].Known, ps[j].At = k, placeAt(j-i, n)
				}
			}
		}
		if ps[i].Role == Nowhere {
			if role, n := p.Roles.At(ps[i].Lower, printed, next); n > 0 {
				for j := i; j < i+n; j++ {
					ps[j].Role, ps[j].Title = placeAt(j-i, n), role.Title()
				}
			}
		}
		if classes, n := p.Names.Words.At(ps[i].Lower, printed, next); n > 0 {
			for j := i; j < i+n; j++ {
				for _, c := range classes {
					ps[j].sign |= signBit(c)
				}
			}
		}
		ps[i].small = smallness(p.Small(ps[i].Lower))
		if ps[i].Shape.Upper() {
			ps[i].side = sideOf(p.Beside(ps[i].Lower))
		}
		ps[i].Given = ps[i].Shape.Upper() && p.Names.Given[ps[i].Lower]
	}
}

// sideOf folds the shares into one value of few steps.
func sideOf(b lang.Beside) uint64 {
	if !b.Known {
		return 0
	}
	step := func(n uint8) uint64 {
		switch {
		case n >= 6:
			return 3
		case n >= 3:
			return 2
		case n >= 1:
			return 1
		}
		return 0
	}
	return 1 | step(b.In)<<1 | step(b.Who)<<3 | step(b.Org)<<5
}

func smallness(percent int) uint8 {
	switch {
	case percent >= 90:
		return 3
	case percent >= 50:
		return 2
	case percent > 0:
		return 1
	}
	return 0
}

func placeAt(i, n int) Place {
	switch {
	case n == 1:
		return Single
	case i == 0:
		return Begin
	}
	return Inside
}

func signBit(class string) uint16 {
	for i, c := range lang.WordClasses {
		if c == class {
			return 1 << i
		}
	}
	return 0
}

func hashString(s string) uint64 {
	h := uint64(14695981039346656037) // FNV-1a
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
