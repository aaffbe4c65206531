package extract

import (
	"bytes"
	"encoding/hex"
	"errors"
	"strings"
	"unicode/utf8"

	"sanad/internal/article"
)

const byteOrderMark = "\uFEFF"

func trimMark(t string) string { return strings.TrimPrefix(t, byteOrderMark) }

// repair replaces each maximal run of invalid bytes and NULs by U+FFFD and
// lists the runs, with spans into the repaired text.
func repair(t string) (string, []article.Repair) {
	i := firstInvalid(t)
	if i == len(t) {
		return t, nil
	}
	var b strings.Builder
	b.Grow(len(t) + 16)
	var out []article.Repair
	from := 0
	for i < len(t) {
		b.WriteString(t[from:i])
		j := i
		for j < len(t) && invalidAt(t[j:]) {
			j++
		}
		at := b.Len()
		b.WriteRune(utf8.RuneError)
		out = append(out, article.Repair{Span: span(at, b.Len()), Bytes: hex.EncodeToString([]byte(t[i:j]))})
		from = j
		i = j + firstInvalid(t[j:])
	}
	b.WriteString(t[from:])
	return b.String(), out
}

// firstInvalid is the offset of the first byte that is no text, len(t) for
// none.
func firstInvalid(t string) int {
	if utf8.ValidString(t) && strings.IndexByte(t, 0) < 0 {
		return len(t)
	}
	for i := 0; i < len(t); {
		if c := t[i]; c != 0 && c < utf8.RuneSelf {
			i++
			continue
		}
		if invalidAt(t[i:]) {
			return i
		}
		_, n := utf8.DecodeRuneInString(t[i:])
		i += n
	}
	return len(t)
}

// invalidAt reports whether t begins with a byte that is no text. UTF-16
// surrogates written as UTF-8 are none.
func invalidAt(t string) bool {
	if t[0] == 0 {
		return true
	}
	r, n := utf8.DecodeRuneInString(t)
	return r == utf8.RuneError && n == 1
}

// isText says why bytes that should be plain text are not, nil where they are:
// UTF-16, or more than a tenth of control bytes and broken runes at their
// start.
func isText(b []byte) error {
	if bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff}) {
		return errors.New("not UTF-8 but UTF-16: convert the file first")
	}
	head := string(b[:min(len(b), 8192)])
	bad := 0
	for i := 0; i < len(head); {
		r, n := utf8.DecodeRuneInString(head[i:])
		if r == utf8.RuneError && n == 1 || r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' {
			bad++
		}
		i += n
	}
	if 10*bad > len(head) {
		return errors.New("not a text file: it holds binary data")
	}
	return nil
}
