package link

// Workers are what a finder may share its work out to, given by whoever runs
// it. The zero value does everything in turn. What is found never depends on
// them.
type Workers struct {
	Count int                                // how many work at once
	Run   func(n int, f func(worker, i int)) // see Each
}

// Len is the number of workers, 1 or more.
func (w Workers) Len() int { return max(1, w.Count) }

// Each calls f once for every i below n, in any order and several at once, but
// never two at a time with the same worker (0 … Len()-1).
func (w Workers) Each(n int, f func(worker, i int)) {
	if w.Run == nil {
		for i := range n {
			f(0, i)
		}
		return
	}
	w.Run(n, f)
}
