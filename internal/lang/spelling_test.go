package lang

import "testing"

func TestSlip(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"kopenhagen", "kopenhgen", true}, {"canberra", "canbera", true}, {"canberra", "camberra", true}, {"canberra", "cabnerra", true},
		{"canberra", "canberra", true}, {"canberra", "camborra", false}, {"canberra", "cbanrera", false}, {"", "ab", false},
	} {
		if got := Slip(c.a, c.b); got != c.want || Slip(c.b, c.a) != c.want {
			t.Errorf("%s, %s: %v", c.a, c.b, got)
		}
	}
}

func TestRomanised(t *testing.T) {
	for a, b := range map[string]string{"soekarno": "sukarno", "zelenskyy": "zelensky", "mueller": "muller", "djojo": "jojo"} {
		if Romanised(a) != Romanised(b) {
			t.Errorf("%s and %s: %s, %s", a, b, Romanised(a), Romanised(b))
		}
	}
	if Romanised("budi") == Romanised("bude") {
		t.Error("two names are one")
	}
}
