package extract

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"

	"sanad/internal/lang"
)

// sampleBytes is how much of a text is looked at to tell its language.
const sampleBytes = 6000

// language is the BCP 47 code of an article's language: the declared one where
// it is known, else the one that the text shows, "" where it shows none.
func language(declared, t string) string {
	if code := languageCode(declared); code != "" {
		return code
	}
	sample := t
	if len(sample) > sampleBytes {
		sample = strings.ToValidUTF8(sample[:sampleBytes], "")
	}
	ws := words(sample)
	if len(ws) < 4 {
		return ""
	}
	info := whatlanggo.Detect(sample)
	code := info.Lang.Iso6391()
	if !info.IsReliable() || code == "" {
		code = commonest(ws)
	}
	if p, ok := lang.For(code); ok {
		if kin := p.Kin(ws); kin != "" {
			return kin
		}
	}
	return code
}

// commonShare is the least share of a pack's common words in a text of its
// language.
const commonShare = 0.15

// commonest is the pack whose common words fill most of the text, "" where no
// pack's fill enough.
func commonest(ws []string) string {
	best, share := "", commonShare
	for _, code := range lang.Codes() {
		if s := lang.Must(code).CommonShare(ws); s > share {
			best, share = code, s
		}
	}
	return best
}

// pageLanguage is the language of a page: the one that its text shows, where
// it has enough of it, for pages are often made from a foreign template; else
// the declared one.
func pageLanguage(declared, t string) string {
	if len(t) >= 200 {
		if code := language("", t); code != "" {
			return code
		}
	}
	return language(declared, t)
}

// languageCode is the two-letter code that a declaration stands for: "id",
// "id-ID", "en_US", "ind", "Indonesian", "Bahasa Indonesia".
func languageCode(declared string) string {
	d := strings.ToLower(strings.TrimSpace(declared))
	if d == "" {
		return ""
	}
	base, _, _ := strings.Cut(strings.ReplaceAll(d, "_", "-"), "-")
	if len(base) == 2 {
		return base
	}
	for l, name := range whatlanggo.Langs {
		if strings.EqualFold(name, d) || l.Iso6393() == base {
			return l.Iso6391()
		}
	}
	for _, code := range lang.Codes() {
		if p := lang.Must(code); strings.EqualFold(p.Name, d) {
			return code
		}
	}
	return ""
}

func words(t string) []string {
	return strings.FieldsFunc(strings.ToLower(t), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
}
