package query

import (
	"strings"
	"testing"
)

// What is passed on is asked without what is around it.
func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"🚨🚨 *Diteruskan berkali-kali* 🚨🚨\nForwarded many times\n\nBREAKING!!! kapal *Lady Ostra* ditarik 😱😱😱 awaknya hilang!!!\n👉 https://kabar.example/x?y=1": "\nBREAKING!!! kapal Lady Ostra ditarik\n\nawaknya hilang!!!",
		"[12.03, 08:14] Laras: jembatan itu ditutup":           "jembatan itu ditutup",
		"12/3/25, 08.14 - Laras N: jembatan itu ditutup":       "jembatan itu ditutup",
		"Sebarkan sebelum dihapus 🙏":                           "",
		"https://t.me/kanal/9":                                 "",
		"harga cabai 🌶️ naik":                                  "harga cabai naik",
		"Laras Ningtyas, the mayor: the bridge is shut":        "Laras Ningtyas, the mayor: the bridge is shut",
		"On 12 March, 2025 - the mayor said: the bridge falls": "On 12 March, 2025 - the mayor said: the bridge falls",
		"share prices fell":                                    "share prices fell",
	} {
		if got := Plain(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := Plain(strings.Repeat("😱 forwarded ", 65000)); got != "" {
		t.Errorf("%.40q is left", got)
	}
}
