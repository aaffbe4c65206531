package page

import "sanad/internal/store"

// Front is the first page: what a reader must know of the latest days.
type Front struct {
	Since    string // first day of the stories shown, "" for all
	Stories  store.List[store.StoryLine]
	Denials  store.List[store.StatementLine]
	Drifts   store.List[store.StatementLine]
	Circular store.List[store.StatementLine]
	Problems int
}

// squares is how many outlets and origins a tally draws.
const squares = 12

func few(n int) int { return min(n, squares) }
