package lang

// loadHanging reads hanging.tsv: words in lower case that a sentence cannot
// end with.
func loadHanging(p *Pack) error {
	p.hanging = map[string]bool{}
	for _, r := range p.Rows("hanging") {
		p.hanging[r[0]] = true
	}
	return nil
}

// Hanging reports whether a sentence cannot end with the word.
func (p *Pack) Hanging(word string) bool { return p.hanging[word] }
