package reuse

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"slices"

	"sanad/internal/article"
	"sanad/internal/index"
	"sanad/internal/link"
	"sanad/internal/text"
)

// Prints are the fingerprints by which an index knows an article: those of its
// body, and one of its identity.
func Prints(a *article.Article) []index.Print {
	var ws []index.Word
	for _, s := range bodies(a) {
		ws = index.Words(a.Text, s.Start, s.End, ws)
	}
	return append(index.Winnow(ws, gram, window, nil), Identity(a.ID))
}

// Identity is the fingerprint of the identity of an article.
func Identity(id text.ID) index.Print {
	b, _ := hex.DecodeString(string(id)) // an ID that is no hash is as good as any: its length
	var eight [8]byte
	copy(eight[:], b)
	return index.Print{Hash: index.Mix(binary.LittleEndian.Uint64(eight[:]) + uint64(len(id)))}
}

// Place is a document of one of several segments.
type Place struct{ Segment, Doc int }

// Known lists the places of the articles in the segments that share at least
// minHits fingerprints with a, best first and at most maxPartners. Of a
// fingerprint that very many articles hold only the first are looked at.
func Known(a *article.Article, segments []*index.Segment) ([]Place, error) {
	hits := map[Place]int{}
	for _, x := range Prints(a) {
		for s, seg := range segments {
			docs, err := seg.Lookup(x.Hash, lookedAt)
			if err != nil {
				return nil, err
			}
			for _, d := range docs {
				hits[Place{s, int(d)}]++
			}
		}
	}
	var out []Place
	for p, n := range hits {
		if n >= minHits {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(x, y Place) int {
		return cmp.Or(cmp.Compare(hits[y], hits[x]), cmp.Compare(x.Segment, y.Segment), cmp.Compare(x.Doc, y.Doc))
	})
	return out[:min(len(out), maxPartners)], nil
}

// lookedAt is how many articles of one fingerprint Known looks at in a segment.
const lookedAt = 256

// Between are the passages that have one side among the articles asked about
// and the other among those known.
func Between(ps []link.Passage, asked map[text.ID]bool) []link.Passage {
	return slices.DeleteFunc(ps, func(p link.Passage) bool { return asked[p.A.Article] == asked[p.B.Article] })
}
