package record

import "sanad/internal/text"

// Capture says from where and when the text of an article is. It is printed
// where people ask about texts; it is no part of a trace, whose bytes do not
// depend on when its files were written.
type Capture struct {
	Type      Type    `json:"type"`
	Article   text.ID `json:"article"`
	Input     string  `json:"input"`
	URL       *string `json:"url"`
	SHA256    string  `json:"sha256"`
	Captured  *string `json:"captured"`
	Published *string `json:"published"`
}

func (x *writer) captures() {
	for i := range x.pile.Articles {
		a := &x.pile.Articles[i]
		c := Capture{"capture", a.ID, a.Input, null(a.URL), a.Capture, null(a.Captured), nil}
		if a.Published != nil {
			c.Published = &a.Published.Value
		}
		x.put(c)
	}
}
