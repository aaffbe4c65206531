package lang

import "testing"

func TestDF(t *testing.T) {
	for _, c := range []struct{ code, common, rarer string }{{"en", "the", "police"}, {"id", "yang", "polisi"}} {
		p, ok := For(c.code)
		if !ok {
			t.Fatalf("no pack %q", c.code)
		}
		common, total := p.DF(c.common)
		rarer, _ := p.DF(c.rarer)
		if !(0 < rarer && rarer < common && common <= total) {
			t.Errorf("%s: %s %d, %s %d of %d", c.code, c.common, common, c.rarer, rarer, total)
		}
		if n, _ := p.DF("xyzzyq"); n != 0 {
			t.Errorf("%s: an unknown word has count %d", c.code, n)
		}
	}
}
