package app

import (
	"fmt"
	"testing"

	"sanad/internal/asked"
	"sanad/internal/origin"
	"sanad/internal/pile"
)

// samplePile reads the bundled sample.
func samplePile(t *testing.T) *pile.Pile {
	t.Helper()
	p := Read([]string{"../../sample"}, nil)
	if len(p.Articles) != 17 {
		t.Fatalf("%d articles in the sample", len(p.Articles))
	}
	return p
}

// Questions about the bundled sample, in other words and across languages: the
// right statement comes first, with the counts that trace gives, and where
// nothing carries the question nothing is claimed.
func TestQuestionsAboutSample(t *testing.T) {
	l, err := asked.Words("testdata/questions.tsv", "sample")
	if err != nil {
		t.Fatal(err)
	}
	arts := samplePile(t).Articles
	n := answered{traced: whole(t, arts)}
	for _, q := range l {
		n.add(t, &q, arts)
	}
	t.Logf("right first %d of %d, false %d of %d, counts as trace %d", n.right, n.asked, n.invented, n.none, n.counted-n.otherwise)
	if n.asked < 25 || n.none < 10 || 100*n.right < 85*n.asked || n.invented > 1 || n.otherwise > 0 || n.counted < n.right-1 {
		t.Errorf("right first %d of %d, false %d of %d, counts as trace %d of %d", n.right, n.asked, n.invented, n.none, n.counted-n.otherwise, n.counted)
	}
}

// best are the counts of a statement without their ranges.
func best(s *origin.Statement) string {
	return fmt.Sprintf("%d carriers, %d channels, %d voices, %d parties", len(s.Carriers()), len(s.Channels), len(s.Voices), s.Parties)
}

func counts(s *origin.Statement) string {
	if s == nil {
		return "of no statement"
	}
	return fmt.Sprintf("%d carriers, %d channels of %d–%d, %d voices, %d parties", len(s.Carriers()), len(s.Channels), s.Channel.Low, s.Channel.High, len(s.Voices), s.Parties)
}
