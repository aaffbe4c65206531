package lang

import (
	"strings"
	"sync"
)

var topLevel = sync.OnceValue(func() map[string]bool {
	rows, err := readTable(world, "world/tld.tsv")
	if err != nil {
		panic("tld.tsv: " + err.Error()) // the table is compiled in and tested
	}
	out := map[string]bool{}
	for _, r := range rows {
		out[r[0]], out[strings.ToUpper(r[0])] = true, true
		if len(r[0]) > 2 {
			out[strings.ToUpper(r[0][:1])+r[0][1:]] = true // Kabar.Com
		}
	}
	return out
})

// TopLevel reports whether label is the last label of a domain name, in lower
// case, in capitals, or, where it has three letters or more, with one capital.
func TopLevel(label string) bool { return topLevel()[label] }
