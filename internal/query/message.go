package query

import (
	"slices"
	"strings"
	"unicode"

	"sanad/internal/lang"
)

// Plain is a message without what programs and people put around what they
// pass on: addresses, emphasis, pictures of faces, the stamp of a chat, "forwarded
// many times". A row of pictures ends a sentence. What an article says is left as
// it is.
func Plain(t string) string {
	var out []string
	for line := range strings.Lines(t) {
		if strings.TrimSpace(line) == "" {
			out = append(out, "")
		}
		line = words(unstamped(pictured(line)))
		for i, piece := range strings.Split(line, "\n") {
			if piece = strings.TrimSpace(piece); piece == "" || passing(piece) {
				continue
			}
			if i > 0 {
				out = append(out, "") // a paragraph of its own
			}
			out = append(out, piece)
		}
	}
	return strings.Join(out, "\n")
}

// pictured turns a row of pictures into the end of a line, one alone into a
// blank.
func pictured(line string) string {
	var b strings.Builder
	row := 0
	for _, r := range strings.TrimSpace(line) {
		switch {
		case unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) && r > unicode.MaxLatin1:
			row++
			continue
		case r == '\uFE0F' || r == '\u200D' || r == '\u200B': // they join pictures
			continue
		case row > 1 && r == ' ':
			continue
		case row > 1:
			b.WriteByte('\n')
		case row == 1:
			b.WriteByte(' ')
		}
		row = 0
		b.WriteRune(r)
	}
	return b.String()
}

// unstamped is a line without the time and the sender that a chat sets before
// it: "[12.03, 08:14] Laras: ", "12/3/25, 08.14 - Laras: ".
func unstamped(line string) string {
	rest, ok := strings.CutPrefix(line, "[")
	head, said, found := strings.Cut(rest, ": ")
	stamp := strings.TrimFunc(head, unicode.IsLetter)
	if !found || len(head) > longestStamp || strings.Count(head, ",") != 1 || !ok && !strings.Contains(head, " - ") || stamp == "" || !unicode.IsDigit(rune(stamp[0])) {
		return line
	}
	return said
}

// longestStamp is the length of a chat's stamp with a name, in bytes.
const longestStamp = 60

// words takes addresses and marks of emphasis out of a text.
func words(t string) string {
	var lines []string
	for line := range strings.SplitSeq(t, "\n") {
		l := slices.DeleteFunc(strings.Fields(line), address)
		for i, w := range l {
			l[i] = emphasis(w)
		}
		lines = append(lines, strings.Join(l, " "))
	}
	return strings.Join(lines, "\n")
}

// address reports whether a word is a link.
func address(w string) bool {
	w = strings.ToLower(strings.TrimLeft(w, "(<[\"'"))
	return strings.Contains(w, "://") || strings.HasPrefix(w, "www.")
}

// emphasis takes the marks off a word that messengers set in bold or slanted.
func emphasis(w string) string {
	return strings.TrimFunc(w, func(r rune) bool { return r == '*' || r == '_' || r == '~' })
}

// passing reports whether a line holds nothing but phrases that go around what
// is passed on, in any language.
func passing(line string) bool {
	l := strings.FieldsFunc(strings.ToLower(line), apart)
	return len(l) == 0 || slices.ContainsFunc(lang.Codes(), func(code string) bool {
		p := lang.Must(code)
		for i := 0; i < len(l); {
			n := p.Forwarded(func(k int) string {
				if i+k < len(l) {
					return l[i+k]
				}
				return ""
			})
			if n == 0 {
				return false
			}
			i += n
		}
		return true
	})
}
