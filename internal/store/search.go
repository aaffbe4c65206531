package store

// Query asks for words. Text takes words, "phrases", a* for beginnings, OR
// between alternatives, -word to leave out, and speaker:NAME, title:WORD.
type Query struct {
	Text   string
	Kind   Kind // Article (also for "") or Statement
	Filter      // Outlet, Language, From, To, Story, Entity count here
	Page
	Facets bool // count the hits by outlet, language and month
	Among  int  // so many hits, the last to come in, are weighed and counted: 0 for Counted, Every for all
}

// Results are the best hits first. Where more were found than are weighed, More
// is set: Hits, Total and the facets are of the last to come in then.
type Results struct {
	Hits      []Hit
	Next      string
	Total     int
	More      bool
	Outlets   []Facet
	Languages []Facet
	Months    []Facet
}

// Counted is how many hits are weighed against each other, counted and sorted
// into facets where the question does not say. To find a hit costs little, to
// weigh it a hundred times as much; doc/pages.md has the figures.
const Counted = 2000

// Every says that every hit is weighed, however many there are.
const Every = -1

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
