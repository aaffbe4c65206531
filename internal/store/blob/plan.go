package blob

import (
	"encoding/binary"
	"math"
	"reflect"
	"slices"

	"sanad/internal/text"
)

type (
	writeFunc func(w *writer, v reflect.Value)
	readFunc  func(r *reader, v reflect.Value) // v is invalid where the value is passed over
)

// writerOf makes the writing of a type.
func writerOf(t reflect.Type) writeFunc {
	switch letter(t) {
	case 's':
		return func(w *writer, v reflect.Value) { w.string(v.String()) }
	case 'h':
		return func(w *writer, v reflect.Value) { w.id(v.String()) }
	case 'b':
		return func(w *writer, v reflect.Value) { w.uint(bit(v.Bool())) }
	case 'f':
		return func(w *writer, v reflect.Value) {
			w.out = binary.LittleEndian.AppendUint64(w.out, math.Float64bits(v.Float()))
		}
	case 'i':
		if t.Kind() == reflect.Uint8 {
			return func(w *writer, v reflect.Value) { w.int(int64(v.Uint())) }
		}
		return func(w *writer, v reflect.Value) { w.int(v.Int()) }
	case 'p':
		return func(w *writer, v reflect.Value) {
			w.span(text.Span{Start: int(v.Field(0).Int()), End: int(v.Field(1).Int())})
		}
	case 'm':
		return writeMap
	}
	switch t.Kind() {
	case reflect.Slice:
		return writeList(writerOf(t.Elem()))
	case reflect.Pointer:
		of := writerOf(t.Elem())
		return func(w *writer, v reflect.Value) {
			w.uint(bit(!v.IsNil()))
			if !v.IsNil() {
				of(w, v.Elem())
			}
		}
	}
	return writeStruct(t)
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// writeList writes the length plus one and the entries; 0 is a nil list.
func writeList(of writeFunc) writeFunc {
	return func(w *writer, v reflect.Value) {
		if v.IsNil() {
			w.uint(0)
			return
		}
		n := v.Len()
		w.uint(uint64(n) + 1)
		for i := range n {
			of(w, v.Index(i))
		}
	}
}

func writeStruct(t reflect.Type) writeFunc {
	var places []int
	var fields []writeFunc
	for i := range t.NumField() {
		if t.Field(i).IsExported() {
			places, fields = append(places, i), append(fields, writerOf(t.Field(i).Type))
		}
	}
	return func(w *writer, v reflect.Value) {
		for i, f := range fields {
			f(w, v.Field(places[i]))
		}
	}
}

// writeMap writes a map of strings by ascending keys.
func writeMap(w *writer, v reflect.Value) {
	if v.IsNil() {
		w.uint(0)
		return
	}
	keys := make([]string, 0, v.Len())
	for _, k := range v.MapKeys() {
		keys = append(keys, k.String())
	}
	slices.Sort(keys)
	w.uint(uint64(len(keys)) + 1)
	for _, k := range keys {
		w.string(k)
		w.string(v.MapIndex(reflect.ValueOf(k).Convert(v.Type().Key())).String())
	}
}

// readerOf makes the reading of what n describes into values of type t, nil
// to pass it over. Where the two do not fit it is passed over too.
func readerOf(n *node, t reflect.Type) readFunc {
	if t != nil && !fits(n, t) {
		t = nil
	}
	switch n.kind {
	case '[':
		return readList(n, t)
	case '*':
		return readPointer(n, t)
	case '{':
		return readStruct(n, t)
	case 'm':
		return readMap(t)
	}
	return readOne(n.kind, t)
}

func fits(n *node, t reflect.Type) bool {
	switch n.kind {
	case '[':
		return t.Kind() == reflect.Slice
	case '*':
		return t.Kind() == reflect.Pointer
	case '{':
		return t.Kind() == reflect.Struct && t != spanType
	}
	return letter(t) == n.kind
}

// readOne reads a value that has no parts.
func readOne(kind byte, t reflect.Type) readFunc {
	set := t != nil
	switch kind {
	case 's', 'h':
		read := (*reader).string
		if kind == 'h' {
			read = (*reader).id
		}
		return func(r *reader, v reflect.Value) {
			if s := read(r); set {
				v.SetString(s)
			}
		}
	case 'b':
		return func(r *reader, v reflect.Value) {
			if u := r.uint(); set {
				v.SetBool(u != 0)
			}
		}
	case 'f':
		return func(r *reader, v reflect.Value) {
			if f := r.float(); set {
				v.SetFloat(f)
			}
		}
	case 'p':
		return func(r *reader, v reflect.Value) {
			if s := r.span(); set {
				v.Field(0).SetInt(int64(s.Start))
				v.Field(1).SetInt(int64(s.End))
			}
		}
	}
	small := set && t.Kind() == reflect.Uint8
	return func(r *reader, v reflect.Value) {
		i := r.int()
		if small {
			v.SetUint(uint64(i))
		} else if set {
			v.SetInt(i)
		}
	}
}

func readList(n *node, t reflect.Type) readFunc {
	var elem reflect.Type
	if t != nil {
		elem = t.Elem()
	}
	of := readerOf(n.of, elem)
	return func(r *reader, v reflect.Value) {
		u := r.uint()
		if u == 0 {
			return
		}
		k := int(u - 1)
		if u-1 > uint64(len(r.in)) {
			panic(fault("a list is longer than what follows"))
		}
		if t != nil {
			v.Set(reflect.MakeSlice(t, k, k))
		}
		for i := range k {
			if t == nil {
				of(r, v)
			} else {
				of(r, v.Index(i))
			}
		}
	}
}

func readPointer(n *node, t reflect.Type) readFunc {
	var elem reflect.Type
	if t != nil {
		elem = t.Elem()
	}
	of := readerOf(n.of, elem)
	return func(r *reader, v reflect.Value) {
		switch {
		case r.uint() == 0:
		case t == nil:
			of(r, v)
		default:
			p := reflect.New(elem)
			of(r, p.Elem())
			v.Set(p)
		}
	}
}

func readStruct(n *node, t reflect.Type) readFunc {
	reads := make([]readFunc, len(n.fields))
	places := make([]int, len(n.fields))
	for i, f := range n.fields {
		places[i] = -1
		var ft reflect.Type
		if t != nil {
			if sf, ok := t.FieldByName(f.name); ok && len(sf.Index) == 1 && fits(f.node, sf.Type) {
				places[i], ft = sf.Index[0], sf.Type
			}
		}
		reads[i] = readerOf(f.node, ft)
	}
	return func(r *reader, v reflect.Value) {
		for i, read := range reads {
			if places[i] < 0 {
				read(r, reflect.Value{})
			} else {
				read(r, v.Field(places[i]))
			}
		}
	}
}

func readMap(t reflect.Type) readFunc {
	return func(r *reader, v reflect.Value) {
		u := r.uint()
		if u == 0 {
			return
		}
		if u-1 > uint64(len(r.in)) {
			panic(fault("a map is longer than what follows"))
		}
		if t != nil {
			v.Set(reflect.MakeMapWithSize(t, int(u-1)))
		}
		for range u - 1 {
			k, s := r.string(), r.string()
			if t != nil {
				v.SetMapIndex(reflect.ValueOf(k).Convert(t.Key()), reflect.ValueOf(s).Convert(t.Elem()))
			}
		}
	}
}
