package view

import (
	"testing"

	"sanad/internal/text"
)

// An outlet stands once in a channel for what is stated, and once for what is
// inferred, with the number of its articles.
func TestCarriersOfAChannel(t *testing.T) {
	a := relay()
	s := &a.Stories[0].Statements[0]
	for i := range a.Pile.Articles {
		a.Pile.Articles[i].Outlet.Name = "Kabar Teluk"
	}
	c := s.Channels[0]
	c.Carriers = []text.ID{"a", "c", "b"}
	got := a.CarriersOf(s, c)
	if len(got) != 2 || got[0] != (Carrier{"Kabar Teluk", 2, true}) || got[1] != (Carrier{"Kabar Teluk", 1, false}) {
		t.Fatalf("carriers %+v", got)
	}
	if l := got[0].Label() + "; " + got[1].Label(); l != "Kabar Teluk ×2; Kabar Teluk" {
		t.Errorf("labels %s", l)
	}
}
