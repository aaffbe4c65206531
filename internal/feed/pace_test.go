package feed

import (
	"testing"
	"time"
)

func TestPaceLearns(t *testing.T) {
	start := time.Date(2024, 3, 5, 7, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name     string
		perHour  float64
		window   int
		min, max time.Duration
	}{
		{"a wire", 60, 50, ShortestPause, 10 * time.Minute},
		{"a busy site", 6, 30, 15 * time.Minute, 30 * time.Minute},
		{"a short list", 4, 2, 12 * time.Minute, 20 * time.Minute},
		{"a slow site", 0.2, 20, 8 * time.Hour, 12 * time.Hour},
		{"a dead one", 0, 20, LongestPause, LongestPause},
	} {
		p := Pace{}
		at, came, met := start, 0.0, 0
		if p.Every() != FirstPause {
			t.Errorf("before the first look: %v", p.Every())
		}
		for range 200 {
			fresh := int(came) - met
			met += fresh
			p = p.Look(at, fresh, c.window)
			came += c.perHour * p.Every().Hours()
			at = at.Add(p.Every())
		}
		if e := p.Every(); e < c.min || e > c.max {
			t.Errorf("%s: every %v, want %v to %v", c.name, e, c.min, c.max)
		}
	}
}

// A site that falls asleep is looked at less often, one that wakes up soon
// more often again.
func TestPaceFollows(t *testing.T) {
	at := time.Date(2024, 3, 5, 7, 0, 0, 0, time.UTC)
	p := Pace{}
	for range 50 {
		p = p.Look(at, 5, 30)
		at = at.Add(30 * time.Minute)
	}
	busy := p.Every()
	for range 200 {
		p = p.Look(at, 0, 30)
		at = at.Add(p.Every())
	}
	asleep := p.Every()
	for range 6 {
		p = p.Look(at, 20, 30)
		at = at.Add(p.Every())
	}
	if awake := p.Every(); asleep < 4*busy || awake > asleep/2 {
		t.Errorf("busy %v, asleep %v, awake %v", busy, asleep, awake)
	}
}

func TestPaceRemembers(t *testing.T) {
	a, b, c := Item{URL: "https://kabar.example/1"}, Item{ID: "7"}, Item{Title: "Jembatan"}
	p := Pace{}.Met([]uint64{a.Key(), b.Key(), a.Key()})
	if k := p.Known(); !k[a.Key()] || !k[b.Key()] || k[c.Key()] || len(p.Seen) != 2 {
		t.Errorf("%v", p.Seen)
	}
	var many []uint64
	for i := range uint64(mostSeen + 5) {
		many = append(many, i)
	}
	if p = p.Met(many); len(p.Seen) != mostSeen || p.Known()[0] || !p.Known()[mostSeen] {
		t.Errorf("%d remembered", len(p.Seen))
	}
}
