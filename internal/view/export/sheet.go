package export

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"sanad/internal/text"
	"sanad/internal/view/record"
)

// Sheet is a table: one record type, or a list inside one. Rows of a list
// begin with the ID of their record ("statement_id") and
// their place n in the list, from 0.
type Sheet struct {
	Name    string
	Columns []Column
}

// Column is a column of a sheet.
type Column struct {
	Name     string
	Kind     Kind
	Optional bool // a cell may be nil
}

// Kind is the kind of the values of a column.
type Kind uint8

// The kinds: Go values string, int64, float64 and bool.
const (
	Text Kind = iota
	Whole
	Real
	Flag
)

// Types are the record types that have sheets, in their order.
var Types = append(slices.Clone(record.Trace), "problem")

// made are the Go types of the records.
var made = map[record.Type]reflect.Type{
	"article": reflect.TypeFor[record.Article](), "entity": reflect.TypeFor[record.Entity](), "mention": reflect.TypeFor[record.Mention](),
	"time": reflect.TypeFor[record.Time](), "attribution": reflect.TypeFor[record.Attribution](), "citation": reflect.TypeFor[record.Citation](),
	"passage": reflect.TypeFor[record.Passage](), "relation": reflect.TypeFor[record.Relation](), "story": reflect.TypeFor[record.Story](),
	"storyline": reflect.TypeFor[record.Storyline](), "statement": reflect.TypeFor[record.Statement](), "evolution": reflect.TypeFor[record.Evolution](),
	"omission": reflect.TypeFor[record.Omission](), "warning": reflect.TypeFor[record.Warning](), "event": reflect.TypeFor[record.Event](),
	"problem": reflect.TypeFor[record.Problem](),
}

// plural is the name of the sheet of a record type.
func plural(t record.Type) string {
	switch t {
	case "story", "entity":
		return strings.TrimSuffix(string(t), "y") + "ies"
	}
	return string(t) + "s"
}

// TypeOf is the record type whose sheets hold one of a name: "statements",
// "statement", "reports".
func TypeOf(name string) (record.Type, bool) {
	for _, t := range Types {
		if string(t) == name {
			return t, true
		}
		for _, s := range Sheets(t) {
			if s.Name == name {
				return t, true
			}
		}
	}
	return "", false
}

// Is reports whether a name stands for a sheet: its own, or its record type.
func Is(sheet, name string) bool { return sheet == name || sheet == plural(record.Type(name)) }

// Sheets are the tables of a record type: its own, then those of its lists.
func Sheets(t record.Type) []Sheet {
	typ := made[t]
	out := []Sheet{{Name: plural(t), Columns: columns(typ, "", false)}}
	for _, f := range lists(typ) {
		head := []Column{{Name: string(t) + "_id", Kind: Text}, {Name: "n", Kind: Whole}}
		out = append(out, Sheet{Name: key(f), Columns: append(head, columns(f.Type.Elem(), "", false)...)})
	}
	return out
}

// lists are the fields of a record with an ID that are lists of structures:
// they have sheets of their own.
func lists(t reflect.Type) []reflect.StructField {
	if _, ok := t.FieldByName("ID"); !ok {
		return nil
	}
	var out []reflect.StructField
	for i := range t.NumField() {
		if f := t.Field(i); structures(f.Type) {
			out = append(out, f)
		}
	}
	return out
}

func structures(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct && t.Elem() != reflect.TypeFor[text.Span]()
}

func key(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// columns are the columns of a structure: nested ones flat, a span as start
// and end, a range as low and high, other lists as JSON.
func columns(t reflect.Type, prefix string, optional bool) []Column {
	own := lists(t)
	var out []Column
	for i := range t.NumField() {
		f := t.Field(i)
		name := prefix + key(f)
		ft, opt := f.Type, optional
		if ft.Kind() == reflect.Pointer {
			ft, opt = ft.Elem(), true
		}
		switch {
		case key(f) == "type" || prefix == "" && slices.ContainsFunc(own, func(x reflect.StructField) bool { return x.Name == f.Name }):
		case ft == reflect.TypeFor[text.Span]():
			out = append(out, Column{pointed(name, "start"), Whole, opt}, Column{pointed(name, "end"), Whole, opt})
		case ft.Kind() == reflect.Array:
			out = append(out, Column{name + "_low", Whole, opt}, Column{name + "_high", Whole, opt})
		case ft.Kind() == reflect.Struct:
			out = append(out, columns(ft, name+"_", opt)...)
		default:
			out = append(out, Column{name, kindOf(ft), opt})
		}
	}
	return out
}

// pointed is the name of one end of a span: "start" for the span of a record,
// "source_start" for that of its source.
func pointed(name, end string) string { return strings.TrimSuffix(name, "span") + end }

func kindOf(t reflect.Type) Kind {
	switch t.Kind() {
	case reflect.Int:
		return Whole
	case reflect.Float64:
		return Real
	case reflect.Bool:
		return Flag
	}
	return Text
}

// Rows calls add with every row of a record, by the place of its sheet in
// Sheets. Cells are string, int64, float64, bool or nil.
func Rows(rec any, add func(sheet int, cells []any) error) error {
	v := reflect.ValueOf(rec)
	cells, err := row(nil, v, v.Type(), "")
	if err != nil {
		return err
	}
	if err := add(0, cells); err != nil {
		return err
	}
	for k, f := range lists(v.Type()) {
		l := v.FieldByIndex(f.Index)
		for i := range l.Len() {
			cells, err := row([]any{v.FieldByName("ID").String(), int64(i)}, l.Index(i), f.Type.Elem(), "")
			if err != nil {
				return err
			}
			if err := add(k+1, cells); err != nil {
				return err
			}
		}
	}
	return nil
}

// row is the cells of a structure, in the order of columns; an invalid value
// stands for a structure that is not there.
func row(cells []any, v reflect.Value, t reflect.Type, prefix string) ([]any, error) {
	own := lists(t)
	for i := range t.NumField() {
		f := t.Field(i)
		if key(f) == "type" || prefix == "" && slices.ContainsFunc(own, func(x reflect.StructField) bool { return x.Name == f.Name }) {
			continue
		}
		ft := f.Type
		var x reflect.Value
		if v.IsValid() {
			x = v.Field(i)
		}
		if ft.Kind() == reflect.Pointer {
			ft = ft.Elem()
			if x.IsValid() {
				x = x.Elem()
			}
		}
		var err error
		if cells, err = cell(cells, x, ft, prefix+key(f)); err != nil {
			return nil, err
		}
	}
	return cells, nil
}

func cell(cells []any, x reflect.Value, t reflect.Type, name string) ([]any, error) {
	switch {
	case t == reflect.TypeFor[text.Span]():
		if !x.IsValid() {
			return append(cells, nil, nil), nil
		}
		s := x.Interface().(text.Span)
		return append(cells, int64(s.Start), int64(s.End)), nil
	case t.Kind() == reflect.Array && !x.IsValid():
		return append(cells, nil, nil), nil
	case t.Kind() == reflect.Struct:
		return row(cells, x, t, name+"_")
	case !x.IsValid():
		return append(cells, nil), nil
	}
	switch t.Kind() {
	case reflect.Int:
		return append(cells, x.Int()), nil
	case reflect.Float64:
		return append(cells, x.Float()), nil
	case reflect.Bool:
		return append(cells, x.Bool()), nil
	case reflect.String:
		return append(cells, x.String()), nil
	case reflect.Array:
		return append(cells, x.Index(0).Int(), x.Index(1).Int()), nil
	}
	b, err := json.Marshal(x.Interface())
	if err != nil {
		return nil, fmt.Errorf("column %s: %w", name, err)
	}
	return append(cells, string(b)), nil
}
