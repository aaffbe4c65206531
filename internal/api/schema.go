package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// honest says in the schemas what the records promise: what is not known is
// null, a list is never null, and a record may gain fields.
func honest(schemas huma.Registry) {
	for name, s := range schemas.Map() {
		t := schemas.TypeFromRef("#/components/schemas/" + name)
		if t == nil || t.Kind() != reflect.Struct {
			continue
		}
		if !strings.HasSuffix(name, "InBody") {
			s.AdditionalProperties = nil
		}
		for i := range t.NumField() {
			f := t.Field(i)
			key, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
			p := s.Properties[key]
			if p == nil {
				continue
			}
			switch {
			case f.Type.Kind() == reflect.Slice || f.Type.Kind() == reflect.Map:
				p.Nullable = false
				if p.Items != nil {
					p.Items.Nullable = false
				}
			case f.Type.Kind() != reflect.Pointer || strings.Contains(rest, "omitempty"):
			case p.Ref != "":
				s.Properties[key] = &huma.Schema{AnyOf: []*huma.Schema{{Ref: p.Ref}, {Type: "null"}}, Description: p.Description}
			default:
				p.Nullable = true
			}
		}
	}
}

// indent is the description as it is committed and served.
func indent(o *huma.OpenAPI) ([]byte, error) {
	raw, err := json.Marshal(o)
	if err != nil {
		return nil, fmt.Errorf("describe the API: %w", err)
	}
	var out bytes.Buffer
	if err := json.Indent(&out, raw, "", "  "); err != nil {
		return nil, fmt.Errorf("describe the API: %w", err)
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}
