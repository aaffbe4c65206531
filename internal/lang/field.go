package lang

import (
	"fmt"
	"strings"
)

// Field is what a field of a record, or a column of a table, says of an
// article.
type Field string

// The fields that are read.
const (
	FieldID        Field = "id"
	FieldURL       Field = "url"
	FieldOutlet    Field = "outlet"
	FieldTitle     Field = "title"
	FieldPublished Field = "published"
	FieldLanguage  Field = "language"
	FieldBody      Field = "body"
)

// loadField reads field.tsv: a field, and the names that records and tables in
// the language give it, best first.
func loadField(p *Pack) error {
	p.fields = map[Field][]string{}
	for _, r := range p.Rows("field") {
		f := Field(r[0])
		switch f {
		case FieldID, FieldURL, FieldOutlet, FieldTitle, FieldPublished, FieldLanguage, FieldBody:
		default:
			return fmt.Errorf("field.tsv: unknown field %q", r[0])
		}
		for _, name := range r[1:] {
			if name != FieldKey(name) {
				return fmt.Errorf("field.tsv: %q is not written as its key %q", name, FieldKey(name))
			}
			p.fields[f] = append(p.fields[f], name)
		}
	}
	return nil
}

// FieldNames are the names of a field in all packs, best first: a record may
// mix languages.
func FieldNames(f Field) []string {
	var out []string
	for _, code := range codes {
		if p := all()[code]; p.Base == "" { // kin share the names of their base
			out = append(out, p.fields[f]...)
		}
	}
	return out
}

// FieldKey is the form in which names of fields are compared: lower case,
// words joined by _.
func FieldKey(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return r == ' ' || r == '-' || r == '.' || r == '\u00a0' || r == '\ufeff'
	}), "_")
}
