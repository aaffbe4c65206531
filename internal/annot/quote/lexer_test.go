package quote

import (
	"strings"
	"testing"
)

// TestQuotations marks the outermost quotations of texts with every mix of
// marks; + continues the one before it over a paragraph, ? lacks its closing
// mark.
func TestQuotations(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"curly", "Ia datang. “Kami siap,” kata Danang.", "“Kami siap,”"},
		{"straight", "\"Kami siap,\" kata Danang.", "\"Kami siap,\""},
		{"guillemets", "«Kami siap», kata Danang.", "«Kami siap»"},
		{"low and high", "„Kami siap“, kata Danang.", "„Kami siap“"},
		{"opening mark closes", "“Kami siap,“ kata Danang.", "“Kami siap,“"},
		{"closing mark opens", "”Kami siap,” kata Danang.", "”Kami siap,”"},
		{"mixed", "“Kami siap,\" kata Danang.", "“Kami siap,\""},
		{"nested", "“Ia bilang “jangan” lalu pergi,” kata Danang.", "“Ia bilang “jangan” lalu pergi,”"},
		{"two", "“Satu,” kata A. “Dua,” kata B.", "“Satu,” | “Dua,”"},
		{"two straight", "\"Satu,\" kata A. \"Dua,\" kata B.", "\"Satu,\" | \"Dua,\""},
		{"paragraphs", "“Satu.\n\n“Dua,” kata A.", "?“Satu. | +“Dua,”"},
		{"over a paragraph without a new mark", "“Satu.\nDua,” kata A.", "“Satu.\nDua,”"},
		{"unclosed", "“Satu dan dua.\nTiga.", "?“Satu dan dua."},
		{"unclosed before another", "“Satu “dua” tiga", "?“Satu | “dua”"},
		{"inches", "Papan 24\" x 36\" itu baru.", ""},
		{"stray closing mark", "Itu benar,” katanya.", ""},
		{"none", "Tidak ada apa-apa di sini.", ""},
	} {
		var got []string
		for _, q := range quotations(c.text) {
			s := q.span.Of(c.text)
			if !q.closed {
				s = "?" + s
			}
			if q.after >= 0 {
				s = "+" + s
			}
			got = append(got, s)
		}
		if g := strings.Join(got, " | "); g != c.want {
			t.Errorf("%s: %q: got %q, want %q", c.name, c.text, g, c.want)
		}
	}
}
