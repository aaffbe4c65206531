package blob

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"sanad/internal/text"
)

// A layout is written so: s string, h ID, i integer, f float, b bool, p span,
// m map of strings, [X list of X, *X pointer to X, {a:X,b:Y,} struct.

var (
	spanType = reflect.TypeFor[text.Span]()
	idType   = reflect.TypeFor[text.ID]()
)

// letter is the layout of a type that is no list, pointer or struct, 0 for
// those.
func letter(t reflect.Type) byte {
	switch t {
	case spanType:
		return 'p'
	case idType:
		return 'h'
	}
	switch t.Kind() {
	case reflect.String:
		return 's'
	case reflect.Bool:
		return 'b'
	case reflect.Float64:
		return 'f'
	case reflect.Int, reflect.Int64, reflect.Uint8:
		return 'i'
	case reflect.Map:
		if t.Key().Kind() == reflect.String && t.Elem().Kind() == reflect.String {
			return 'm'
		}
	}
	return 0
}

// layoutOf describes a type.
func layoutOf(t reflect.Type) string {
	if c := letter(t); c != 0 {
		return string(c)
	}
	switch t.Kind() {
	case reflect.Slice:
		return "[" + layoutOf(t.Elem())
	case reflect.Pointer:
		return "*" + layoutOf(t.Elem())
	case reflect.Struct:
		var b strings.Builder
		b.WriteByte('{')
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() {
				fmt.Fprintf(&b, "%s:%s,", f.Name, layoutOf(f.Type))
			}
		}
		b.WriteByte('}')
		return b.String()
	}
	panic("blob: cannot write values of type " + t.String())
}

// node is a parsed layout.
type node struct {
	kind   byte // one of the letters, '[', '*' or '{'
	of     *node
	fields []field
}

type field struct {
	name string
	node *node
}

// parse reads the layout at the beginning of s.
func parse(s string) (*node, string, error) {
	if s == "" {
		return nil, "", errors.New("it is cut off")
	}
	n, rest := &node{kind: s[0]}, s[1:]
	var err error
	switch s[0] {
	case 's', 'h', 'i', 'f', 'b', 'p', 'm':
		return n, rest, nil
	case '[', '*':
		n.of, rest, err = parse(rest)
		return n, rest, err
	case '{':
		for rest != "" && rest[0] != '}' {
			name, after, ok := strings.Cut(rest, ":")
			if !ok {
				return nil, "", errors.New("a field has no type")
			}
			f := field{name: name}
			if f.node, rest, err = parse(after); err != nil {
				return nil, "", err
			}
			if !strings.HasPrefix(rest, ",") {
				return nil, "", errors.New("a field has no end")
			}
			rest = rest[1:]
			n.fields = append(n.fields, f)
		}
		if rest == "" {
			return nil, "", errors.New("a struct has no end")
		}
		return n, rest[1:], nil
	}
	return nil, "", fmt.Errorf("unknown kind %q", s[0])
}
