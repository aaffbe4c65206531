package bench

import (
	"slices"
	"strings"
	"testing"

	"sanad/internal/article"
)

// People speak in the made-up news, a third of the sentences, and a copied
// sentence keeps its speaker.
func TestSpoken(t *testing.T) {
	a, b := Spoken(300, 7), Spoken(300, 7)
	if !slices.EqualFunc(a.Articles, b.Articles, func(x, y article.Article) bool { return x.Text == y.Text }) {
		t.Fatal("equal arguments, different piles")
	}
	said, lines, wires := 0, 0, 0
	seen := map[string]int{} // quotation and speaker, by articles
	for _, x := range a.Articles {
		if strings.Contains(x.Text[:60], "Melansir ") {
			wires++
		}
		for l := range strings.Lines(x.Text) {
			lines++
			if strings.Contains(l, ",\" kata ") || strings.Contains(l, " mengatakan bahwa ") {
				said++
				seen[l]++
			}
		}
	}
	several := 0
	for _, n := range seen {
		if n > 1 {
			several++
		}
	}
	if share := float64(said) / float64(lines); share < 0.25 || share > 0.42 || wires < 150 || wires > 260 || several < 50 {
		t.Errorf("%.2f of %d sentences are said, %d articles name a wire, %d sayings stand in several", share, lines, wires, several)
	}
}
