package blob

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"

	"sanad/internal/text"
)

// wire is how many bytes a field takes, so that an unknown one can be passed
// over.
type wire uint64

const (
	number  wire = iota // a varint
	counted             // its length as a varint, then that many bytes
	wires
)

// plan is how values of one type are written and read.
type plan struct {
	shape string // what the bytes look like: the same for types that read each other
	wire  wire
	put   func(b []byte, v reflect.Value) []byte
	get   func(r *reader, v reflect.Value)
}

// plans are made once for each type.
var plans sync.Map // reflect.Type to *plan

func planOf(t reflect.Type) (*plan, error) {
	if p, ok := plans.Load(t); ok {
		return p.(*plan), nil
	}
	p, err := makePlan(t)
	if err != nil {
		return nil, err
	}
	got, _ := plans.LoadOrStore(t, p)
	return got.(*plan), nil
}

func makePlan(t reflect.Type) (*plan, error) {
	if t == reflect.TypeFor[text.Span]() {
		return spanPlan(), nil
	}
	switch t.Kind() {
	case reflect.Bool:
		return boolPlan(), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return intPlan(), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return uintPlan(), nil
	case reflect.Float32, reflect.Float64:
		return floatPlan(), nil
	case reflect.String:
		return stringPlan(), nil
	case reflect.Pointer:
		return pointerPlan(t)
	case reflect.Slice:
		return listPlan(t)
	case reflect.Map:
		return mapPlan(t)
	case reflect.Struct:
		return structPlan(t)
	}
	return nil, fmt.Errorf("values of kind %s are not kept", t.Kind())
}

func boolPlan() *plan {
	return &plan{shape: "bool", wire: number,
		put: func(b []byte, v reflect.Value) []byte {
			if v.Bool() {
				return append(b, 1)
			}
			return append(b, 0)
		},
		get: func(r *reader, v reflect.Value) { v.SetBool(r.uint() != 0) },
	}
}

func intPlan() *plan {
	return &plan{shape: "int", wire: number,
		put: func(b []byte, v reflect.Value) []byte { return binary.AppendVarint(b, v.Int()) },
		get: func(r *reader, v reflect.Value) {
			u := r.uint()
			n := int64(u>>1) ^ -int64(u&1)
			if v.OverflowInt(n) {
				r.bad = true
				return
			}
			v.SetInt(n)
		},
	}
}

func uintPlan() *plan {
	return &plan{shape: "uint", wire: number,
		put: func(b []byte, v reflect.Value) []byte { return binary.AppendUvarint(b, v.Uint()) },
		get: func(r *reader, v reflect.Value) {
			n := r.uint()
			if v.OverflowUint(n) {
				r.bad = true
				return
			}
			v.SetUint(n)
		},
	}
}

// floatPlan keeps the bits, last byte first, so that round values are short.
func floatPlan() *plan {
	return &plan{shape: "float", wire: number,
		put: func(b []byte, v reflect.Value) []byte {
			return binary.AppendUvarint(b, reverse(math.Float64bits(v.Float())))
		},
		get: func(r *reader, v reflect.Value) { v.SetFloat(math.Float64frombits(reverse(r.uint()))) },
	}
}

func reverse(u uint64) uint64 {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], u)
	return binary.BigEndian.Uint64(b[:])
}

func stringPlan() *plan {
	return &plan{shape: "string", wire: counted,
		put: func(b []byte, v reflect.Value) []byte {
			b = binary.AppendUvarint(b, uint64(v.Len()))
			return append(b, v.String()...)
		},
		get: func(r *reader, v reflect.Value) { v.SetString(r.take(r.uint())) },
	}
}

// spanPlan keeps the start and the length.
func spanPlan() *plan {
	return &plan{shape: "span", wire: counted,
		put: func(b []byte, v reflect.Value) []byte {
			at := len(b)
			start := v.Field(0).Int()
			b = binary.AppendVarint(append(b, 0), start)
			b = binary.AppendVarint(b, v.Field(1).Int()-start)
			b[at] = byte(len(b) - at - 1) // two varints are shorter than 128 bytes
			return b
		},
		get: func(r *reader, v reflect.Value) {
			n := r.uint()
			in := reader{s: r.take(n)}
			start := in.int()
			v.Field(0).SetInt(start)
			v.Field(1).SetInt(start + in.int())
			r.bad = r.bad || in.bad || in.i != len(in.s)
		},
	}
}

// pointerPlan keeps nil as an empty list of one.
func pointerPlan(t reflect.Type) (*plan, error) {
	e, err := planOf(t.Elem())
	if err != nil {
		return nil, err
	}
	return &plan{shape: "*" + e.shape, wire: counted,
		put: func(b []byte, v reflect.Value) []byte {
			if v.IsNil() {
				return append(b, 0)
			}
			at := len(b)
			return count(e.put(b, v.Elem()), at)
		},
		get: func(r *reader, v reflect.Value) {
			n := r.uint()
			if n == 0 {
				return
			}
			in := reader{s: r.take(n)}
			v.Set(reflect.New(t.Elem()))
			e.get(&in, v.Elem())
			r.bad = r.bad || in.bad || in.i != len(in.s)
		},
	}, nil
}

// count puts the length of b[at:] before it.
func count(b []byte, at int) []byte {
	var n [binary.MaxVarintLen64]byte
	return slices.Insert(b, at, binary.AppendUvarint(n[:0], uint64(len(b)-at))...)
}

func listPlan(t reflect.Type) (*plan, error) {
	e, err := planOf(t.Elem())
	if err != nil {
		return nil, err
	}
	return &plan{shape: "[]" + e.shape, wire: counted,
		put: func(b []byte, v reflect.Value) []byte {
			at := len(b)
			b = binary.AppendUvarint(b, uint64(v.Len()))
			for i := range v.Len() {
				b = e.put(b, v.Index(i))
			}
			return count(b, at)
		},
		get: func(r *reader, v reflect.Value) {
			in := reader{s: r.take(r.uint())}
			n := in.uint()
			if n > uint64(len(in.s)) { // an element takes a byte at least
				r.bad = true
				return
			}
			if n > 0 {
				v.Set(reflect.MakeSlice(t, int(n), int(n)))
			}
			for i := range int(n) {
				e.get(&in, v.Index(i))
			}
			r.bad = r.bad || in.bad || in.i != len(in.s)
		},
	}, nil
}

func mapPlan(t reflect.Type) (*plan, error) {
	if t.Key().Kind() != reflect.String {
		return nil, fmt.Errorf("the keys of %s are no strings", t)
	}
	e, err := planOf(t.Elem())
	if err != nil {
		return nil, err
	}
	keys := stringPlan()
	return &plan{shape: "map:" + e.shape, wire: counted,
		put: func(b []byte, v reflect.Value) []byte {
			at := len(b)
			b = binary.AppendUvarint(b, uint64(v.Len()))
			for _, k := range slices.SortedFunc(slices.Values(v.MapKeys()), func(x, y reflect.Value) int { return strings.Compare(x.String(), y.String()) }) {
				b = e.put(keys.put(b, k), v.MapIndex(k))
			}
			return count(b, at)
		},
		get: func(r *reader, v reflect.Value) {
			in := reader{s: r.take(r.uint())}
			n := in.uint()
			if n > uint64(len(in.s)) {
				r.bad = true
				return
			}
			if n > 0 {
				v.Set(reflect.MakeMapWithSize(t, int(n)))
			}
			for range n {
				k, x := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
				keys.get(&in, k)
				e.get(&in, x)
				v.SetMapIndex(k, x)
			}
			r.bad = r.bad || in.bad || in.i != len(in.s)
		},
	}, nil
}

// field is a field of a struct under its tag: 19 bits of the hash of name and
// shape, then the wire.
type field struct {
	at   int
	tag  uint64
	plan *plan
}

const tagBits = 19

func structPlan(t reflect.Type) (*plan, error) {
	fs := make([]field, 0, t.NumField())
	by := make(map[uint64]*field, t.NumField())
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() {
			return nil, fmt.Errorf("%s has a hidden field %s", t, f.Name)
		}
		p, err := planOf(f.Type)
		if err != nil {
			return nil, fmt.Errorf("%s.%s: %w", t, f.Name, err)
		}
		h := fnv.New64a()
		h.Write([]byte(f.Name + " " + p.shape))
		tag := h.Sum64()>>(64-tagBits)<<1 | uint64(p.wire)
		if by[tag] != nil {
			return nil, fmt.Errorf("%s.%s has the tag of another field: rename it", t, f.Name)
		}
		fs = append(fs, field{i, tag, p})
		by[tag] = &fs[i]
	}
	return &plan{shape: "struct", wire: counted,
		put: func(b []byte, v reflect.Value) []byte { return putStruct(b, v, fs) },
		get: func(r *reader, v reflect.Value) { getStruct(r, v, by) },
	}, nil
}

// putStruct writes the fields that are not zero, behind their tags.
func putStruct(b []byte, v reflect.Value, fs []field) []byte {
	at := len(b)
	for _, f := range fs {
		if x := v.Field(f.at); !x.IsZero() {
			b = f.plan.put(binary.AppendUvarint(b, f.tag), x)
		}
	}
	return count(b, at)
}

func getStruct(r *reader, v reflect.Value, by map[uint64]*field) {
	in := reader{s: r.take(r.uint())}
	for !in.bad && in.i < len(in.s) {
		tag := in.uint()
		f, ok := by[tag]
		switch {
		case ok:
			f.plan.get(&in, v.Field(f.at))
		case wire(tag&1) == counted:
			in.take(in.uint())
		default:
			in.uint()
		}
	}
	r.bad = r.bad || in.bad
}
