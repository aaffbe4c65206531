package index

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// made writes a segment of n documents and returns its path. Document i holds
// the fingerprints i, i/2, i/4, …
func made(t testing.TB, name string, from, n, memory int) string {
	path := filepath.Join(t.TempDir(), name)
	b, err := NewBuilder(path, memory)
	if err != nil {
		t.Fatal(err)
	}
	for i := from; i < from+n; i++ {
		var ps []Print
		for k := i + 1; k > 0; k /= 2 {
			ps = append(ps, Print{Hash: Mix(uint64(k))})
		}
		if err := b.Add(fmt.Sprint("meta ", i), fmt.Sprint("text ", i), ps); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t testing.TB, path string) *Segment {
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestSegment(t *testing.T) {
	s := open(t, made(t, "a.seg", 0, 1000, 1<<20))
	if s.Docs() != 1000 || s.Check() != nil {
		t.Fatalf("%d documents, %v", s.Docs(), s.Check())
	}
	d, err := s.Doc(637)
	if err != nil || string(d.Meta) != "meta 637" || string(d.Text) != "text 637" {
		t.Fatalf("%q %q %v", d.Meta, d.Text, err)
	}
	got, err := s.Lookup(Mix(100), 1000)
	var want []uint32
	for i := range uint32(1000) {
		for k := i + 1; k > 0; k /= 2 {
			if k == 100 {
				want = append(want, i)
			}
		}
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("lookup %v %v, want %v", got, err, want)
	}
	if got, _ := s.Lookup(Mix(1), 17); len(got) != 17 {
		t.Errorf("%d of at most 17", len(got))
	}
	if got, err := s.Lookup(Mix(1<<40), 9); len(got) != 0 || err != nil {
		t.Errorf("a fingerprint of nothing: %v %v", got, err)
	}
}

// TestSpill: the memory given does not change a byte.
func TestSpill(t *testing.T) {
	a, err := os.ReadFile(made(t, "a.seg", 0, 700, 1<<20))
	if err != nil {
		t.Fatal(err)
	}
	path := made(t, "b.seg", 0, 700, 1)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("spilling changes the segment")
	}
	if left, _ := filepath.Glob(filepath.Dir(path) + "/*"); len(left) != 1 {
		t.Errorf("left over: %v", left)
	}
}

func TestMerge(t *testing.T) {
	x, y := open(t, made(t, "x.seg", 0, 300, 1<<20)), open(t, made(t, "y.seg", 300, 300, 1<<20))
	path := filepath.Join(t.TempDir(), "m.seg")
	if err := Merge(path, 1<<12, x, y); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(made(t, "all.seg", 0, 600, 1<<20))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("merging differs from building at once")
	}
}

// TestDamage flips every byte in turn: an error or the very same answers,
// never a panic.
func TestDamage(t *testing.T) {
	data, err := os.ReadFile(made(t, "a.seg", 0, 60, 1<<20))
	if err != nil {
		t.Fatal(err)
	}
	free := 0
	for i := range data {
		data[i] ^= 0x55
		switch err := readAll(data); {
		case err == nil && (i < 92 || i >= headerSize):
			t.Errorf("byte %d: no error", i)
		case err == nil:
			free++
		case !errors.Is(err, ErrCorrupt):
			t.Errorf("byte %d: %v", i, err)
		}
		data[i] ^= 0x55
	}
	if free != 4 {
		t.Errorf("%d bytes that nothing protects, want the 4 of padding", free)
	}
	for n := range len(data) {
		if readAll(data[:n]) == nil {
			t.Errorf("cut at %d: no error", n)
		}
	}
}

func readAll(data []byte) error {
	s, err := Parse(data)
	if err != nil {
		return err
	}
	if _, err := s.Lookup(Mix(3), 100); err != nil {
		return err
	}
	return s.Check()
}

func FuzzParse(f *testing.F) {
	data, err := os.ReadFile(made(f, "a.seg", 0, 9, 1<<20))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, b []byte) {
		if err := readAll(b); err != nil && !errors.Is(err, ErrCorrupt) {
			t.Errorf("%v", err)
		}
	})
}
