package blob

import (
	"bytes"
	"errors"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/raw"
	"sanad/internal/story"
	"sanad/internal/text"
)

// nouns are the values that a library keeps.
func nouns() []any {
	return []any{new(whole), new(link.Passage), new(link.Relation), new(story.Story), new(story.Storyline), new(story.Change), new(origin.Findings), new(raw.Problem)}
}

// fill puts something into every field, so that none is forgotten.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*n) * 37)
	case reflect.Uint8, reflect.Uint64:
		v.SetUint(uint64(*n % 3))
	case reflect.Float64:
		v.SetFloat(float64(*n) / 7)
	case reflect.String:
		v.SetString("kata–" + string(rune('a'+*n%26)))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range 3 {
			k, e := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			fill(k, n)
			fill(e, n)
			v.SetMapIndex(k, e)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	}
}

func TestEveryFieldOfEveryNounReadsBack(t *testing.T) {
	for _, v := range nouns() {
		n := 0
		fill(reflect.ValueOf(v).Elem(), &n)
		b, err := Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		got := reflect.New(reflect.TypeOf(v).Elem()).Interface()
		if err := Unmarshal(b, got); err != nil {
			t.Fatalf("%T: %v", v, err)
		}
		if d := cmp.Diff(v, got, cmp.AllowUnexported(whole{})); d != "" {
			t.Errorf("%T:\n%s", v, d)
		}
		again, err := Marshal(got)
		if err != nil || !bytes.Equal(b, again) {
			t.Errorf("%T: equal values give other bytes (%v)", v, err)
		}
	}
}

// What was written before a noun changed reads still.
func TestNounsMayChange(t *testing.T) {
	type inner struct{ A, B string }
	type before struct {
		Name  string
		Gone  []inner
		Count int
		Shape string
		Far   *inner
		Left  float64
	}
	type after struct {
		New   []string
		Far   *inner
		Count int
		Shape []string // another shape: another field
		Name  string
	}
	b, err := Marshal(before{"Ratu", []inner{{"x", "y"}}, 4, "round", &inner{"p", "q"}, .25})
	if err != nil {
		t.Fatal(err)
	}
	var got after
	if err := Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(after{Far: &inner{"p", "q"}, Count: 4, Name: "Ratu"}, got); d != "" {
		t.Error(d)
	}
}

func TestRefused(t *testing.T) {
	b, err := Marshal(story.Story{ID: "story:1", Title: "Jembatan ditutup", Articles: []text.ID{"a", "b"}})
	if err != nil {
		t.Fatal(err)
	}
	var s story.Story
	for name, x := range map[string][]byte{"empty": nil, "later version": append([]byte{version + 1}, b[1:]...), "unknown packing": {version, 9, 1}, "cut": b[:len(b)-3], "longer": append(bytes.Clone(b), 0)} {
		if err := Unmarshal(x, &s); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Marshal(struct{ C chan int }{}); err == nil {
		t.Error("a channel was kept")
	}
	if err := Unmarshal(b, s); err == nil {
		t.Error("a value that is no pointer was read into")
	}
}

func FuzzDamage(f *testing.F) {
	var w whole
	n := 0
	fill(reflect.ValueOf(&w).Elem(), &n)
	for _, v := range []any{w, story.Story{ID: "s"}} {
		b, err := Marshal(v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
		body, err := unsqueeze(b)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(append([]byte{version, plain}, body...))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if a, m, err := ReadArticle(b); err == nil {
			for _, x := range m.Tokens {
				if x.Span.Start < 0 || x.Span.End > len(a.Text) || x.Span.End < x.Span.Start {
					t.Fatalf("token %v outside the text", x.Span)
				}
			}
		}
		var o origin.Findings
		if err := Unmarshal(b, &o); err != nil && !errors.Is(err, ErrDamaged) {
			t.Fatal(err)
		}
	})
}

// An article takes little more than its words.
func BenchmarkArticle(b *testing.B) {
	var w whole
	n := 0
	fill(reflect.ValueOf(&w).Elem(), &n)
	w.Article.Text, w.Tokens = "", nil
	x, err := Marshal(w)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("write", func(b *testing.B) {
		for b.Loop() {
			if _, err := Marshal(w); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := ReadArticle(x); err != nil {
				b.Fatal(err)
			}
		}
	})
}
