package extract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/raw"
)

// fieldNames are the names of the fields of a record, by preference.
var fieldNames = sync.OnceValue(func() map[lang.Field][]string {
	out := map[lang.Field][]string{}
	for _, f := range []lang.Field{lang.FieldID, lang.FieldURL, lang.FieldOutlet, lang.FieldTitle, lang.FieldPublished, lang.FieldLanguage, lang.FieldBody} {
		out[f] = lang.FieldNames(f)
	}
	return out
})

// records reads lines of JSON, one record a line.
func records(c raw.Capture) (out []article.Article, problems []raw.Problem) {
	rest := bytes.TrimPrefix(c.Bytes, []byte(byteOrderMark))
	for n := max(c.First, 1); len(rest) > 0; n++ {
		line := rest
		if i := bytes.IndexByte(rest, '\n'); i >= 0 {
			line, rest = rest[:i], rest[i+1:]
		} else {
			rest = nil
		}
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		input := fmt.Sprintf("%s:%d", c.Input, n)
		a, err := jsonRecord(line, input)
		if err != nil {
			problems = append(problems, problem(input, err.Error()))
			continue
		}
		a.Capture = raw.Capture{Bytes: line}.Digest() // of the line, wherever it stands in its file
		out = append(out, finish(a))
	}
	if len(out) == 0 && len(problems) == 0 && c.First == 0 {
		problems = append(problems, problem(c.Input, "no text: nothing but empty lines"))
	}
	return out, problems
}

// recordList reads a JSON document: a list of records, or one record.
func recordList(c raw.Capture) (out []article.Article, problems []raw.Problem) {
	b := bytes.TrimSpace(bytes.TrimPrefix(c.Bytes, []byte(byteOrderMark)))
	if !json.Valid(b) {
		var v any
		err := json.Unmarshal(b, &v) // says what is wrong
		return nil, []raw.Problem{problem(c.Input, fmt.Sprintf("not JSON: %v", err))}
	}
	take := func(v []byte, input string) {
		a, err := jsonRecord(v, input)
		if err != nil {
			problems = append(problems, problem(input, err.Error()))
			return
		}
		a.Capture = raw.Capture{Bytes: v}.Digest()
		out = append(out, finish(a))
	}
	if b[0] != '[' {
		take(b, c.Input)
	}
	if b[0] == '[' {
		n := 0
		elements(b, func(v []byte) {
			n++
			take(v, fmt.Sprintf("%s:%d", c.Input, n))
		})
	}
	if len(out) == 0 && c.Found {
		return nil, nil
	}
	if len(out) == 0 && len(problems) == 0 {
		problems = append(problems, problem(c.Input, "no text: an empty list"))
	}
	return out, problems
}

// elements calls f for each value of a valid JSON list.
func elements(b []byte, f func(v []byte)) {
	for i := skipSpace(b, 1); b[i] != ']'; {
		end := valueEnd(b, i)
		f(b[i:end])
		if i = skipSpace(b, end); b[i] == ',' {
			i = skipSpace(b, i+1)
		}
	}
}

// jsonRecord reads one record.
func jsonRecord(line []byte, input string) (article.Article, error) {
	f, err := fields(line)
	if err != nil {
		return article.Article{}, err
	}
	return record(f, input)
}

// values are the fields of a record: what it says under the first of some
// names that says something.
type values interface {
	text(names []string) string // a text as it stands, "" where blank
	word(names []string) string // a word or number, trimmed and repaired
}

// record is the article of a record that came as the named input.
func record(v values, input string) (article.Article, error) {
	a := article.Article{Input: input}
	name := fieldNames()
	body := v.text(name[lang.FieldBody])
	switch {
	case body == "":
		return a, fmt.Errorf("no text: the record has no body (nor %s)", strings.Join(name[lang.FieldBody][1:4], ", "))
	case len(body) > MaxText:
		return a, fmt.Errorf("a text of %d bytes; the limit is %d", len(body), MaxText)
	}
	a.Text, a.Repairs = repair(trimMark(body))
	if id := v.word(name[lang.FieldID]); id != "" {
		a.Input = id
	}
	a.URL = v.word(name[lang.FieldURL])
	a.Outlet.Name = v.word(name[lang.FieldOutlet])
	a.Title = v.word(name[lang.FieldTitle])
	a.Language = v.word(name[lang.FieldLanguage])
	if d := v.word(name[lang.FieldPublished]); d != "" {
		a.Published = recordDate(d, language(a.Language, a.Text))
	}
	return a, nil
}

// object is a JSON object: its values as they are written, by key in lower
// case.
type object map[string][]byte

// fields splits a JSON object without copying its values.
func fields(line []byte) (object, error) {
	if !json.Valid(line) {
		var v any
		err := json.Unmarshal(line, &v) // says what is wrong
		return nil, fmt.Errorf("not JSON: %w", err)
	}
	if line[0] != '{' {
		return nil, fmt.Errorf("not a JSON object but %s", kindOf(line))
	}
	out := object{}
	for i := 1; ; {
		i = skipSpace(line, i)
		if line[i] == '}' {
			return out, nil
		}
		if line[i] == ',' {
			i = skipSpace(line, i+1)
		}
		end := valueEnd(line, i)
		key := lang.FieldKey(unquote(line[i:end]))
		i = skipSpace(line, skipSpace(line, end)+1) // past the colon
		end = valueEnd(line, i)
		out[key] = line[i:end]
		i = end
	}
}

func kindOf(v []byte) string {
	switch v[0] {
	case '[':
		return "a list"
	case '"':
		return "a string"
	}
	return "a single value"
}

func skipSpace(b []byte, i int) int {
	for b[i] == ' ' || b[i] == '\t' || b[i] == '\r' || b[i] == '\n' {
		i++
	}
	return i
}

// valueEnd is the offset after the JSON value at i of valid JSON.
func valueEnd(b []byte, i int) int {
	depth := 0
	for {
		switch b[i] {
		case '"':
			for i++; b[i] != '"'; i++ {
				if b[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		default:
			if depth == 0 {
				for i < len(b) && !bytes.ContainsRune([]byte(",}] \t\r\n"), rune(b[i])) {
					i++
				}
				return i
			}
		}
		i++
		if depth == 0 {
			return i
		}
	}
}

// text is the first of the named fields that is a string with text in it.
func (o object) text(names []string) string {
	for _, n := range names {
		if v := o[n]; len(v) > 0 && v[0] == '"' {
			if t := unquote(v); !blankText(t) {
				return t
			}
		}
	}
	return ""
}

// word is the first of the named fields that holds a word or number: a string,
// a number, the first of a list, or the name of an object.
func (o object) word(names []string) string {
	for _, n := range names {
		if v := o[n]; len(v) > 0 {
			if w := wordOf(v, 0); w != "" {
				return w
			}
		}
	}
	return ""
}

// wordOf is the word that stands for a JSON value, "" for none.
func wordOf(v []byte, depth int) string {
	switch {
	case v[0] == '"':
		t, _ := repair(unquote(v))
		return strings.TrimSpace(t)
	case v[0] == '{' && depth < 3:
		o, err := fields(v)
		if err != nil {
			return ""
		}
		return o.word([]string{"name", "title", "domain", "uri", "url", "href", "$oid", "$date", "value", "id"})
	case v[0] == '[' && depth < 3:
		if i := skipSpace(v, 1); v[i] != ']' {
			return wordOf(v[i:valueEnd(v, i)], depth+1)
		}
	case v[0] == '-' || v[0] >= '0' && v[0] <= '9':
		return string(v)
	}
	return ""
}
