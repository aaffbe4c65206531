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

// Quantity is a number as a text states it.
type Quantity struct {
	Value float64
	Hedge string // ">", ">=", "<", "<=", "~"; "" for none
}

// Quantity reads the number of digits and number words that begins at word 0
// of at, with the words that hedge it before, and the number of words taken (0
// for none). Adding and multiplying words follow each other as in "dua puluh
// lima ribu" and "two hundred and ten thousand". at gives "" beyond the ends
// and takes negative places.
func (p *Pack) Quantity(at func(int) string) (Quantity, int) {
	var total, part float64
	n := 0
	for {
		w := at(n)
		if v, ok := p.ParseNumber(w); ok && w[0] >= '0' && w[0] <= '9' && n == 0 {
			part = v
			n++
			continue
		}
		num, ok := p.quantity.word[w]
		if !ok || num.Kind == "hedge" || n == 0 && num.Kind == "teen" {
			break
		}
		switch {
		case num.Kind == "add":
			part += num.Value
		case num.Kind == "teen":
			part += num.Value
		case num.Value >= 1000:
			total, part = total+max(part, 1)*num.Value, 0
		default:
			part = max(part, 1) * num.Value
		}
		n++
	}
	if n == 0 {
		return Quantity{}, 0
	}
	return Quantity{total + part, p.hedge(at)}, n
}

// hedge is the sign of the hedge that stands one or two words before word 0.
func (p *Pack) hedge(at func(int) string) string {
	for _, k := range []int{-1, -2} {
		if h, ok := p.quantity.word[at(k)]; ok && h.Kind == "hedge" {
			return h.Hedge
		}
	}
	return ""
}
