package quote

import (
	"sanad/internal/annot"
	"sanad/internal/lang"
)

// withoutClitics parts the endings that are words of their own: he|'s, did|n't.
func withoutClitics(toks []annot.Token, g *lang.Grammar) []annot.Token {
	out := make([]annot.Token, 0, len(toks)+len(toks)/32)
	for _, t := range toks {
		n := 0
		if t.Kind == annot.Word && len(t.Lower) == t.Span.Len() {
			n = g.Clitic(t.Lower)
		}
		if n == 0 {
			out = append(out, t)
			continue
		}
		head, tail := t, t
		k := len(t.Lower) - n
		head.Span.End, head.Lower = t.Span.Start+k, t.Lower[:k]
		tail.Span.Start, tail.Lower = t.Span.Start+k, t.Lower[k:]
		out = append(out, head, tail)
	}
	return out
}

// readTags tells the parts of speech of the tokens, as far as their form and
// their neighbours show them.
func (r *reader) readTags(g *lang.Grammar) []lang.Tag {
	tags := make([]lang.Tag, len(r.toks))
	for i, t := range r.toks {
		if t.Kind == annot.Word {
			tags[i] = g.Tags(t.Lower)
		}
	}
	starts := r.sentenceStarts()
	for i := range tags {
		switch k := tags[i]; {
		case k&lang.TagOwn != 0:
			tags[i] = r.ownOrAux(tags, i)
		case r.upper[i] && !starts[i] && k&(lang.TagSubject|lang.TagTime) == 0:
			tags[i] = 0 // a name, or a word of a headline
		case r.upper[i] && k == lang.TagAdv && i+1 < len(tags) && (tags[i+1]&(lang.TagOwn|lang.TagVerb|lang.TagAux|lang.TagEd) != 0 || r.upper[i+1] && r.isWord(i+1)):
			tags[i] = 0 // Kelly said
		}
	}
	return tags
}

// sentenceStarts tells which tokens begin a sentence or a quotation, where a
// capital letter says nothing.
func (r *reader) sentenceStarts() []bool {
	out := make([]bool, len(r.toks))
	begin := true
	for i := range r.toks {
		w := r.isWord(i)
		if w && begin {
			out[i] = true
			begin = false
		}
		if !w {
			switch r.lower(i) {
			case ".", "!", "?", ":", "\"", "“", "”", "‘", "'", "…", "—":
				begin = true
			}
		}
		if i+1 < len(r.toks) && !r.sameLine(i, i+1) {
			begin = true
		}
	}
	return out
}

// ownOrAux reads 's: part of a verb behind a pronoun or before a participle,
// else the mark of an owner.
func (r *reader) ownOrAux(tags []lang.Tag, i int) lang.Tag {
	if !r.adjacent(i-1, i) || !r.isWord(i-1) {
		return 0
	}
	if tags[i]&lang.TagAux == 0 {
		return lang.TagOwn
	}
	if tags[i-1]&(lang.TagSubject|lang.TagObject|lang.TagThat|lang.TagWh) != 0 && tags[i-1]&lang.TagDet == 0 || tags[i-1]&lang.TagHere != 0 {
		return lang.TagAux
	}
	if i+1 < len(tags) && tags[i+1]&(lang.TagNeg|lang.TagDet) != 0 {
		return lang.TagAux
	}
	return lang.TagOwn
}

// has reports whether token i is one of the parts of speech.
func (r *reader) has(i int, k lang.Tag) bool { return i >= 0 && i < len(r.tags) && r.tags[i]&k != 0 }

// nominal reports whether token i can be the last word of a subject: a noun, a
// name, a number, a pronoun.
func (r *reader) nominal(i int) bool {
	return i >= 0 && (r.has(i, lang.TagObject) && r.has(i-1, lang.TagPrep) || r.isWord(i) && (r.tags[i] == 0 || r.has(i, lang.TagSubject|lang.TagNoun|lang.TagTime|lang.TagOccasion) && !r.has(i, lang.TagAux|lang.TagPrep)) || r.lower(i) == ")")
}
