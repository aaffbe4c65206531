package lang

import (
	"fmt"
	"strings"
)

// Furniture is a phrase that gives away a part of a page that is no news text.
type Furniture struct {
	Where string // where the phrase counts, see the constants
	Kind  string // kind of the segment: header, byline, credit, caption, related-link, promo, ui, tags, copyright
	Gives string // what else it says, see the constants; "" nothing
}

// Where a furniture phrase counts.
const (
	WholeLine  = "line"   // it is all words of the line
	LineStart  = "start"  // it opens the line; the line is furniture
	Glued      = "glued"  // as start, and also after a sentence on the same line
	InCapital  = "upper"  // printed in capitals, anywhere; only the phrase itself
	PhraseOnly = "phrase" // as glued, but only the phrase itself
	ShortLine  = "short"  // it opens a short line without an end mark
	LastWords  = "last"   // in the last sentence of the news text, which stays news text
	Anywhere   = "any"    // anywhere in a sentence without quotation marks; the sentence is furniture
)

// What a furniture phrase gives. Roles of credits are "role:" and one of
// writer, editor, translator, photographer, reporter.
const (
	GivesRole    = "role:"
	GivesSource  = "source"  // names of the media it was taken from follow
	GivesDate    = "date"    // the date of publication follows
	GivesRights  = "rights"  // holder and year stand on the line
	GivesReprint = "reprint" // the first outlet stands on the line
	GivesPartial = "partial" // the text goes on elsewhere
	GivesList    = "list"    // headlines or labels follow, line by line
)

// loadFurniture reads world/furniture.tsv and furniture.tsv of the pack: where,
// kind, what it gives ("-" for nothing), words and marks parted by
// spaces, with "#" for a number.
func loadFurniture(p *Pack) error {
	rows, err := readTable(world, "world/furniture.tsv")
	if err != nil {
		return err
	}
	p.Furniture, p.Rights = &Phrases[Furniture]{}, map[string]bool{}
	for _, r := range append(rows, p.Rows("furniture")...) {
		if len(r) != 4 {
			return fmt.Errorf("furniture.tsv: %q has not four fields", r)
		}
		f := Furniture{Where: r[0], Kind: r[1], Gives: strings.TrimPrefix(r[2], "-")}
		switch f.Where {
		case WholeLine, LineStart, Glued, InCapital, PhraseOnly, ShortLine, LastWords, Anywhere:
		default:
			return fmt.Errorf("furniture.tsv: %q is no place", r[0])
		}
		p.Furniture.Add(r[3], f)
		if f.Gives == GivesRights {
			for _, w := range strings.Fields(r[3]) {
				p.Rights[w] = true
			}
		}
	}
	return nil
}
