package tagger

import "math/bits"

// A feature is the hash of what it says: its template and the values seen.
type feature = uint32

// context computes the features of the pieces of one sentence.
type context struct {
	ps    []Piece
	runs  []run // of each piece: the run of capitalised words it stands in
	parts []run // the same, cut at titles and at countries
	wides []run // the same, carried on over joining words ("dan", "of")
	words bool  // whether features may name words of the language
	out   []feature
}

// run is a stretch of capitalised words, [from, to).
type run struct{ from, to int }

// edge stands for the pieces before the first and after the last one.
var edge = Piece{Shape: OtherMark, Lower: "", hash: 1}

func (c *context) piece(i int) *Piece {
	if i < 0 || i >= len(c.ps) {
		return &edge
	}
	return &c.ps[i]
}

// newContext finds the runs of ps.
func newContext(ps []Piece, words bool) *context {
	c := &context{ps: ps, words: words, out: make([]feature, 0, 192)}
	c.runs = cut(ps, func(i int) bool { return ps[i].Shape.Upper() })
	c.parts = cut(ps, func(i int) bool {
		p := &ps[i]
		return p.Shape.Upper() && p.Role == Nowhere && (p.At == Nowhere || p.Known.Class != "country")
	})
	c.wides = cut(ps, func(i int) bool {
		return ps[i].Shape.Upper() || ps[i].Is("join") && i > 0 && i+1 < len(ps) && ps[i-1].Shape.Upper() && ps[i+1].Shape.Upper()
	})
	return c
}

// cut lists for each piece its run of pieces for which in holds; a piece for
// which it does not is a run of its own. The stop of "J. Doe" does not end one.
func cut(ps []Piece, in func(int) bool) []run {
	runs := make([]run, len(ps))
	for i := 0; i < len(ps); {
		j := i + 1
		for in(i) && j < len(ps) && (in(j) || ps[j].Shape == Period && ps[j-1].Shape == Initial && j+1 < len(ps) && in(j+1)) {
			j++
		}
		for k := i; k < j; k++ {
			runs[k] = run{i, j}
		}
		i = j
	}
	return runs
}

// add enters the feature of a template with up to three values.
func (c *context) add(template uint64, values ...uint64) {
	h := template*0x9E3779B97F4A7C15 + 0x2545F4914F6CDD1D
	for _, v := range values {
		h = (bits.RotateLeft64(h, 23) ^ v) * 0xD6E8FEB86659FD93
	}
	h ^= h >> 32
	c.out = append(c.out, feature(h))
}

// kind folds what the tables know of a piece into one value.
func (p *Piece) kind() uint64 {
	k := uint64(p.At)
	if p.At != Nowhere {
		k |= uint64(p.Known.Class[0])<<8 | uint64(p.Known.Class[1])<<16 | uint64(p.Known.Kind[0])<<24
	}
	return k
}

// around folds what a neighbour says of a name beside it.
func (p *Piece) around() uint64 {
	s := uint64(p.sign) << 8
	if p.Role != Nowhere {
		s |= 1
	}
	if p.Shape >= Digits {
		s |= uint64(p.Shape) << 1
	}
	return s
}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// At are the features of piece i; valid until the next call.
func (c *context) at(i int) []feature {
	c.out = c.out[:0]
	c.shapes(i)
	if c.ps[i].Shape.Upper() {
		c.runFeatures(200, i, c.runs[i])
		c.runFeatures(300, i, c.parts[i])
	}
	if w := c.wides[i]; w != c.runs[i] {
		c.wide(i, w)
	}
	c.brackets(i)
	if c.ps[i].Shape.Upper() {
		c.lists(i)
	}
	if c.words {
		c.lexical(i)
	}
	return c.out
}

// shapes are the features that hold in any language with tables.
func (c *context) shapes(i int) {
	p, q, r, pp, rr := &c.ps[i], c.piece(i-1), c.piece(i+1), c.piece(i-2), c.piece(i+2)
	s0, s1, s2 := uint64(p.Shape), uint64(q.Shape), uint64(r.Shape)
	first := flag(p.First)
	c.add(1)
	c.add(2, s0, first)
	c.add(3, s1, s0)
	c.add(4, s0, s2)
	c.add(5, s1, s0, s2)
	c.add(6, s0, uint64(rr.Shape), s2)
	c.add(7, p.kind(), s0)
	c.add(8, q.kind(), s0)
	c.add(9, r.kind(), s0)
	c.add(10, p.kind(), q.around())
	c.add(11, p.kind(), r.around())
	c.add(12, p.around(), s0, first)
	c.add(13, q.around(), s0)
	c.add(14, r.around(), s0)
	c.add(15, pp.around(), q.around(), s0)
	c.add(16, rr.around(), r.around(), s0)
	c.add(17, uint64(p.Role), uint64(q.Role), s0)
	c.add(18, flag(p.Given), flag(q.Given), flag(r.Given))
	c.add(19, flag(p.Given), s2, s1)
	c.add(20, uint64(p.sign), s0, s1)
	c.add(21, p.kind(), r.kind(), q.kind())
	c.add(22, uint64(min(len(p.Lower), 8)), s0)
	c.add(28, p.side, s0)
	c.add(29, p.side, q.around())
	c.add(39, p.side, r.side, q.side)
	m0, m1, m2 := uint64(p.small), uint64(q.small), uint64(r.small)
	c.add(23, m0, s0, first)
	c.add(24, m1<<8|s1, m0, s0)
	c.add(25, m0, s0, m2<<8|s2)
	c.add(26, m0, q.around(), s0)
	c.add(27, m0, p.around(), flag(p.Given))
}

// runFeatures look at a whole stretch of capitals and at what stands around;
// base numbers their templates.
func (c *context) runFeatures(base uint64, i int, r run) {
	n, pos := uint64(min(r.to-r.from, 6)), uint64(min(i-r.from, 4))
	left, right := c.piece(r.from-1), c.piece(r.to)
	head, last := &c.ps[r.from], &c.ps[r.to-1]
	s0 := uint64(c.ps[i].Shape)
	c.add(base+40, n, pos, s0)
	c.add(base+41, left.around(), n)
	c.add(base+42, right.around(), n)
	c.add(base+43, left.around(), right.around())
	c.add(base+44, head.around(), pos)
	c.add(base+45, last.around(), uint64(min(r.to-i, 4)))
	c.add(base+46, head.kind(), pos)
	c.add(base+47, flag(head.Given), n, pos)
	c.add(base+48, left.kind(), n)
	c.add(base+49, c.piece(r.to+1).around(), right.around())
	c.add(base+50, left.around(), s0, pos)
	c.add(base+54, head.side, last.side, pos)
	c.add(base+55, head.side, n, pos)
	c.add(base+52, uint64(head.small)<<8|uint64(last.small), n, pos)
	c.add(base+53, uint64(c.ps[i].small), n, pos)
	c.add(base+51, right.around(), s0, uint64(min(r.to-i, 4)))
	if c.words {
		whole := uint64(0)
		for k := r.from; k < min(r.to, r.from+8); k++ {
			whole = whole*31 + c.ps[k].hash
			c.add(base+69, c.ps[k].hash)
		}
		c.add(base+70, whole, pos)
		c.add(base+60, left.hash, pos)
		c.add(base+61, right.hash, uint64(min(r.to-i, 4)))
		c.add(base+62, head.hash, pos)
		c.add(base+63, last.hash, uint64(min(r.to-i, 4)))
		c.add(base+64, left.hash, c.piece(r.from-2).hash)
		c.add(base+65, right.hash, c.piece(r.to+1).hash)
		c.add(base+66, left.hash, right.hash)
		c.add(base+67, c.piece(r.from-2).hash, n)
		c.add(base+68, c.piece(r.to+1).hash, n)
	}
}

// wide looks at a stretch of capitals that joining words hold together.
func (c *context) wide(i int, w run) {
	head, p := &c.ps[w.from], &c.ps[i]
	c.add(30, head.around(), uint64(p.Shape))
	c.add(31, head.kind(), uint64(p.Shape))
	c.add(32, c.ps[w.from].around(), c.ps[w.to-1].around(), uint64(p.Shape))
	if c.words {
		c.add(33, head.hash, uint64(p.Shape))
		c.add(34, head.hash, p.hash)
		c.add(35, c.ps[w.to-1].hash, uint64(p.Shape))
	}
}

// lists looks at the stretches of capitals that stand beside this one in a
// list, which are often of its class.
func (c *context) lists(i int) {
	r := c.runs[i]
	n := uint64(min(r.to-r.from, 3))
	for side, k := range [2]int{r.from - 2, r.to + 1} {
		sep := c.piece(r.from - 1)
		if side == 1 {
			sep = c.piece(r.to)
		}
		if sep.Shape != Comma && sep.Shape != Hyphen && sep.Shape != Slash && !sep.Is("join") || k < 0 || k >= len(c.ps) || !c.ps[k].Shape.Upper() {
			continue
		}
		o := c.runs[k]
		head, base := &c.ps[o.from], uint64(110+10*side)
		c.add(base, uint64(sep.Shape), n, uint64(min(o.to-o.from, 3))|flag(head.Given)<<4)
		c.add(base+1, uint64(sep.Shape), head.kind(), uint64(head.Shape)<<8|uint64(c.ps[i].Shape))
		if c.words {
			c.add(base+2, head.hash, uint64(sep.Shape))
		}
	}
}

// brackets looks for an abbreviation in brackets behind what it stands for.
func (c *context) brackets(i int) {
	open := i
	switch {
	case c.ps[i].Shape == Open:
	case i > 0 && c.ps[i-1].Shape == Open:
		open = i - 1
	case i > 1 && c.ps[i].Shape == Close && c.ps[i-2].Shape == Open:
		open = i - 2
	default:
		return
	}
	if open == 0 || open+1 >= len(c.ps) {
		return
	}
	before := c.wides[open-1]
	short, n := c.ps[open+1].Lower, 0
	for k := before.from; k < before.to && n < len(short); k++ {
		if w := c.ps[k].Lower; w[0] == short[n] {
			n++
		}
	}
	c.add(36, uint64(i-open), flag(n == len(short)), uint64(min(before.to-before.from, 3)))
	c.add(37, uint64(i-open), flag(n == len(short)), c.ps[before.from].around())
	c.add(38, uint64(i-open), c.ps[open-1].kind(), c.ps[open+1].kind())
}

// lexical are the features that name words and parts of words.
func (c *context) lexical(i int) {
	p, q, r := &c.ps[i], c.piece(i-1), c.piece(i+1)
	s0 := uint64(p.Shape)
	c.add(80, p.hash)
	c.add(81, q.hash)
	c.add(82, r.hash)
	c.add(83, c.piece(i-2).hash)
	c.add(84, c.piece(i+2).hash)
	c.add(85, q.hash, p.hash)
	c.add(86, p.hash, r.hash)
	c.add(87, p.hash, s0)
	c.add(88, q.hash, s0)
	c.add(89, r.hash, s0)
	for n := 1; n <= 4 && n < len(p.Lower); n++ {
		c.add(90+uint64(n), hashString(p.Lower[:n]), s0)
		c.add(95+uint64(n), hashString(p.Lower[len(p.Lower)-n:]), s0)
	}
	if n := len(p.Lower); n > 3 {
		c.add(140, q.hash, hashString(p.Lower[n-3:]))
		c.add(141, r.hash, hashString(p.Lower[n-3:]))
	}
	if len(q.Lower) > 3 {
		c.add(101, hashString(q.Lower[len(q.Lower)-3:]), s0)
		c.add(102, hashString(q.Lower[:3]), s0)
	}
	if len(r.Lower) > 3 {
		c.add(103, hashString(r.Lower[len(r.Lower)-3:]), s0)
		c.add(104, hashString(r.Lower[:3]), s0)
	}
}
