package feed

import (
	"bytes"
	"strings"
)

// mark is what a scanner finds.
type mark int

const (
	other   mark = iota // comment, instruction, CDATA
	opening             // <item>
	closing             // </item>
	empty               // <item/>
	doctype             // <!DOCTYPE …>
)

// tag is a piece of markup: where it lies, and its local name in lower case.
type tag struct {
	kind       mark
	name, full string // item, rss:item
	start, end int
	inner      []byte // of a DOCTYPE
}

// scanner finds the tags of XML in one pass, well-formed or not, in any
// charset that writes them in ASCII. It reads no text and expands nothing.
type scanner struct {
	b  []byte
	at int
}

// next is the next tag; false at the end, or where the last one is cut off.
func (s *scanner) next() (tag, bool) {
	i := bytes.IndexByte(s.b[s.at:], '<')
	if i < 0 {
		s.at = len(s.b)
		return tag{}, false
	}
	t := tag{start: s.at + i}
	rest := s.b[t.start:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return s.upTo(t, 4, "-->")
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		return s.upTo(t, 9, "]]>")
	case bytes.HasPrefix(rest, []byte("<?")):
		return s.upTo(t, 2, "?>")
	case bytes.HasPrefix(rest, []byte("<!")):
		return s.declaration(t)
	}
	return s.element(t)
}

func (s *scanner) upTo(t tag, from int, end string) (tag, bool) {
	i := bytes.Index(s.b[t.start+from:], []byte(end))
	if i < 0 {
		s.at = len(s.b)
		return t, false
	}
	t.end = t.start + from + i + len(end)
	s.at = t.end
	return t, true
}

// declaration reads <!DOCTYPE …> with its subset in brackets.
func (s *scanner) declaration(t tag) (tag, bool) {
	depth := 0
	for i := t.start; i < len(s.b); i++ {
		switch s.b[i] {
		case '[':
			depth++
		case ']':
			depth--
		case '>':
			if depth <= 0 {
				t.kind, t.end, t.inner = doctype, i+1, s.b[t.start:i]
				s.at = t.end
				return t, true
			}
		}
	}
	t.kind, t.inner = doctype, s.b[t.start:]
	s.at = len(s.b)
	return t, false
}

// element reads an opening, closing or empty tag; > inside quoted values does
// not end it.
func (s *scanner) element(t tag) (tag, bool) {
	quote := byte(0)
	for i := t.start + 1; i < len(s.b); i++ {
		c := s.b[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<':
			s.at = i // a stray <, as in "a < b"
			t.end = i
			return t, true
		case c == '>':
			t.end = i + 1
			s.at = t.end
			t.identify(s.b[t.start+1 : i])
			return t, true
		}
	}
	s.at = len(s.b)
	return t, false
}

// identify reads the name and kind of a tag from what stands between < and >.
func (t *tag) identify(in []byte) {
	t.kind = opening
	if bytes.HasPrefix(in, []byte("/")) {
		t.kind, in = closing, in[1:]
	} else if bytes.HasSuffix(in, []byte("/")) {
		t.kind, in = empty, in[:len(in)-1]
	}
	if i := bytes.IndexAny(in, " \t\r\n"); i >= 0 {
		in = in[:i]
	}
	t.full = string(in[:min(len(in), 100)])
	name := t.full
	if _, local, ok := strings.Cut(name, ":"); ok {
		name = local
	}
	t.name = strings.ToLower(name)
}

// part is the place of one item in a document.
type part struct{ start, end int }

// outlineOf finds the items of a feed or sitemap: the parts under the named
// element, where the first of them begins, the elements open around it, and
// whether the document goes on to its end.
func outlineOf(b []byte, item string, most int) (parts []part, open []string, whole bool, err error) {
	s := scanner{b: b}
	var stack []string
	start := -1
	for {
		t, ok := s.next()
		if t.kind == doctype && bytes.Contains(bytes.ToUpper(t.inner), []byte("<!ENTITY")) {
			return nil, nil, false, errEntity
		}
		if !ok {
			return parts, open, len(stack) == 0 && start < 0, nil
		}
		switch {
		case start >= 0:
			if t.kind == closing && t.name == item {
				parts = append(parts, part{start, t.end})
				start = -1
				if len(parts) == most {
					return parts, open, false, tooMany(most)
				}
			}
		case t.kind == opening && t.name == item:
			start = t.start
			if len(parts) == 0 {
				open = append([]string(nil), stack...)
			}
		case t.kind == opening:
			if stack = append(stack, t.full); len(stack) > 1000 {
				return parts, open, false, nil // no feed nests so deep
			}
		case t.kind == closing:
			stack = pop(stack, t.full)
		}
	}
}

// pop takes the named element off a stack, with those that were left open in
// it.
func pop(stack []string, name string) []string {
	for i := len(stack) - 1; i >= 0; i-- {
		if stack[i] == name {
			return stack[:i]
		}
	}
	return stack
}

// closeAll writes the ends of the open elements.
func closeAll(open []string) []byte {
	var out []byte
	for i := len(open) - 1; i >= 0; i-- {
		out = append(append(append(out, "</"...), open[i]...), '>')
	}
	return out
}
