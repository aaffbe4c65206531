// Package link holds what two articles share: passages, and the relation of
// two whole articles. Its sub-folders find them.
package link

import "sanad/internal/text"

// PassageKind says how alike the two sides of a passage are.
type PassageKind string

// The kinds of passages.
const (
	Verbatim     PassageKind = "verbatim"
	NearVerbatim PassageKind = "near-verbatim"
	Paraphrase   PassageKind = "paraphrase" // also a second translation of one original
)

// Passage is two spans in two articles that come from the same wording. A is
// the article with the smaller ID.
type Passage struct {
	A, B  text.Ref
	Kind  PassageKind
	Score float64 // 0…1, share of the words that agree
}

// RelationKind is what two whole articles are to each other.
type RelationKind string

// The kinds of relations. A pair without a record is same-event inside one
// story and unrelated otherwise.
const (
	Copy          RelationKind = "copy"
	PartlyDerived RelationKind = "partly-derived"
	CommonSource  RelationKind = "common-source"
	SameEvent     RelationKind = "same-event"
	Unrelated     RelationKind = "unrelated"
)

// Direction says which article took from which.
type Direction string

// The directions. The receiving side stands right of the arrow.
const (
	AToB      Direction = "a->b"
	BToA      Direction = "b->a"
	NoneKnown Direction = "unknown"
)

// Relation is what A and B are to each other. A is the article with the
// smaller ID.
type Relation struct {
	A, B      text.ID
	Kind      RelationKind
	Direction Direction
	Source    string  // named or inferred common source, "" where none is known
	Score     float64 // how strongly they are tied; does not saturate
	Why       []Term
	Parent    bool // the best claim of parentage of the receiving article
}

// Term is one named part of a score.
type Term struct {
	Name  string
	Value float64
	Spans []text.Ref
}
