package lang

import (
	"fmt"
	"strconv"
	"strings"
)

// quantity holds the number words of a language.
type quantity struct {
	word  map[string]NumberWord
	comma rune // decimal separator
}

// NumberWord is a word that stands for a number or changes one.
type NumberWord struct {
	Value float64
	Kind  string // "add" (seven), "times" (hundred, million), "teen" (belas: ten more), "hedge"
	Hedge string // for hedges: ">", ">=", "<", "<=", "~"
}

// NumberWord is the number word for a word in lower case.
func (p *Pack) NumberWord(word string) (NumberWord, bool) {
	n, ok := p.quantity.word[word]
	return n, ok
}

// ParseNumber reads the digits of one token by the separators of the
// language: "1.200" is 1200 in Indonesian and "1,200" in English. A unit glued
// in front or behind (Rp30, 5M) is passed over.
func (p *Pack) ParseNumber(token string) (float64, bool) {
	s := strings.TrimFunc(token, func(r rune) bool { return r < '0' || r > '9' })
	if s == "" {
		return 0, false
	}
	group, point := ",", "."
	if p.quantity.comma == ',' {
		group, point = ".", ","
	}
	head, tail, decimal := strings.Cut(s, point)
	if decimal && len(tail) == 3 && !strings.Contains(head, group) && head != "0" && !strings.Contains(tail, point) {
		// "42,000" in an Indonesian text is more often a borrowed English form
		// than three decimals.
		decimal, head = false, head+tail
	}
	head = strings.ReplaceAll(head, group, "")
	if decimal {
		head += "." + strings.ReplaceAll(strings.ReplaceAll(tail, point, ""), group, "")
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(head, point, ""), 64)
	if decimal {
		v, err = strconv.ParseFloat(head, 64)
	}
	return v, err == nil
}

// loadQuantity reads quantity.tsv: word, value, kind. A hedge has its sign
// (">", ">=", "<", "<=", "~") in the place of the value; the row "decimal"
// names the decimal separator.
func loadQuantity(p *Pack) error {
	q := quantity{word: map[string]NumberWord{}, comma: '.'}
	for _, r := range p.Rows("quantity") {
		if len(r) == 2 && r[0] == "decimal" {
			q.comma = rune(r[1][0])
			continue
		}
		if len(r) != 3 {
			return fmt.Errorf("quantity.tsv: %q is not a word, a value and a kind", r)
		}
		n := NumberWord{Kind: r[2]}
		if r[2] == "hedge" {
			n.Hedge = r[1]
		} else {
			v, err := strconv.ParseFloat(r[1], 64)
			if err != nil {
				return fmt.Errorf("quantity.tsv: %q: %w", r[0], err)
			}
			n.Value = v
		}
		for _, w := range strings.Fields(r[0]) {
			q.word[w] = n
		}
	}
	p.quantity = q
	return nil
}
