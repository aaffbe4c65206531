package statement

import (
	"math"
	"slices"
	"time"

	"sanad/internal/annot"
)

// The weights of the parts of a likeness, and the bounds of grouping: fitted
// on the development gold of both kinds at once, one setting for all.
const (
	wCosine      = 0.74
	wContained   = 0.36
	wPassage     = 0.46
	wSameVoice   = 0.06
	wOtherVoice  = -0.02
	wNamedVoice  = 0.06  // one tells what the voice of the other does
	wOtherParty  = -0.05 // more, where they speak for two sides
	wAgain       = -0.10 // two remarks of one article, both quoted or both reported
	wSameNumber  = 0.04
	wOtherCount  = -0.20
	wOtherDay    = -0.07
	wOtherSign   = -0.07 // one is put in the negative
	wModality    = -0.02 // for each step of the modal ladder
	wHappened    = -0.13 // one says that it is over, the other that it is to come
	wNextStory   = 0.02  // another story of one storyline
	wOtherStory  = -0.15
	wOtherTongue = -0.05 // another story in another language
	wFarOff      = -0.10 // published more than a week apart
	wOtherLine   = -0.07 // more, outside the storyline

	wUntold    = -0.26 // narration that shares nothing but names and expressions
	leastTold  = 0.50  // share of the other words from which nothing is taken off
	few        = 6.0   // articles of a story in which nobody shares a name by chance
	wKinUntold = 0.5   // less, between articles that share copy
	wKin       = 0.03  // between articles that share copy: what stands in both is mostly one thing

	joined   = 0.31 // average likeness of two groups that are one statement
	alike    = 0.24 // likeness of two statements that a reader may take for one
	repeated = 0.42 // likeness of words from which a storyline tells the same again
	copied   = 0.60 // passage from which two renderings are one wording
	opposed  = 0.70 // likeness of words from which a negation is a denial
	borne    = 0.35 // share of the shorter side's weight that bears a passage out
	ground   = 0.40 // weight added to the shorter side, so that two words prove little
)

// The reasons that keep like renderings apart.
const (
	apartDenial = "one denies what the other asserts"
	apartToll   = "another state of the count"
	apartEvent  = "another event"

	apartSubject = "said of another subject"
)

// compare weighs whether two nodes say the same thing.
func (p *pile) compare(a, b *node, passage float64) likeness {
	narrated := (a.first.att == nil || b.first.att == nil) && p.crowd(a, b) > 0
	u, v := &a.scale, &b.scale
	if narrated {
		u, v = &a.bare, &b.bare
	}
	if p.elsewhere(a, b) && p.oneLine(a, b) {
		u, v = &a.wide, &b.wide
	}
	dot, sa, sb := shared(a.first.frame.terms, b.first.frame.terms, u, v)
	if dot == 0 && passage == 0 {
		return likeness{}
	}
	cosine := dot / math.Sqrt(u.norm*v.norm+1e-9)
	contained := sa / (u.mass + ground)
	if v.mass < u.mass {
		contained = sb / (v.mass + ground)
	}
	if passage == 0 && p.elsewhere(a, b) && (!p.sharesName(a, b) || p.wordsShared(a, b) < leastWords) {
		return likeness{}
	}
	laid := passage
	told := 0.0
	if p.packs[a.first.art] == p.packs[b.first.art] {
		if narrated {
			told = p.toldTerm(a, b, u, v, passage)
		}
		passage *= min(1, contained/borne) // of a translation no word need be the same
	}
	l := likeness{words: wCosine*cosine + wContained*contained + wPassage*passage}
	x, y := &a.first.frame, &b.first.frame
	l.told = told
	l.score = l.words + told + againTerm(a.first, b.first) + p.voiceTerm(x, y) + modalTerm(x, y, passage) + p.storyTerm(a, b) + p.apartTerm(a, b)
	if !p.without[ByNumber] {
		same, other := numbersAgree(x.numbers, y.numbers)
		if same {
			l.score += wSameNumber
		} else if other {
			l.score += wOtherCount * (1 - laid) // a copy with another figure is one statement that drifted
			if p.laterToll(a, b, passage) || p.serial(a, b) {
				l.apart = apartToll
			}
		}
	}
	if !p.without[ByDate] && otherDay(x.times, y.times) {
		l.score += wOtherDay
	}
	if passage < copied && p.elsewhere(a, b) && (!p.oneLine(a, b) || l.words < repeated) && !p.without[ByDate] && p.day[a.first.art].farFrom(p.day[b.first.art]) {
		l.apart = apartEvent // said of another event, more than a week apart, in other words
	}
	if x.negative != y.negative && passage < 0.8 {
		l.score += wOtherSign
		if x.denies || y.denies || l.words >= opposed {
			l.apart = apartDenial
		}
	}
	if l.apart == "" && l.score > 0 && !p.without[ByName] && p.otherSubject(a, b) {
		l.apart = apartSubject
	}
	return l
}

// crowd is how likely two of the sentences of a story share their names by
// chance, 0…1: in a story of few articles there are few pairs that could. The
// number few was chosen on 550 pairs of reports of real news that were read (it
// keeps 282 of 325 right ones, and 72 of 225 wrong ones, where 299 and 115 stay
// without) and on the labelled piles, which are smaller and want no penalty.
func (p *pile) crowd(a, b *node) float64 {
	n := 0
	for _, x := range [...]*node{a, b} {
		if x.story >= 0 {
			n = max(n, p.size[x.story])
		}
	}
	return 1 - min(1, few/float64(max(n, 1)))
}

// toldTerm takes off what two sentences that nobody is said to say owe to the
// names and expressions that they share: two things told of one person, place
// or law are two statements. A passage that lays one on the other, and copy that
// their articles share, speak for their being one.
func (p *pile) toldTerm(a, b *node, u, v *scale, passage float64) float64 {
	w := wUntold * p.crowd(a, b) * (1 - min(1, told(a, b, u, v)/leastTold)) * (1 - min(1, passage/copied))
	if p.kin[pairOf(a.first.art, b.first.art)] {
		return wKinUntold*w + wKin
	}
	return w
}

// againTerm weighs two remarks of one article: who repeats one reports it and then
// quotes it; what is quoted twice, or reported twice, is mostly two remarks.
func againTerm(x, y *rendering) float64 {
	if x.art != y.art || x.att == nil || y.att == nil || x.att == y.att || (x.att.Mode == annot.Direct) != (y.att.Mode == annot.Direct) {
		return 0
	}
	return wAgain
}

func (p *pile) voiceTerm(x, y *frame) float64 {
	switch {
	case p.without[ByVoice]:
		return 0
	case x.voice == "" && y.voice != "" && p.names(x, y.voice), y.voice == "" && x.voice != "" && p.names(y, x.voice):
		return wNamedVoice
	case x.voice == "", y.voice == "":
		return 0
	case x.voice == y.voice:
		return wSameVoice
	case x.party != "" && y.party != "" && x.party != y.party:
		return wOtherVoice + wOtherParty
	}
	return wOtherVoice
}

// names reports whether a frame names an entity.
func (p *pile) names(f *frame, entity string) bool {
	n, ok := p.terms["e "+entity]
	if ok {
		_, ok = slices.BinarySearch(f.terms, n)
	}
	return ok
}

func modalTerm(x, y *frame, passage float64) float64 {
	d := x.modality - y.modality
	w := wModality * math.Abs(float64(d))
	if passage < copied && (x.over() && y.ahead() || y.over() && x.ahead()) {
		w += wHappened
	}
	return w
}

// over reports whether a frame says that something has happened already.
func (f *frame) over() bool { return f.already && f.modality == done }

// ahead reports whether it says that something is to come or feared.
func (f *frame) ahead() bool { return f.modality >= will && f.modality <= fear && !f.already }

// elsewhere reports whether two nodes belong to different stories.
func (p *pile) elsewhere(a, b *node) bool {
	return !p.without[ByStory] && (a.story != b.story || a.story < 0)
}

// sharesName reports whether two nodes name one person, place or organisation,
// speak for one side,
// or, in one language, one number: without, nothing bears out that two stories
// meet.
func (p *pile) sharesName(a, b *node) bool {
	x, y := a.first.frame.terms, b.first.frame.terms
	if c := a.first.frame.party; c != "" && c == b.first.frame.party {
		return true
	}
	alike := p.packs[a.first.art] == p.packs[b.first.art]
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] < y[j]:
			i++
		case x[i] > y[j]:
			j++
		default:
			if p.proper[x[i]] || alike && p.figure[x[i]] {
				return true
			}
			i++
			j++
		}
	}
	return false
}

// leastWords is how many words, names and numbers apart, two stories must share
// to tell one thing again.
const leastWords = 2

// wordsShared counts the common terms of two nodes that are no names and no
// numbers.
func (p *pile) wordsShared(a, b *node) int {
	n := 0
	for _, t := range a.first.frame.terms {
		if _, ok := slices.BinarySearch(b.first.frame.terms, t); ok && !p.proper[t] && !p.figure[t] {
			n++
		}
	}
	return n
}

func (p *pile) storyTerm(a, b *node) float64 {
	if !p.elsewhere(a, b) {
		return 0
	}
	if p.packs[a.first.art] != p.packs[b.first.art] {
		return wOtherTongue
	}
	if p.oneLine(a, b) {
		return wNextStory
	}
	return wOtherStory + wOtherLine
}

// oneLine reports whether the stories of two nodes continue each other.
func (p *pile) oneLine(a, b *node) bool {
	l := p.lineAt(a.story)
	return l != "" && l == p.lineAt(b.story)
}

// apartTerm weighs how far apart two nodes were published: what is said again
// weeks later is mostly another statement.
func (p *pile) apartTerm(a, b *node) float64 {
	if p.without[ByDate] || !p.day[a.first.art].farFrom(p.day[b.first.art]) {
		return 0
	}
	return wFarOff
}

// numbersAgree reports whether two frames share a quantity of the same thing,
// and whether they count the same thing differently.
func numbersAgree(x, y []number) (same, other bool) {
	for _, a := range x {
		for _, b := range y {
			switch {
			case a.value == b.value:
				same = true
			case a.of >= 0 && a.of == b.of:
				other = true
			}
		}
	}
	return same, other
}

// laterToll reports whether two nodes give different numbers for different
// times: a toll that grows, not two readings of one figure. A length of time is
// a number, and the weekday of a copied sentence is one day, on whichever side
// of it the two were published.
func (p *pile) laterToll(a, b *node, passage float64) bool {
	x, y := points(a.first.frame.times), points(b.first.frame.times)
	if passage >= copied && !p.day[a.first.art].farFrom(p.day[b.first.art]) && oneWeekday(x, y) {
		return false
	}
	return otherTime(x, y)
}

// serial reports whether one outlet tells two nodes on different days: with
// another number the later one is the next of a series (the price of the day) or
// brings a count up to date, whatever wording it keeps.
func (p *pile) serial(a, b *node) bool {
	x, y := a.first.art, b.first.art
	outlet := p.in.Articles[x].Outlet.Name
	return outlet != "" && outlet == p.in.Articles[y].Outlet.Name && p.day[x].apart(p.day[y])
}

// points are the values that are no lengths of time.
func points(l []string) []string {
	var out []string
	for _, v := range l {
		if v[0] != 'P' || v == "PAST_REF" || v == "PRESENT_REF" {
			out = append(out, v)
		}
	}
	return out
}

// oneWeekday reports whether both sides name one day each, whole weeks apart.
func oneWeekday(x, y []string) bool {
	a, b := named(x), named(y)
	if len(a) != 1 || len(b) != 1 {
		return false
	}
	s, errS := time.Parse(time.DateOnly, a[0])
	t, errT := time.Parse(time.DateOnly, b[0])
	return errS == nil && errT == nil && int(t.Sub(s).Hours()/24)%week == 0
}

// otherTime reports whether both sides are dated and no date is common.
func otherTime(x, y []string) bool {
	return len(x) > 0 && len(y) > 0 && !common(x, y)
}

// otherDay reports whether both sides name days and none of them is common.
func otherDay(x, y []string) bool {
	a, b := named(x), named(y)
	return otherTime(a, b)
}

// named are the values that name a day, cut to it, sorted.
func named(l []string) []string {
	var out []string
	for _, v := range l {
		if len(v) >= 10 && v[4] == '-' && v[7] == '-' {
			out = append(out, v[:10])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
