package story

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/text"
)

var noon = time.Date(2025, 3, 11, 12, 0, 0, 0, time.UTC)

// feed is a pile in the order of its inputs, as batches of one article each.
func feed(in Input) []Input {
	out := make([]Input, len(in.Articles))
	for i, a := range in.Articles {
		var n int
		if _, err := fmt.Sscan(a.Input, &n); err != nil {
			panic(err)
		}
		out[n] = Input{Articles: in.Articles[i : i+1], Marks: in.Marks[i : i+1]}
	}
	return out
}

var bridgeAndFire = []string{
	"id|2025-03-11|Jembatan Sungai Waru Ambruk|Jembatan di atas Sungai Waru di Kecamatan Talun ambruk pada Selasa pagi setelah diterjang banjir. Camat Talun Darmo Sukri mengatakan 40 warga terisolasi.",
	"id|2025-03-11|Gudang Kapas Marendo Terbakar|Gudang kapas milik PT Serat Marendo di Kota Belu terbakar Senin malam. Kepala pemadam Lince Tobing menyebut kerugian Rp2 miliar.",
	"id|2025-03-11|Banjir Robohkan Jembatan di Talun|Banjir merobohkan jembatan Sungai Waru di Talun, Selasa. Sebanyak 40 warga terisolasi, kata Camat Darmo Sukri.",
	"en|2025-03-11|Cotton warehouse of PT Serat Marendo burns|A cotton warehouse of PT Serat Marendo in Belu burnt on Monday night. Fire chief Lince Tobing put the damage at Rp2 miliar.",
	"id|2025-03-11|Kebakaran di PT Serat Marendo|Api melalap gudang kapas PT Serat Marendo di Belu. Lince Tobing dari pemadam kebakaran menaksir kerugian Rp2 miliar.",
}

func TestStream(t *testing.T) {
	in := marked(bridgeAndFire...)
	s := NewStream(Fitted)
	ids := map[string]string{} // input to the first ID of its story
	for i, b := range feed(in) {
		if c := s.Add(b, noon.Add(time.Duration(i)*3*time.Hour)); len(c) > 0 {
			t.Errorf("article %d: changes %+v", i, c)
		}
		for _, x := range s.IDs() {
			for _, a := range x.Articles {
				input := in.Articles[slices.IndexFunc(in.Articles, func(y article.Article) bool { return y.ID == a })].Input
				if id, ok := ids[input]; ok && id != x.ID {
					t.Errorf("article %s went from %s to %s", input, id, x.ID)
				}
				ids[input] = x.ID
			}
		}
	}
	if got, want := inputs(in, Result{Stories: s.IDs()}), "0+2 1+3+4"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	r := s.Stories()
	for _, x := range r.Stories {
		if x.Title == "" || x.Start != "2025-03-11" || len(x.Keywords) == 0 {
			t.Errorf("%+v lacks its title, day or keywords", x)
		}
	}
	if s.Add(in, noon.Add(24*time.Hour)); len(s.at) != len(in.Articles) {
		t.Errorf("articles that are known came twice: %d", len(s.at))
	}
}

// A copy goes to the story of its original, whatever it says first.
func TestStreamCopy(t *testing.T) {
	in := pile(
		"en||Ferry aground|"+ferry+" Nobody was hurt.",
		"en||Bus fares rise|"+fares,
		"en||Morning letter|Readers ask about everything this week. One wants the clock of the old customs house to strike again, as it did when her grandmother sold eels below it; another has counted eleven swans on the moat. A third asks where the brass band went, and who keeps its drums. "+fares+" More letters tomorrow.",
	)
	batches := feed(in)
	batches[2].Passages = []link.Passage{passage(t, in, "1", "2", fares)}
	s := NewStream(Fitted)
	for i, b := range batches {
		s.Add(b, noon.Add(time.Duration(i)*time.Hour))
	}
	if got, want := inputs(in, Result{Stories: s.IDs()}), "0 1+2"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Two settled stories are joined only where the bond is clear, two new ones
// where there is any.
func TestStreamHolds(t *testing.T) {
	for _, c := range []struct {
		hold    float64
		changes []ChangeKind
		want    string
	}{{0, []ChangeKind{Merged}, "0+1+2"}, {2, nil, "0 1+2"}} {
		set := Fitted
		set.Wary, set.Hold = 0, c.hold
		in := marked(bridgeAndFire[0], strings.ReplaceAll(bridgeAndFire[2], "Banjir", "Bah"), bridgeAndFire[2])
		s := NewStream(set)
		var got []ChangeKind
		for i, b := range feed(in) {
			if i == 1 { // as if it had not been seen that they are one
				s.set.Wary = 2
			}
			for _, x := range s.Add(b, noon.Add(time.Duration(i)*3*time.Hour)) {
				got = append(got, x.Kind)
			}
			s.set.Wary = 0
		}
		if stories := inputs(in, Result{Stories: s.IDs()}); stories != c.want || !slices.Equal(got, c.changes) {
			t.Errorf("hold %v: %q with changes %v, want %q with %v", c.hold, stories, got, c.want, c.changes)
		}
	}
}

// After it was built anew a stream has the stories of Group, in whatever order
// the articles came.
func TestStreamRebuild(t *testing.T) {
	in := marked(bridgeAndFire...)
	want := inputs(in, Group(in))
	for _, backwards := range []bool{false, true} {
		batches := feed(in)
		if backwards {
			slices.Reverse(batches)
		}
		s := NewStream(Fitted)
		s.set.Wary = 2 // nothing joins
		for _, b := range batches {
			s.Add(b, noon)
		}
		if got := inputs(in, Result{Stories: s.IDs()}); got != "0 1 2 3 4" {
			t.Fatalf("before: %q", got)
		}
		changes := s.Rebuild(noon)
		if got := inputs(in, Result{Stories: s.IDs()}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if len(changes) != 2 || changes[0].Kind != Merged || changes[0].At == "" || changes[0].Why == "" {
			t.Errorf("changes %+v, want two dated mergers with a reason", changes)
		}
		if c := s.Rebuild(noon); len(c) > 0 {
			t.Errorf("a second time changes %+v", c)
		}
	}
}

// Equal batches give equal stories, and each article is in one of them.
func TestStreamPartitions(t *testing.T) {
	gen := newGenerator(t)
	run := func() []Story {
		s := NewStream(Fitted)
		for i := 0; i < 600; i += 50 {
			s.Add(gen.articles(i, i+50, 150), noon.Add(time.Duration(i)*time.Minute))
		}
		return s.IDs()
	}
	first := run()
	if !reflect.DeepEqual(first, run()) {
		t.Error("two runs differ")
	}
	seen := map[text.ID]int{}
	for _, s := range first {
		if s.ID == "" {
			t.Errorf("%v has no ID", s)
		}
		for _, a := range s.Articles {
			seen[a]++
		}
	}
	if len(seen) != 600 || len(first) < 130 || len(first) > 220 {
		t.Errorf("%d articles in %d stories", len(seen), len(first))
	}
	for a, n := range seen {
		if n != 1 {
			t.Errorf("article %s in %d stories", a, n)
		}
	}
}
