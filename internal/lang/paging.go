package lang

import (
	"fmt"
	"sync"
)

// PageName reports whether addresses put a word (in lower case) before the
// number of a page, in any language.
func PageName(word string) bool { return pagings()["name "+word] }

// WholePage reports whether addresses name the whole article so (in lower
// case) where the number of a page could stand, in any language.
func WholePage(word string) bool { return pagings()["whole "+word] }

// pagings are the rows of all packs.
var pagings = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, p := range all() {
		for _, k := range p.paging {
			out[k] = true
		}
	}
	return out
})

// loadPaging reads paging.tsv: name or whole, and a word.
func loadPaging(p *Pack) error {
	for _, r := range p.Rows("paging") {
		if len(r) != 2 || r[0] != "name" && r[0] != "whole" {
			return fmt.Errorf("paging.tsv: %q is not name or whole and a word", r)
		}
		p.paging = append(p.paging, r[0]+" "+r[1])
	}
	return nil
}
