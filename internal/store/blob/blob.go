// Package blob turns values of nouns into few bytes and back. In: values made
// of structs, lists, pointers, string maps, strings, numbers and spans. Out:
// bytes that carry no names of fields; the names stand once in a layout that is
// kept beside them. Promised: what was written with a layout is read back, also
// by a program whose nouns have gained or lost fields since: fields that it
// does not know are passed over, fields that were not written are zero. Bytes
// that were not written here give an error, never a fault.
//
// Spans are written as the distance from the one before, IDs as their 32
// bytes, and a string that came before by its number.
package blob

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"reflect"

	"sanad/internal/text"
)

// Codec writes and reads values of one type.
type Codec[T any] struct {
	layout string
	write  writeFunc
}

// New makes the codec of T. It breaks on types that it cannot write, such as
// interfaces: which they are is known when the program is built.
func New[T any]() Codec[T] {
	t := reflect.TypeFor[T]()
	return Codec[T]{layoutOf(t), writerOf(t)}
}

// Layout describes how values are written now.
func (c Codec[T]) Layout() string { return c.layout }

// Append writes v after dst.
func (c Codec[T]) Append(dst []byte, v *T) []byte {
	w := writer{out: dst, seen: map[string]int{}}
	c.write(&w, reflect.ValueOf(v).Elem())
	return w.out
}

// Reader reads values that were written with one layout.
type Reader[T any] struct{ read readFunc }

// Reader makes the reader of values of T that were written with the layout.
func (c Codec[T]) Reader(layout string) (Reader[T], error) {
	n, rest, err := parse(layout)
	if err == nil && rest != "" {
		err = errors.New("more after its end")
	}
	if err != nil {
		return Reader[T]{}, fmt.Errorf("layout of a blob: %w", err)
	}
	return Reader[T]{readerOf(n, reflect.TypeFor[T]())}, nil
}

// Read reads one value from b, which holds nothing else.
func (r Reader[T]) Read(b []byte) (v T, err error) {
	defer func() {
		if f := recover(); f != nil {
			broken, ok := f.(fault)
			if !ok {
				panic(f)
			}
			err = fmt.Errorf("blob of %d bytes: %s", len(b), string(broken))
		}
	}()
	d := reader{in: b}
	r.read(&d, reflect.ValueOf(&v).Elem())
	if len(d.in) > 0 {
		return v, fmt.Errorf("blob of %d bytes: %d are left over", len(b), len(d.in))
	}
	return v, nil
}

// fault is what a reader stumbles over; it leaves Read as an error.
type fault string

const (
	shared  = 128     // longest string that is written once and then by its number
	longest = 1 << 28 // most bytes or entries that a length may claim
)

// writer is a blob in the making.
type writer struct {
	out  []byte
	seen map[string]int // number of a string that was written before
	at   int            // end of the last span
}

func (w *writer) uint(u uint64) { w.out = binary.AppendUvarint(w.out, u) }

func (w *writer) int(i int64) { w.out = binary.AppendVarint(w.out, i) }

func (w *writer) string(s string) {
	if s == "" {
		w.uint(0)
		return
	}
	if n, ok := w.seen[s]; ok {
		w.uint(uint64(n) + 2)
		return
	}
	w.uint(1)
	w.uint(uint64(len(s)))
	w.out = append(w.out, s...)
	if len(s) <= shared {
		w.seen[s] = len(w.seen)
	}
}

// id writes the hex of 32 bytes as these; what is none of that kind follows
// as a string. 0 says which.
func (w *writer) id(s string) {
	if n, ok := w.seen[s]; ok {
		w.uint(uint64(n) + 2)
		return
	}
	if b, err := hex.DecodeString(s); err == nil && len(b) == 32 && hex.EncodeToString(b) == s {
		w.uint(1)
		w.out = append(w.out, b...)
		w.seen[s] = len(w.seen)
		return
	}
	w.uint(0)
	w.string(s)
}

func (w *writer) span(s text.Span) {
	w.int(int64(s.Start - w.at))
	w.int(int64(s.End - s.Start))
	w.at = s.End
}

// reader is what is left of a blob.
type reader struct {
	in   []byte
	seen []string
	at   int
}

func (r *reader) uint() uint64 {
	if len(r.in) > 0 && r.in[0] < 0x80 {
		u := r.in[0]
		r.in = r.in[1:]
		return uint64(u)
	}
	u, n := binary.Uvarint(r.in)
	if n <= 0 {
		panic(fault("a number is cut off"))
	}
	r.in = r.in[n:]
	return u
}

func (r *reader) int() int64 {
	u := r.uint()
	return int64(u>>1) ^ -int64(u&1)
}

// length reads how many entries of at least one byte follow.
func (r *reader) length() int {
	n := r.uint()
	if n > uint64(len(r.in)) || n > longest {
		panic(fault("a length is longer than what follows"))
	}
	return int(n)
}

func (r *reader) bytes(n int) []byte {
	if n > len(r.in) {
		panic(fault("a string is cut off"))
	}
	b := r.in[:n]
	r.in = r.in[n:]
	return b
}

func (r *reader) old(n uint64) string {
	if n >= uint64(len(r.seen)) {
		panic(fault("a string refers to none before it"))
	}
	return r.seen[n]
}

func (r *reader) string() string {
	switch n := r.uint(); n {
	case 0:
		return ""
	case 1:
		s := string(r.bytes(r.length()))
		if len(s) <= shared {
			r.seen = append(r.seen, s)
		}
		return s
	default:
		return r.old(n - 2)
	}
}

func (r *reader) id() string {
	switch n := r.uint(); n {
	case 0:
		return r.string()
	case 1:
		s := hex.EncodeToString(r.bytes(32))
		r.seen = append(r.seen, s)
		return s
	default:
		return r.old(n - 2)
	}
}

func (r *reader) span() text.Span {
	start := r.at + int(r.int())
	end := start + int(r.int())
	r.at = end
	return text.Span{Start: start, End: end}
}

func (r *reader) float() float64 {
	b := r.bytes(8)
	return math.Float64frombits(binary.LittleEndian.Uint64(b))
}
