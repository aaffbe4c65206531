package feed

import (
	"math"
	"slices"
	"time"
)

// Pace is what is remembered of a list that is looked at again and again: how
// fast it grows, and what it held. It is kept as JSON.
type Pace struct {
	Rate   float64   `json:"rate"`   // new items an hour, recent hours counting most
	Window int       `json:"window"` // items that it holds at a time
	Looked time.Time `json:"looked"` // last time that it answered
	Looks  int       `json:"looks"`
	Seen   []uint64  `json:"seen"` // Keys of the items met, oldest first
}

// The interval between two looks.
const (
	ShortestPause = 5 * time.Minute
	FirstPause    = 30 * time.Minute
	LongestPause  = 12 * time.Hour
	memory        = 24 * time.Hour // after which what was learnt counts a third
	wanted        = 2              // new items that are worth a look
	mostSeen      = 5000
)

// Look is the pace after a look at a time that found so many new items among
// all that the list holds.
func (p Pace) Look(at time.Time, fresh, all int) Pace {
	if hours := at.Sub(p.Looked).Hours(); p.Looks > 0 && hours > 0 {
		rate := float64(fresh) / hours
		if p.Looks == 1 {
			p.Rate = rate
		} else {
			old := math.Exp(-hours / memory.Hours())
			p.Rate = p.Rate*old + rate*(1-old)
		}
	}
	if all > 0 {
		p.Window = all
	}
	p.Looked = at
	p.Looks++
	return p
}

// Every is the time to the next look: until some new items may be expected,
// and before half of what the list holds has passed through it unseen.
func (p Pace) Every() time.Duration {
	if p.Looks < 2 {
		return FirstPause
	}
	hours := LongestPause.Hours()
	if p.Rate > 0 {
		hours = wanted / p.Rate
		if p.Window > 0 {
			hours = min(hours, float64(p.Window)/2/p.Rate)
		}
	}
	hours = min(max(hours, ShortestPause.Hours()), LongestPause.Hours())
	return time.Duration(hours * float64(time.Hour)).Round(time.Second)
}

// Known are the keys of the items met.
func (p Pace) Known() map[uint64]bool {
	known := make(map[uint64]bool, len(p.Seen))
	for _, k := range p.Seen {
		known[k] = true
	}
	return known
}

// Met remembers items, and forgets the oldest over the limit.
func (p Pace) Met(keys []uint64) Pace {
	known := p.Known()
	seen := slices.Clone(p.Seen)
	for _, k := range keys {
		if !known[k] {
			known[k] = true
			seen = append(seen, k)
		}
	}
	if len(seen) > mostSeen {
		seen = seen[len(seen)-mostSeen:]
	}
	p.Seen = seen
	return p
}

// Key is what an item is remembered by: its address, else its name in the
// feed, else its title (FNV-1a).
func (i *Item) Key() uint64 {
	name := i.URL
	if name == "" {
		name = i.ID
	}
	if name == "" {
		name = i.Title
	}
	h := uint64(14695981039346656037)
	for k := range len(name) {
		h = (h ^ uint64(name[k])) * 1099511628211
	}
	return h
}
