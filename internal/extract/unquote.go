package extract

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// unquote is the text of a valid JSON string. Other than encoding/json it
// keeps what is no text (raw invalid bytes, NULs, lone surrogates, these as the
// three bytes that UTF-8 would have for them), so that it can be listed.
func unquote(v []byte) string {
	v = v[1 : len(v)-1]
	if bytes.IndexByte(v, '\\') < 0 {
		return string(v)
	}
	out := make([]byte, 0, len(v))
	for len(v) > 0 {
		i := bytes.IndexByte(v, '\\')
		if i < 0 {
			break
		}
		out = append(out, v[:i]...)
		if v[i+1] != 'u' {
			out = append(out, escaped(v[i+1]))
			v = v[i+2:]
			continue
		}
		r, n := unicodeEscape(v[i:])
		if utf16.IsSurrogate(r) {
			out = append(out, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0x3f|0x80, 0x80|byte(r)&0x3f)
		} else {
			out = utf8.AppendRune(out, r)
		}
		v = v[i+n:]
	}
	return string(append(out, v...))
}

func escaped(c byte) byte {
	switch c {
	case 'n':
		return '\n'
	case 't':
		return '\t'
	case 'r':
		return '\r'
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	}
	return c
}

// unicodeEscape is the rune of the \uXXXX at the start of v, with the second
// half of a surrogate pair where one follows, and its length.
func unicodeEscape(v []byte) (rune, int) {
	r := hex4(v[2:])
	if utf16.IsSurrogate(r) && len(v) >= 12 && v[6] == '\\' && v[7] == 'u' {
		if p := utf16.DecodeRune(r, hex4(v[8:])); p != utf8.RuneError {
			return p, 12
		}
	}
	return r, 6
}

func hex4(v []byte) rune {
	n, err := strconv.ParseUint(string(v[:4]), 16, 32)
	if err != nil {
		return utf8.RuneError
	}
	return rune(n)
}
