package lang

import (
	"strings"
	"sync"
)

// camel is the set of world/camel.tsv.
var camel = sync.OnceValue(func() map[string]bool {
	rows, err := readTable(world, "world/camel.tsv")
	if err != nil {
		panic("camel.tsv: " + err.Error()) // the table is compiled in and tested
	}
	out := make(map[string]bool, len(rows))
	for _, r := range rows {
		out[r[0]] = true
	}
	return out
})

// namePrefixes are beginnings of family names after which a capital follows
// without a space: McLaren, MacArthur, DeSantis, LeBron, LaBelle, FitzGerald.
var namePrefixes = []string{"Mc", "Mac", "De", "Le", "La", "Fitz", "Van", "Du", "O'", "O’"}

// Camel reports whether word, in any case, is a known name with a capital
// inside ("YouTube"), or begins like one ("McLaren"). Other words that change
// from lower case to a capital are two words that lost their space.
func Camel(word string) bool {
	if camel()[strings.ToLower(word)] {
		return true
	}
	for _, p := range namePrefixes {
		if len(word) > len(p) && strings.HasPrefix(word, p) && word[len(p)] >= 'A' && word[len(p)] <= 'Z' {
			return true
		}
	}
	return false
}
