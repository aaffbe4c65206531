package blob_test

import (
	"reflect"
	"strings"
	"testing"

	"sanad/internal/store/blob"
	"sanad/internal/text"
)

type part struct {
	Span  text.Span
	Kind  uint8
	Name  string
	Notes []string
}

type whole struct {
	ID    text.ID
	Other text.ID
	Title string
	Score float64
	Small bool
	Count int
	One   *part
	None  *part
	Parts []part
	Empty []part
	Nil   []part
	Text  map[string]string
}

// later is whole after some years: a field gone, one gained, one of another
// type.
type later struct {
	Title string
	Parts []struct {
		Name string
		Span text.Span
	}
	Count string
	ID    text.ID
	Added []int
}

func sample() whole {
	id := text.ID(strings.Repeat("0f", 32))
	return whole{
		ID: id, Other: "short", Title: "Kapal di Hask", Score: -0.25, Small: true, Count: -70000,
		One:   &part{Span: text.Span{Start: 4, End: 9}, Kind: 200, Name: "Kapal di Hask", Notes: []string{"", "x"}},
		Parts: []part{{Name: "b", Span: text.Span{Start: 20, End: 22}}, {Name: strings.Repeat("panjang ", 40), Span: text.Span{Start: 1, End: 3}}},
		Empty: []part{}, Text: map[string]string{"id": "satu", "en": "one"},
	}
}

func TestWrittenIsRead(t *testing.T) {
	c := blob.New[whole]()
	r, err := c.Reader(c.Layout())
	if err != nil {
		t.Fatal(err)
	}
	want := sample()
	b := c.Append(nil, &want)
	got, err := r.Read(b)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("%v\ngot  %+v\nwant %+v", err, got, want)
	}
	if again := c.Append(nil, &got); string(again) != string(b) {
		t.Error("the same value gives other bytes")
	}
}

func TestOlderLayoutIsRead(t *testing.T) {
	old := blob.New[whole]()
	w := sample()
	r, err := blob.New[later]().Reader(old.Layout())
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Read(old.Append(nil, &w))
	if err != nil {
		t.Fatal(err)
	}
	if got.Title != w.Title || got.ID != w.ID || got.Count != "" || len(got.Parts) != 2 || got.Parts[1].Name != w.Parts[1].Name || got.Parts[1].Span != w.Parts[1].Span {
		t.Errorf("got %+v", got)
	}
}

func TestBrokenLayouts(t *testing.T) {
	for _, l := range []string{"", "{", "{a", "{a:s", "{a:s,", "q", "[", "ss", "{a:s,}}"} {
		if _, err := blob.New[whole]().Reader(l); err == nil {
			t.Errorf("layout %q was taken", l)
		}
	}
}

// Bytes that were not written here give an error or a value, never a fault,
// and never more memory than they could stand for.
func FuzzRead(f *testing.F) {
	c := blob.New[whole]()
	r, err := c.Reader(c.Layout())
	if err != nil {
		f.Fatal(err)
	}
	w := sample()
	b := c.Append(nil, &w)
	f.Add(b)
	for i := range b {
		f.Add(b[:i])
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := r.Read(b)
		if err != nil {
			return
		}
		again, err := r.Read(c.Append(nil, &v))
		if err != nil || v.Score == v.Score && !reflect.DeepEqual(again, v) {
			t.Errorf("what was read does not come back: %v", err)
		}
	})
}
