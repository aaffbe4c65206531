package drift

import (
	"strings"

	"sanad/internal/annot"
	"sanad/internal/text"
)

// standing is what an article makes of a speaker: a suspect or a defendant, a
// minister or a deputy.
type standing struct {
	class string    // group:level, "" for none
	span  text.Span // the words and the name
}

// before is how many words before a name are searched for its standing.
const before = 6

// standings compares what two articles make of one speaker: nobody is suspect and
// defendant, or minister and deputy, at once.
func (c *comparison) standings() {
	if !c.a.said() || !c.b.said() || c.a.att.Source.Entity == "" || c.a.att.Source.Entity != c.b.att.Source.Entity {
		return
	}
	x, y := c.a.standing(), c.b.standing()
	if x.class != "" && y.class != "" && x.class != y.class && group(x.class) == group(y.class) {
		c.add("attribution", material, x.span, y.span, "the speaker is called something else")
	}
}

// standing is the first that stands before the name of the speaker, in the opening
// of the article or beside the report.
func (x *side) standing() standing {
	id := x.att.Source.Entity
	if !strings.HasPrefix(id, string(annot.Person)+":") {
		return standing{}
	}
	for _, s := range []text.Span{x.opens(), x.beside()} {
		from := s.Start
		near := text.Within(x.marks.Mentions, s)
		for _, m := range near[:min(len(near), longest)] {
			if m.Entity == id {
				if st := x.named1(m.Span, from); st.class != "" {
					return st
				}
			}
			if m.Class == annot.Person {
				from = m.Span.End
			}
		}
	}
	return standing{}
}

// named1 is the standing of a name, in its own sentence and not before a place.
func (x *side) named1(name text.Span, from int) standing {
	from = max(from, x.sentence(name))
	toks := text.Within(x.marks.Tokens, text.Span{Start: from, End: name.Start})
	for i := len(toks) - 1; i >= 0; i-- {
		if toks[i].Kind == annot.Mark {
			toks = toks[i+1:] // of another clause
			break
		}
	}
	toks = toks[max(0, len(toks)-before):]
	var out standing
	level := ""
	for i := 0; i < len(toks); i++ {
		class, n := x.pack.Standing(func(k int) string {
			if i+k >= len(toks) {
				return ""
			}
			return toks[i+k].Lower
		})
		switch {
		case n == 0:
		case group(class) == "level": // "deputy transport minister"
			level = class[len("level"):]
		case level != "":
			out, level = standing{group(class) + level, toks[i].Span.Join(name)}, ""
		default:
			out = standing{class, toks[i].Span.Join(name)}
		}
		i += max(0, n-1)
	}
	return out
}
