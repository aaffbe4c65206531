package extract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"sanad/internal/article"
	"sanad/internal/raw"
)

// names of the fields of a record, by preference.
var (
	fieldID        = []string{"id", "_id", "article_id", "uuid", "guid"}
	fieldURL       = []string{"url", "link", "href", "canonical_url", "permalink"}
	fieldOutlet    = []string{"outlet", "source", "publisher", "site_name", "sitename", "site", "source_name", "media", "newspaper", "domain", "source_domain", "hostname", "website"}
	fieldTitle     = []string{"title", "headline", "judul"}
	fieldPublished = []string{"published", "published_at", "publishedat", "datepublished", "date_published", "date_publish", "publish_date", "pubdate", "pub_date", "publication_date", "date", "tanggal", "timestamp", "time"}
	fieldLanguage  = []string{"language", "lang"}
	fieldBody      = []string{"body", "text", "content", "maintext", "article_body", "articlebody", "full_text", "fulltext", "article", "isi", "konten"}
)

// records reads lines of JSON, one record a line.
func records(c raw.Capture) (out []article.Article, problems []raw.Problem) {
	rest := bytes.TrimPrefix(c.Bytes, []byte(byteOrderMark))
	for n := 1; len(rest) > 0; n++ {
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
		a, err := record(line, input)
		if err != nil {
			problems = append(problems, problem(input, err.Error()))
			continue
		}
		a.Capture = raw.Capture{Bytes: line}.Digest() // of the line, wherever it stands in its file
		out = append(out, finish(a))
	}
	if len(out) == 0 && len(problems) == 0 {
		problems = append(problems, problem(c.Input, "no text: nothing but empty lines"))
	}
	return out, problems
}

// record reads one line.
func record(line []byte, input string) (article.Article, error) {
	a := article.Article{Input: input}
	f, err := fields(line)
	if err != nil {
		return a, err
	}
	body, key := "", ""
	for _, k := range fieldBody {
		if v, ok := f[k]; ok && v[0] == '"' {
			if t := unquote(v); !blankText(t) {
				body, key = t, k
				break
			}
		}
	}
	if key == "" {
		return a, fmt.Errorf("no text: the record has no body (nor %s)", strings.Join(fieldBody[1:4], ", "))
	}
	a.Text, a.Repairs = repair(trimMark(body))
	if id := f.word(fieldID); id != "" {
		a.Input = id
	}
	a.URL = f.word(fieldURL)
	a.Outlet.Name = f.word(fieldOutlet)
	a.Title = f.word(fieldTitle)
	a.Language = f.word(fieldLanguage)
	if d := f.word(fieldPublished); d != "" {
		a.Published = metadataDate(d, pack(language(a.Language, a.Text)))
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
		key := strings.ToLower(unquote(line[i:end]))
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
