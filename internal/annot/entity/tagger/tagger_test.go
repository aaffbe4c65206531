package tagger

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// pieces cuts and marks a sentence.
func pieces(t string) []Piece {
	p := lang.Must("id")
	ps := Cut(t, []annot.Token{{Span: text.Span{Start: 0, End: len(t)}}}, p)
	Mark(ps, t, p)
	return ps
}

// samples are six sentences with one person or place each.
func samples() []Sample {
	var out []Sample
	for _, s := range []struct {
		text     string
		from, to int
		class    annot.Class
	}{
		{"kata Ratna kepada kami", 1, 2, annot.Person},
		{"kata Hendra Laksmana kemarin", 1, 3, annot.Person},
		{"kata Teguh Prasnawa di sini", 1, 3, annot.Person},
		{"hujan di Wanasari reda", 2, 3, annot.Place},
		{"banjir di Air Batu surut", 2, 4, annot.Place},
		{"panen di Karangjati gagal", 2, 3, annot.Place},
	} {
		out = append(out, Sample{Pieces: pieces(s.text), Names: []Name{{From: s.from, To: s.to, Class: s.class}}})
	}
	return out
}

var setting = Fitting{Words: true, Epochs: 20, Rate: 0.1, Drop: 0.2, Keep: 0.9, L1: 0.001, Least: 1, Fits: 2, Seed: 1}

func TestFitSaveLoad(t *testing.T) {
	m := Fit(samples(), setting)
	for _, s := range samples() {
		if got := m.Tag(s.Pieces); !slices.Equal(got, s.Names) {
			t.Errorf("%q: %v, want %v", s.Pieces[0].Lower, got, s.Names)
		}
	}
	b, err := m.Save()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Fit(samples(), setting).Save()
	if err != nil || !bytes.Equal(b, again) {
		t.Errorf("two fits of the same samples differ (%v)", err)
	}
	l, err := Load(b)
	if err != nil {
		t.Fatal(err)
	}
	if l.Size() != m.Size() || l.Words != m.Words {
		t.Errorf("loaded %d features, saved %d", l.Size(), m.Size())
	}
	ps := pieces("kata Surya di Lembayung")
	if got, want := l.Tag(ps), m.Tag(ps); !slices.Equal(got, want) || len(got) == 0 {
		t.Errorf("loaded %v, fitted %v", got, want)
	}
	for _, bad := range [][]byte{nil, b[:len(b)/2], []byte("no model")} {
		if _, err := Load(bad); err == nil {
			t.Errorf("%d bytes load without an error", len(bad))
		}
	}
}

// TestMarginals compares the sums with those over all paths, one by one.
func TestMarginals(t *testing.T) {
	emit := [][labels]float64{{0.3, 1, -1, 0.2, 0, 0.5, -0.2}, {0.1, -0.4, 2, 0, 0.3, 0, 0}, {0, 0.2, 0.2, 0, 1, -1, 0.4}}
	var trans [labels][labels]float64
	for x := range labels {
		for y := range labels {
			trans[x][y] = float64(x*3-y) / 10
		}
	}
	node, _ := marginals(emit, &trans)
	var want [3][labels]float64
	total := 0.0
	for a := range labels {
		for b := range labels {
			for c := range labels {
				if !follows(out, a) || !follows(a, b) || !follows(b, c) {
					continue
				}
				w := math.Exp(trans[out][a] + trans[a][b] + trans[b][c] + emit[0][a] + emit[1][b] + emit[2][c])
				total += w
				want[0][a] += w
				want[1][b] += w
				want[2][c] += w
			}
		}
	}
	for i := range node {
		for y := range labels {
			if math.Abs(node[i][y]-want[i][y]/total) > 1e-9 {
				t.Errorf("piece %d label %d: %v, want %v", i, y, node[i][y], want[i][y]/total)
			}
		}
	}
}

func TestUnglue(t *testing.T) {
	var got []string
	body := "PresidenHendra Laksmanayang datang. Menurut Laksmana, ia diBandung."
	for _, p := range pieces(body) {
		got = append(got, p.Span.Of(body))
	}
	want := []string{"Presiden", "Hendra", "Laksmana", "yang", "datang", ".", "Menurut", "Laksmana", ",", "ia", "di", "Bandung", "."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
