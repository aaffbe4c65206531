package lang

import (
	"fmt"
	"strconv"
)

// df is a background document-frequency table: in how many of Total news
// articles a word stands.
type df struct {
	total int
	count map[string]int
}

// DF says in how many of total background articles of the language the word
// (in lower case) stands. A count of 0 means rarer than the table keeps; a
// total of 0 means that the pack has no table.
func (p *Pack) DF(word string) (count, total int) {
	return p.df.count[word], p.df.total
}

// loadDF reads df.tsv (word, number of articles); the word "*" carries the
// number of articles counted. The table is written by tool/dfcount.
func loadDF(p *Pack) error {
	rows := p.Rows("df")
	p.df.count = make(map[string]int, len(rows))
	for _, r := range rows {
		if len(r) != 2 {
			return fmt.Errorf("df.tsv: %q is not a word and a count", r)
		}
		n, err := strconv.Atoi(r[1])
		if err != nil {
			return fmt.Errorf("df.tsv: %q: %w", r[0], err)
		}
		if r[0] == "*" {
			p.df.total = n
		} else {
			p.df.count[r[0]] = n
		}
	}
	delete(p.rows, "df") // large, and read through DF only
	return nil
}
