// Package blob turns values into bytes and back: what a library keeps of an
// article beside its tables.
//
// In: a noun of the program (an article, its marks, a statement, …). Out: a
// few bytes. A value reads back equal, save that empty lists become nil. The
// format describes itself: a field of a struct is known by a hash of its name
// and shape, so a noun may gain, lose and reorder fields, and what was written
// before still reads: unknown fields are passed over, missing ones stay zero.
// A field that changes its shape counts as another field.
//
// It refuses bytes of a later version, cut or damaged ones (ErrDamaged), and
// types that a noun has no use for (functions, channels, interfaces). Equal
// values give equal bytes.
package blob

import (
	"errors"
	"fmt"
	"reflect"
)

// version is the first byte of every blob.
const version = 1

// ErrDamaged is the error of bytes that are no blob of this or an earlier
// version.
var ErrDamaged = errors.New("damaged")

// Marshal writes v, which must not be nil.
func Marshal(v any) ([]byte, error) {
	x := reflect.ValueOf(v)
	for x.Kind() == reflect.Pointer {
		x = x.Elem()
	}
	if !x.IsValid() {
		return nil, errors.New("blob: nothing to write")
	}
	p, err := planOf(x.Type())
	if err != nil {
		return nil, fmt.Errorf("blob: write %s: %w", x.Type(), err)
	}
	return squeeze(p.put([]byte(nil), x)), nil
}

// Unmarshal reads into v, a pointer to a value of the type that was written.
// Strings of the result share one piece of memory.
func Unmarshal(b []byte, v any) error {
	x := reflect.ValueOf(v)
	if x.Kind() != reflect.Pointer || x.IsNil() {
		return fmt.Errorf("blob: read into %T, which is no pointer", v)
	}
	x = x.Elem()
	p, err := planOf(x.Type())
	if err != nil {
		return fmt.Errorf("blob: read %s: %w", x.Type(), err)
	}
	body, err := unsqueeze(b)
	if err != nil {
		return fmt.Errorf("blob: read %s: %w", x.Type(), err)
	}
	r := &reader{s: string(body)}
	x.SetZero()
	p.get(r, x)
	if r.bad || r.i != len(r.s) {
		return fmt.Errorf("blob: read %s: %w at byte %d of %d", x.Type(), ErrDamaged, r.i, len(r.s))
	}
	return nil
}
