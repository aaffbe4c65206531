package index

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestGroups compares the groups with those of a plain map.
func TestGroups(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const docs = 500
	p := NewPostings(docs)
	want := map[uint64][]Member{}
	for d := range docs {
		seen := map[uint64]bool{}
		for range 60 {
			h := Mix(r.Uint64N(9000) + 1)
			m := NewMember(d, int(h%Quarters))
			p.Add(h, m)
			if !seen[h] {
				want[p.Key(h)] = append(want[p.Key(h)], m)
			}
			seen[h] = true
		}
	}
	g := p.Groups()
	shared := 0
	for _, ms := range want {
		if len(ms) > 1 {
			shared++
		}
	}
	if g.Len() != shared || len(g.Key) != shared {
		t.Fatalf("%d groups, want %d", g.Len(), shared)
	}
	for i := range g.Len() {
		if !slices.Equal(g.Of(i), want[g.Key[i]]) {
			t.Fatalf("group %x: %v, want %v", g.Key[i], g.Of(i), want[g.Key[i]])
		}
	}
}

// TestWinnowShares checks the promise of winnowing: texts that share n+w-1
// words in a row share a fingerprint.
func TestWinnowShares(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const n, w = 5, 4
	noise := func(k int) (ws []Word) {
		for range k {
			ws = append(ws, Word{Hash: Mix(r.Uint64())})
		}
		return ws
	}
	for round := range 300 {
		run := noise(n + w - 1)
		a := slices.Concat(noise(r.IntN(20)), run, noise(r.IntN(20)))
		b := slices.Concat(noise(r.IntN(20)), run, noise(r.IntN(20)))
		in := map[uint64]bool{}
		for _, p := range Winnow(a, n, w, nil) {
			in[p.Hash] = true
		}
		if !slices.ContainsFunc(Winnow(b, n, w, nil), func(p Print) bool { return in[p.Hash] }) {
			t.Fatalf("round %d: no shared fingerprint", round)
		}
	}
	if k := len(Winnow(make([]Word, 65000), n, w, nil)); k > 65000/w+2 {
		t.Errorf("one word over and over: %d fingerprints", k)
	}
	if k := len(Winnow(noise(n), n, w, nil)); k != 1 {
		t.Errorf("a text of one run: %d fingerprints", k)
	}
}

func TestWords(t *testing.T) {
	same := [][2]string{{"Café", "cafe\u0301"}, {"ÅNGSTRÖM", "angstrom"}, {"Lima", "lima"}}
	for _, c := range same {
		if HashWord(c[0]) != HashWord(c[1]) || HashWord(c[0]) == 0 {
			t.Errorf("%q and %q differ", c[0], c[1])
		}
	}
	var got []string
	txt := "“Harga Rp1.340,5” naik—kata dia…"
	for _, w := range Words(txt, 0, len(txt), nil) {
		got = append(got, txt[w.Start:w.End])
	}
	if s := fmt.Sprint(got); s != "[Harga Rp1 340 5 naik kata dia]" {
		t.Error(s)
	}
}

// FuzzWords: words are inside the text and in order, and eight bytes at a time
// give what rune by rune gives.
func FuzzWords(f *testing.F) {
	f.Add("Kata \xff\xfe dia…")
	f.Add("Sembilan09 HURUFKAPITAL\x10\x11seribuduaratustigapuluh@[`{/:, é a\u0301bcdefgh ikut \u0301serta")
	f.Fuzz(func(t *testing.T, s string) {
		var slow []Word
		for i := 0; i < len(s); {
			i, slow = word(s, i, len(s), slow)
		}
		ws := Words(s, 0, len(s), nil)
		if !slices.Equal(ws, slow) {
			t.Fatalf("words %v, rune by rune %v", ws, slow)
		}
		end := uint32(0)
		for _, w := range ws {
			if w.Start < end || w.End <= w.Start || int(w.End) > len(s) {
				t.Fatalf("word %v after %d in %d bytes", w, end, len(s))
			}
			end = w.End
		}
	})
}
