package quote

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
)

// feature is a trait of the place where a cue's words stand that speaks for or
// against their attributing something there.
type feature uint8

// The features. The weights in fitted.go are in this order.
const (
	fBias     feature = iota
	fPrior            // log-odds of the cue entry
	fName             // the source is a name, or a role with one
	fPronoun          // it is a pronoun of the third person
	fPlural           // it is a plural pronoun
	fFirst            // it is we or I
	fRole             // it is a role or a group
	fOther            // it is other words
	fNobody           // there is none
	fGap              // words stand between source and cue
	fThat             // a complementiser opens the content
	fComma            // a comma or colon parts cue and content
	fPurpose          // the cue is an infinitive: untuk menyampaikan, to say
	fRelative         // it stands in a relative clause
	fAdjunct          // a preposition stands before it: dengan menekankan
	fJoined           // a conjunction stands before it
	fAux              // an auxiliary: akan, bisa
	fDone             // one that says it happened: telah
	fNegated          // a negation
	fTheirs           // the content begins with a word that refers back: harapannya
	fPhrase           // it begins with a plain word: menekankan pentingnya …
	fVerbal           // it begins with a verb, auxiliary or negation
	fClause           // it begins with a name, pronoun or role
	fShort            // it has fewer than three tokens
	fLong             // it has twelve or more
	fQuoted           // a part of it stands in quotation marks
	fSet              // cue and source are set off by commas: …, kata X, …
	fInner            // it lies in the content of another one
	fTail             // the source stands behind the cue, or is a part of it
	fAgent            // the source is the agent of a passive
	fOwner            // the cue is a noun
	fHearsay          // the cue names nobody
	fShared           // the cue is a participle
	fAccused          // seseorang yang diduga mencuri
	fSuffix           // the whole content stands before cue and source
	fSaid             // the content is a noun of saying: pernyataan itu disampaikan X
	nFeatures
)

var featureNames = [nFeatures]string{"bias", "prior", "name", "pronoun", "plural", "first", "role", "other", "nobody", "gap", "that", "comma",
	"purpose", "relative", "adjunct", "joined", "aux", "done", "negated", "theirs", "phrase", "verbal", "clause", "short", "long", "quoted", "set", "inner",
	"tail", "agent", "owner", "hearsay", "shared", "accused", "suffix", "said"}

// evidence is the value of each feature: 0 or 1, and the log-odds for fPrior.
type evidence [nFeatures]float64

// score is the log-odds that the cue attributes.
func (e *evidence) score() float64 {
	s := 0.0
	for i, v := range e {
		s += v * weights[i]
	}
	return s
}

// String lists the features that count, for --explain.
func (e *evidence) String() string {
	var b strings.Builder
	for i, v := range e {
		if v != 0 && feature(i) != fBias {
			fmt.Fprintf(&b, " %s %+.1f", featureNames[i], v*weights[i])
		}
	}
	return strings.TrimSpace(b.String())
}

// leastRefused is how often an entry was seen without attributing before that
// counts against it in front of a complementiser.
const leastRefused = 14

// leastDenial is the least that a verb of denying counts, however few of its uses
// the labelled texts count (membantah: 2 of 10).
const leastDenial = 0.8

// weigh fills the evidence of f and its score. prev are the findings before it
// in the unit.
func (r *reader) weigh(f *finding, prev []*finding) {
	e := &f.evidence
	e[fBias] = 1
	e[fPrior] = f.entry.Weight()
	e[fPrior] = max(e[fPrior], r.leastPrior(f))
	if f.entry.Takes&lang.Sure != 0 && f.entry.Place == lang.SourceBefore && f.entry.Polarity == string(annot.Deny) {
		e[fPrior] = max(e[fPrior], leastDenial)
	}
	e[r.kindOf(f)] = 1
	r.weighCue(f, e)
	if len(f.content) > 0 {
		r.weighContent(f.content, e)
	} else {
		e[fPhrase] = 1 // the cue's own words are the content
	}
	if e[fSet] != 0 && len(f.content) == 1 && f.content[0].hi <= f.cue.lo {
		e[fSuffix] = 1
	}
	if f.entry.Place == lang.SourceAgent && len(f.content) > 0 {
		c := f.content[0]
		if n, _ := r.Pack.Cues.At(func(k int) string { return r.lower(c.lo + k) }); n != nil && (n.Place == lang.SourceOwner || n.Place == lang.SourceAfter) && c.hi-c.lo <= 5 {
			e[fSaid] = 1
		}
	}
	if r.level >= 0 {
		e[fInner] = 1
	}
	for _, p := range prev {
		if len(f.content) > 0 && f.content[0].lo < p.cue.lo {
			break // it holds the others
		}
		for _, c := range p.content {
			if c.lo <= f.cue.lo && f.cue.hi <= c.hi {
				e[fInner] = 1
			}
		}
	}
	f.score = e.score()
}

// leastPrior is the least that the entry of f counts: whatever the verb, "…
// bahwa" and "… agar" have a content, and so has one in eight or more of whose
// uses somebody speaks, before a comma.
func (r *reader) leastPrior(f *finding) float64 {
	owned := f.entry.Place == lang.SourceOwner && r.rank(f.src) >= 2 // pernyataan X bahwa …
	told := f.entry.Takes&lang.TakesPerson != 0                      // mengimbau warga agar …
	opens := func(mask lang.WordClass) bool {
		return r.is(f.cue.hi, mask) || (owned || told) && len(f.content) > 0 && r.is(f.content[0].lo, mask)
	}
	refused := f.entry.Seen - f.entry.Hits
	switch {
	case f.entry.Place == lang.SourceBefore && f.entry.Takes&lang.TakesClause != 0 && f.subject == nil && r.medium(f.src):
		return 0.5
	case f.entry.Place == lang.SourceBefore && r.lower(f.cue.hi) == "," && r.rank(f.src) >= 2 && f.subject == nil && 8*f.entry.Hits > f.entry.Seen:
		return 0.5 // ia melanjutkan, …
	case !opens(lang.AsComp | lang.AsGoal):
		return math.Inf(-1)
	case f.entry.Takes&lang.Sure != 0:
		return 0.5
	case refused <= leastRefused, owned, opens(lang.AsGoal) && f.entry.Polarity == string(annot.Order):
		return -0.2
	}
	return -0.5
}

// medium reports whether n names a medium, whose business it is to report.
func (r *reader) medium(n naming) bool {
	if !n.ok() || n.clitic {
		return false
	}
	in := r.mentionsIn(r.spanOf(n))
	return len(in) > 0 && in[len(in)-1].Class == annot.Media && in[len(in)-1].Span.End == r.toks[n.hi-1].Span.End
}

// kindOf is the feature for what the source of f is.
func (r *reader) kindOf(f *finding) feature {
	n := f.src
	switch {
	case n.clitic:
		return fPronoun
	case !n.ok():
		return fNobody
	case n.hi-n.lo == 1 && r.is(n.lo, lang.AsPronoun) && r.is(n.lo, lang.AsPlural):
		return fPlural
	case n.hi-n.lo <= 2 && r.is(n.hi-1, lang.AsPronoun):
		return fPronoun
	case n.hi-n.lo == 1 && r.is(n.lo, lang.AsFirst):
		return fFirst
	}
	switch k := r.rank(n); {
	case k >= 2:
		return fName
	case k > 0:
		return fRole
	}
	return fOther
}

func (r *reader) weighCue(f *finding, e *evidence) {
	i := f.cue.lo
	set := func(k feature, on bool) {
		if on {
			e[k] = 1
		}
	}
	set(fGap, f.src.ok() && f.subject == nil && f.src.hi < r.backOverAdverbs(i, 0) && f.src.hi < i)
	set(fComma, r.lower(f.cue.hi) == "," || r.lower(f.cue.hi) == ":")
	set(fPurpose, r.is(i-1, lang.AsPurpose))
	set(fRelative, r.is(i-1, lang.AsRel) && f.entry.Place != lang.SourceNobody)
	opens := r.opens(i)
	set(fAdjunct, f.entry.Place != lang.SourceOwner && !opens && r.is(i-1, lang.AsPrep|lang.AsSub) && !r.is(i-1, lang.AsPurpose|lang.AsAdv))
	set(fJoined, r.is(i-1, lang.AsConj))
	for k := i - 1; k >= 0 && r.is(k, lang.AsAdv|lang.AsAux|lang.AsNeg); k-- {
		set(fAux, r.is(k, lang.AsAux) && !r.is(k, lang.AsDone))
		set(fDone, r.is(k, lang.AsDone))
		set(fNegated, r.is(k, lang.AsNeg))
	}
	set(fSet, (f.entry.Place == lang.SourceAfter || f.entry.Place == lang.SourceClitic || f.entry.Place == lang.SourceEither && f.src.lo >= f.cue.hi) &&
		(r.lower(i-1) == "," || i == 0 || r.startsUnit(i) || opens) && (r.endsNaming(max(f.src.hi, f.cue.hi)) || r.level < 0 && (i == 0 || r.startsUnit(i)) && r.rank(f.src) >= 2 && r.plain(f.src.hi)))
	if f.entry.Place == lang.SourceAgent {
		set(fSet, r.startsUnit(i) || r.lower(i-1) == "," || r.lower(i-2) == "," && r.is(i-1, lang.AsOpener|lang.AsAdv))
	}
	set(fTail, f.entry.Place == lang.SourceAfter || f.entry.Place == lang.SourceClitic)
	inText := f.entry.Place == lang.SourceAgent && f.src.ok() && f.src.hi <= i // dalam surat itu disebutkan bahwa …
	set(fAgent, f.entry.Place == lang.SourceAgent && !inText)
	set(fOwner, f.entry.Place == lang.SourceOwner)
	if f.entry.Place == lang.SourceOwner && f.entry.Polarity == string(annot.Hearsay) && !f.src.ok() && !r.taken[max(0, i-1)] {
		e[fHearsay], f.nobody = 1, true // kabar bahwa …, but not: menepis kabar bahwa …
	}
	set(fHearsay, e[fHearsay] != 0 || f.entry.Place == lang.SourceNobody || inText)
	set(fShared, f.entry.Place == lang.SourceShared)
	set(fAccused, f.entry.Place == lang.SourceNobody && r.is(i-1, lang.AsRel) && r.is(f.cue.hi, lang.AsVerb|lang.AsAux) && r.somebody(i-1))
}

// opens reports whether nothing but words that open a sentence stands before
// token i in it: Artinya kata X, …; Masih kata X, ….
func (r *reader) opens(i int) bool {
	s := i
	for s > 0 && !r.startsUnit(s) && i-s < 4 {
		s--
	}
	return r.startsUnit(s) && r.opening(stretch{s, i})
}

// somebody reports whether the naming that ends before token i is of a person:
// it holds a role, a determiner of unnamed people, or a named person.
func (r *reader) somebody(i int) bool {
	n := r.touching(max(0, i-12), i)
	for k := n.lo; k < n.hi; k++ {
		if r.is(k, lang.AsRole|lang.AsAnon) {
			return true
		}
	}
	return n.ok() && slices.ContainsFunc(r.mentionsIn(r.spanOf(n)), func(m annot.Mention) bool { return m.Class == annot.Person })
}

// weighContent looks at how the longest part of a content begins that stands
// behind its cue, and at the length of all parts.
func (r *reader) weighContent(parts []stretch, e *evidence) {
	c, size := parts[0], 0
	for _, s := range parts {
		if size += s.hi - s.lo; s.hi-s.lo > c.hi-c.lo {
			c = s
		}
	}
	_, back := r.Pack.Clauses.Stem(r.lower(c.lo))
	switch {
	case e[fTail] != 0 || e[fAgent] != 0 || e[fOwner] != 0 && !r.is(c.lo, lang.AsComp):
	case r.is(c.lo, lang.AsComp|lang.AsGoal):
		e[fThat] = 1
	case r.capital(c.lo) || r.is(c.lo, lang.AsPronoun|lang.AsRole|lang.AsFirst|lang.AsAnon|lang.AsGroup|lang.AsDet):
		e[fClause] = 1
	case back:
		e[fTheirs] = 1
	case r.is(c.lo, lang.AsVerb|lang.AsAux|lang.AsNeg):
		e[fVerbal] = 1
	default:
		e[fPhrase] = 1
	}
	if size < 3 && e[fAgent] == 0 {
		e[fShort] = 1
	}
	if size >= 12 {
		e[fLong] = 1
	}
	for i := c.lo; i < c.hi; i++ {
		if r.quote[i] >= 0 {
			e[fQuoted] = 1
			return
		}
	}
}
