package store

// Query asks for words. Text takes words, "phrases", a* for beginnings, OR
// between alternatives, -word to leave out, and speaker:NAME, title:WORD.
type Query struct {
	Text   string
	Kind   Kind // Article (also for "") or Statement
	Filter      // Outlet, Language, From, To, Story, Entity count here
	Page
	Facets bool // count the hits by outlet, language and month
}

// Results are the best hits first. Counts are exact up to Counted hits; where
// there are more, Total and the facets are of those and More is set.
type Results struct {
	Hits      []Hit
	Next      string
	Total     int
	More      bool
	Outlets   []Facet
	Languages []Facet
	Months    []Facet
}

// Counted is the number of hits that are counted and sorted into facets.
const Counted = 10_000

// Hit is a found article or statement.
type Hit struct {
	Place
	Title, Outlet, Language string
	Day, Story              string
	Score                   float64 // higher is better; comparable within one answer only
	Snippet                 []Fragment
}

// Fragment is a piece of a snippet; Found where it answers the query.
type Fragment struct {
	Words string
	Found bool
}

// Facet is how many entries have a value.
type Facet struct {
	Value string
	Count int
}
