// Package tagger labels the words of a sentence as parts of names: a linear
// chain of conditional random field (Lafferty, McCallum and Pereira 2001) over
// hashed features of words, shapes and the tables of the language pack. In:
// pieces of one sentence. Out: spans of persons, organisations and places, on
// piece boundaries, not overlapping. The model is fitted by tool/nerfit on
// ner-id (see NOTICE) and comes in two halves: one that knows Indonesian
// words, and one that knows shapes and tables only and serves every other
// language.
package tagger

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"

	"sanad/internal/annot"
)

// Labels of a piece: outside, or begin and inside of each class.
const (
	out     = iota
	labels  = 1 + 2*classes
	classes = 3
)

// classOf is the class of a label's name, in the order of the labels.
var classOf = [classes]annot.Class{annot.Person, annot.Organization, annot.Place}

// Model is a fitted tagger.
type Model struct {
	Words bool // its features name words

	scale float32
	trans [labels][labels]float32
	keys  []feature // open addressing; 0 is empty
	rows  [][labels]int8
	mask  uint32
}

// Load reads what Save wrote.
func Load(b []byte) (*Model, error) {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("name model: %w", err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("name model: %w", err)
	}
	var h header
	r := bytes.NewReader(raw)
	if err := binary.Read(r, binary.LittleEndian, &h); err != nil {
		return nil, fmt.Errorf("name model: %w", err)
	}
	keys := make([]feature, h.Rows)
	rows := make([][labels]int8, h.Rows)
	if err := binary.Read(r, binary.LittleEndian, keys); err != nil {
		return nil, fmt.Errorf("name model: %w", err)
	}
	if err := binary.Read(r, binary.LittleEndian, rows); err != nil {
		return nil, fmt.Errorf("name model: %w", err)
	}
	m := newModel(int(h.Rows))
	m.Words, m.scale, m.trans = h.Words == 1, h.Scale, h.Trans
	for i, k := range keys {
		m.put(k, rows[i])
	}
	return m, nil
}

type header struct {
	Words uint32
	Rows  uint32
	Scale float32
	Trans [labels][labels]float32
}

func newModel(rows int) *Model {
	size := 16
	for size < 2*rows {
		size *= 2
	}
	return &Model{keys: make([]feature, size), rows: make([][labels]int8, size), mask: uint32(size - 1)}
}

func (m *Model) put(k feature, row [labels]int8) {
	i := k & m.mask
	for m.keys[i] != 0 && m.keys[i] != k {
		i = (i + 1) & m.mask
	}
	m.keys[i], m.rows[i] = k, row
}

func (m *Model) row(k feature) *[labels]int8 {
	for i := k & m.mask; m.keys[i] != 0; i = (i + 1) & m.mask {
		if m.keys[i] == k {
			return &m.rows[i]
		}
	}
	return nil
}

// Name is a labelled stretch of pieces, [From, To).
type Name struct {
	From, To int
	Class    annot.Class
}

// Tag finds the names of one sentence.
func (m *Model) Tag(ps []Piece) []Name {
	var names []Name
	var c *context // nil until a name is near
	for from := 0; from < len(ps); {
		if !near(ps, from) {
			from++
			continue
		}
		to := from + 1
		for to < len(ps) && near(ps, to) {
			to++
		}
		if c == nil {
			c = newContext(ps, m.Words)
		}
		names = append(names, m.stretch(c, from, to)...)
		from = to
	}
	return names
}

// near reports whether a name may cover piece i: it or a neighbour within two
// has a capital. All other pieces are outside without asking the model.
func near(ps []Piece, i int) bool {
	for j := max(0, i-2); j <= min(len(ps)-1, i+2); j++ {
		if ps[j].Shape.Upper() {
			return true
		}
	}
	return false
}

// stretch labels the pieces [from, to) by the best path (Viterbi).
func (m *Model) stretch(c *context, from, to int) []Name {
	n := to - from
	score := make([][labels]float32, n)
	back := make([][labels]int8, n)
	for i := range n {
		emit := m.emission(c.at(from + i))
		for y := range labels {
			best, arg := float32(-1e9), int8(out)
			for x := range labels {
				prev := float32(0)
				if i > 0 {
					prev = score[i-1][x]
				} else if x != out {
					continue
				}
				if s := prev + m.trans[x][y]; follows(x, y) && s > best {
					best, arg = s, int8(x)
				}
			}
			score[i][y], back[i][y] = best+emit[y], arg
		}
	}
	return readPath(score, back, from)
}

// readPath reads the names off the best path.
func readPath(score [][labels]float32, back [][labels]int8, from int) []Name {
	n := len(score)
	path := make([]int, n)
	for y := range labels {
		if score[n-1][y] > score[n-1][path[n-1]] {
			path[n-1] = y
		}
	}
	for i := n - 1; i > 0; i-- {
		path[i-1] = int(back[i][path[i]])
	}
	var names []Name
	for i, y := range path {
		switch {
		case y == out:
		case y%2 == 1:
			names = append(names, Name{From: from + i, To: from + i + 1, Class: classOf[(y-1)/2]})
		default:
			names[len(names)-1].To = from + i + 1
		}
	}
	return names
}

// follows reports whether label y may stand after label x.
func follows(x, y int) bool { return y == out || y%2 == 1 || x == y || x == y-1 }

func (m *Model) emission(fs []feature) (e [labels]float32) {
	var sum [labels]int32
	for _, f := range fs {
		if r := m.row(f); r != nil {
			for y, w := range r {
				sum[y] += int32(w)
			}
		}
	}
	for y, s := range sum {
		e[y] = float32(s) * m.scale
	}
	return e
}
