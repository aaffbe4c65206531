package statement

import (
	"slices"
	"strconv"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// frame is what a rendering says, in a form that can be compared across
// wordings and languages.
type frame struct {
	terms    []int  // sorted, each once: concepts, names, numbers
	run      []step // words in the order of the text, then the entities of the names
	words    int    // all of them
	core     []int  // those of the words that a denial denies, sorted; nil elsewhere
	numbers  []number
	times    []string // values of its time expressions, sorted
	negative bool     // the main content is denied or negated
	negated  []int    // terms of what its negations negate: the next word of content of each
	negates  bool     // a word of negation stands somewhere in it, idle or not
	inNames  []int    // terms of names and of their words
	clause   bool     // it opens with a word that makes it a clause of another: "when the bank failed"
	denies   bool     // its cue denies or declines
	rejects  bool     // its cue denies
	asks     bool     // it is a question
	modality int      // see the modal levels
	already  bool     // said to be over: telah, has
	voice    string   // key of who says it, "" for nobody
	party    string   // the side that it speaks for, "" where it is not said
	quoted   bool
}

// number is a quantity with the word that is counted.
type number struct {
	value float64
	of    int // term of the counted word, -1 for none
	hedge string
}

// The modal levels, from what is only feared to what is said as a fact.
const (
	done = iota
	will
	plan
	may
	fear
	alleged
)

// read1 makes the frame of one rendering.
func (p *pile) read1(r *rendering) frame {
	m, pack := &p.in.Marks[r.art], p.packs[r.art]
	f := frame{quoted: r.att != nil && r.att.Mode != annot.Indirect}
	sign := false
	for n, c := range r.content {
		if n == 1 {
			sign = f.negative // what follows a denial stresses it
		}
		toks := tokensIn(m.Tokens, c)
		names := text.Within(m.Mentions, c)
		p.readWords(&f, toks, names, pack)
		p.readNames(&f, p.in.Articles[r.art].Text, names, pack)
		if n == 0 && r.att != nil && r.att.Polarity == annot.Deny {
			f.core = slices.Compact(slices.Sorted(slices.Values(f.terms)))
		}
		for _, t := range m.Times {
			if c.Holds(t.Span) && t.Value != "" {
				f.times = append(f.times, t.Value)
			}
		}
	}
	if len(r.content) > 1 {
		f.negative = sign
	}
	if r.att != nil && (r.att.Polarity == annot.Deny || r.att.Polarity == annot.Decline) {
		f.negative, f.denies, f.rejects = !f.negative, true, r.att.Polarity == annot.Deny
	}
	if p.without[ByDenial] {
		f.negative = false
	}
	if last := tokensIn(m.Tokens, r.content[len(r.content)-1]); len(last) > 0 {
		f.asks = slices.ContainsFunc(last[max(0, len(last)-2):], func(t annot.Token) bool { return t.Lower == "?" })
	}
	slices.Sort(f.times)
	f.times = slices.Compact(f.times)
	slices.Sort(f.terms)
	f.terms = slices.Compact(f.terms)
	if r.att != nil && r.att.Stance == "fear" {
		f.modality = max(f.modality, fear)
	}
	f.voice = p.voiceKey(r)
	if h, ok := p.hear(r); ok {
		f.party = h.voice.Party
	}
	return f
}

// readWords notes the words outside names, the numbers, and the polarity and
// modality that they show.
func (p *pile) readWords(f *frame, toks []annot.Token, names []annot.Mention, pack *lang.Pack) {
	idle := 0      // words of a negation that denies nothing
	aside := false // in what is said as the cause or the purpose
	reach := 0     // words that the last negation still reaches
	for k := 0; k < len(toks); k++ {
		t := toks[k]
		idle = max(idle-1, pack.Idle(func(i int) string { return lowerAt(toks, k+i) }))
		aside = aside || k > 0 && pack.Role("cause", t.Lower)
		f.clause = f.clause || k == 0 && pack.Role("sub", t.Lower)
		f.negates = f.negates || pack.Role("not", t.Lower)
		still := aside || idle > 0 || k > 0 && pack.Role("rel", toks[k-1].Lower)
		reach--
		if negates(t.Lower, still, pack) {
			f.negative, reach = true, negationReach
		} else {
			f.readModal(t.Lower, still, pack)
		}
		if t.Kind == annot.Mark && t.Lower != "%" {
			if !bracket(t.Lower) {
				f.run = append(f.run, step{term: stop})
			}
			continue
		}
		if v, n, hedge := readNumber(toks, k, pack); n > 0 {
			if !p.without[ByNumber] {
				q := number{value: v, of: -1, hedge: hedge}
				if k+n < len(toks) && toks[k+n].Kind == annot.Word {
					q.of = p.word(toks[k+n].Lower, pack)
				}
				f.numbers = append(f.numbers, q)
				f.add(p.term("# "+strconv.FormatFloat(v, 'g', 6, 64)), 0)
			}
			k += n - 1
			continue
		}
		if n := nameAt(names, t.Span); n != nil {
			if !p.without[ByName] {
				f.add(p.rareTerm("n "+t.Lower, t.Lower, pack), n.Span.End)
			}
		} else {
			f.words++
			if pack.Role("stop", t.Lower) {
				continue
			}
			f.add(p.word(t.Lower, pack), 0)
		}
		if 0 < reach && reach < negationReach && !modal(t.Lower, pack) {
			f.negated = append(f.negated, f.terms[len(f.terms)-1])
			reach = 0
		}
	}
}

// add notes a term and the name that it stands in, by the name's end, 0 for none.
func (f *frame) add(term, name int) {
	f.terms = append(f.terms, term)
	if name > 0 {
		f.inNames = append(f.inNames, term)
	}
	f.run = append(f.run, step{term, name})
}

// readNames notes the entities that are named. An entity is as rare as the
// rarest word of its name.
func (p *pile) readNames(f *frame, t string, names []annot.Mention, pack *lang.Pack) {
	if p.without[ByName] {
		return
	}
	for _, n := range names {
		f.run = append(f.run, step{term: stop})
		f.add(p.rareTerm("e "+n.Entity, strings.ToLower(n.Span.Of(t)), pack), n.Span.End)
	}
}

// word is the term of a word, across languages unless glosses are left out.
func (p *pile) word(w string, pack *lang.Pack) int {
	if p.without[ByGloss] {
		return p.rareTerm(pack.Root(w), w, pack)
	}
	return p.rareTerm(pack.Concept(w), w, pack)
}

// rareTerm is the term of a key; the background of the word behind it says how
// rare it is.
func (p *pile) rareTerm(key, w string, pack *lang.Pack) int {
	t := p.term(key)
	count, total := pack.DF(w)
	p.learnRarity(t, count, total)
	return t
}

// negationReach is how many words a negation and what it negates span.
const negationReach = 6

// negates reports whether a word puts the main content in the negative. An idle
// negation denies nothing: "not only", and one of a relative clause ("who did not
// want to be named") leaves the main clause alone, as what was done before does.
// Two negations mostly stress each other ("nobody called, not once") and do not
// cancel.
func negates(w string, idle bool, pack *lang.Pack) bool {
	return pack.Role("not", w) && !idle || pack.Role("deny", w)
}

// readModal notes a modality word.
func (f *frame) readModal(w string, idle bool, pack *lang.Pack) {
	switch {
	case pack.Role("already", w):
		f.already = f.already || !idle
	case pack.Role("will", w):
		f.modality = max(f.modality, will)
	case pack.Role("plan", w):
		f.modality = max(f.modality, plan)
	case pack.Role("may", w):
		f.modality = max(f.modality, may)
	case pack.Role("fear", w):
		f.modality = max(f.modality, fear)
	case pack.Role("alleged", w):
		f.modality = max(f.modality, alleged)
	}
}

// modal reports whether a word only says how certain or how done something is.
func modal(w string, pack *lang.Pack) bool {
	return slices.ContainsFunc([]string{"already", "will", "plan", "may", "fear", "alleged"}, func(role string) bool { return pack.Role(role, w) })
}

// lowerAt is the word of a token, "" past the end.
func lowerAt(toks []annot.Token, i int) string {
	if i >= len(toks) {
		return ""
	}
	return toks[i].Lower
}

// readNumber reads a number of digits and number words at toks[k:], and how
// many tokens it takes (0 for none). Adding words and multiplying words follow
// each other as in "dua puluh lima ribu" and "two hundred and ten thousand".
func readNumber(toks []annot.Token, k int, pack *lang.Pack) (value float64, n int, hedge string) {
	var total, part float64
	seen := false
	for n < len(toks)-k {
		t := toks[k+n]
		if v, ok := pack.ParseNumber(t.Lower); ok && (t.Kind == annot.Number || hasDigit(t.Lower)) {
			if seen {
				break
			}
			part, seen = v, true
			n++
			continue
		}
		w, ok := pack.NumberWord(t.Lower)
		if !ok || w.Kind == "hedge" || (!seen && w.Kind != "add" && w.Kind != "times") {
			break
		}
		switch w.Kind {
		case "add":
			part += w.Value
		case "teen":
			part += w.Value
		case "times":
			if part == 0 {
				part = 1
			}
			if w.Value >= 1000 {
				total, part = total+part*w.Value, 0
			} else {
				part *= w.Value
			}
		}
		seen = true
		n++
	}
	if !seen {
		return 0, 0, ""
	}
	if k > 0 {
		if h, ok := pack.NumberWord(toks[k-1].Lower); ok && h.Kind == "hedge" {
			hedge = h.Hedge
		} else if k > 1 {
			if h, ok := pack.NumberWord(toks[k-2].Lower); ok && h.Kind == "hedge" {
				hedge = h.Hedge
			}
		}
	}
	return total + part, n, hedge
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// nameAt is the mention that a token stands in, nil for none.
func nameAt(names []annot.Mention, s text.Span) *annot.Mention {
	for i := range names {
		if names[i].Span.Holds(s) {
			return &names[i]
		}
	}
	return nil
}

// term is the number of a term.
func (p *pile) term(key string) int {
	n, ok := p.terms[key]
	if !ok {
		n = len(p.terms)
		p.terms[key] = n
		p.rare = append(p.rare, 1)
		p.proper = append(p.proper, strings.HasPrefix(key, "e ") || strings.HasPrefix(key, "n "))
		p.figure = append(p.figure, strings.HasPrefix(key, "# "))
	}
	return n
}
