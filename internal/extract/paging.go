package extract

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// mostPages is the highest number that counts as that of a page.
const mostPages = 60

// whole stands for the number of a page that holds all of the article.
const whole = 0

// Page is what an address says of the part of an article that stands there:
// the address of its first page, and the number of the page, 0 for the whole
// article on one page. An address without a number is that of page 1.
func Page(address string) (base string, number int) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address, 1
	}
	u.Fragment = ""
	q := u.Query()
	for _, name := range slices.Sorted(maps.Keys(q)) {
		values := q[name]
		if n, ok := pageNumber(values[0]); ok && len(values) == 1 && lang.PageName(strings.ToLower(name)) {
			q.Del(name)
			u.RawQuery = q.Encode()
			return u.String(), n
		}
	}
	parts := strings.Split(strings.TrimSuffix(u.Path, "/"), "/")
	if k := len(parts); k > 2 && lang.PageName(strings.ToLower(parts[k-2])) {
		if n, ok := pageNumber(parts[k-1]); ok {
			u.Path = strings.Join(parts[:k-2], "/")
			return u.String(), n
		}
	}
	return address, 1
}

func pageNumber(s string) (int, bool) {
	if lang.WholePage(strings.ToLower(s)) {
		return whole, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 1 && n <= mostPages
}

// Join makes one article of pages that continue each other. Where the whole
// article is there on one page, its parts go; where page 1 and those after it
// are there, their texts follow each other under the address and input of the
// first; a later page without the one before it is a partial article. Pages
// follow each other only where each stands there once. Articles without
// address stay as they are.
func Join(arts []article.Article) []article.Article {
	pages := map[string]map[int][]int{} // by first page and number, places in arts
	for i := range arts {
		if arts[i].URL == "" {
			continue
		}
		base, n := Page(arts[i].URL)
		if pages[base] == nil {
			pages[base] = map[int][]int{}
		}
		pages[base][n] = append(pages[base][n], i)
	}
	gone := map[int]bool{}
	out := slices.Clone(arts)
	for i := range arts {
		if arts[i].URL == "" || gone[i] {
			continue
		}
		base, n := Page(arts[i].URL)
		switch of := pages[base]; {
		case n == whole:
			for k, at := range of {
				for _, j := range at {
					gone[j] = gone[j] || k != whole
				}
			}
			out[i].URL = base
		case n == 1 && len(of[whole]) == 0 && len(of[1]) == 1:
			run := []*article.Article{&arts[i]}
			for k := 2; len(of[k]) == 1; k++ {
				run = append(run, &arts[of[k][0]])
				gone[of[k][0]] = true
			}
			if len(run) > 1 {
				out[i] = joined(run)
			}
		}
	}
	var kept []article.Article
	for i := range out {
		if gone[i] {
			continue
		}
		if _, n := Page(out[i].URL); n > 1 && out[i].URL != "" {
			out[i].Completeness = article.Partial
		}
		kept = append(kept, out[i])
	}
	return kept
}

// joined is the article of pages that follow each other.
func joined(pages []*article.Article) article.Article {
	a := *pages[0]
	a.Completeness = ""
	var b strings.Builder
	a.Repairs = nil
	seen := map[string]bool{}
	for n, p := range pages {
		begun := n == 0
		for at := 0; at < len(p.Text); {
			end := strings.IndexByte(p.Text[at:], '\n') + at + 1
			if end == at {
				end = len(p.Text)
			}
			line := text.Span{Start: at, End: end}
			at = end
			words := strings.TrimSpace(line.Of(p.Text))
			if words != "" && (n > 0 && seen[words] || leadsOn(words, p.Language, n+1 < len(pages))) {
				continue // the page repeats its head and foot
			}
			if n == 0 {
				seen[words] = true
			}
			if !begun && words == "" {
				continue
			}
			if !begun {
				b.WriteString("\n\n")
				begun = true
			}
			a.Repairs = append(a.Repairs, shifted(p.Repairs, line, b.Len()-line.Start)...)
			b.WriteString(line.Of(p.Text))
		}
	}
	a.Text = b.String()
	a.ID = article.NewID(a.Input, a.Text)
	return a
}

// shifted are the repairs within a line, moved.
func shifted(rs []article.Repair, line text.Span, by int) []article.Repair {
	var out []article.Repair
	for _, r := range rs {
		if line.Holds(r.Span) {
			out = append(out, article.Repair{Span: text.Span{Start: r.Span.Start + by, End: r.Span.End + by}, Bytes: r.Bytes})
		}
	}
	return out
}

// leadsOn reports whether a line of a page is nothing but the way to another
// page: "Halaman selanjutnya", "Page 1 of 3", and on the last page the count.
func leadsOn(line, language string, more bool) bool {
	ws := lexemes(strings.ToLower(line))
	if len(ws) > 8 {
		return false
	}
	at := func(i int) string {
		if i >= len(ws) {
			return ""
		}
		if _, err := strconv.Atoi(ws[i]); err == nil {
			return "#"
		}
		return ws[i]
	}
	found := false
	pack(language).Furniture.Each(at, func(f lang.Furniture, n int) {
		if f.Gives == lang.GivesPartial && (f.Where == lang.WholeLine && n == len(ws) || f.Where == lang.LineStart || f.Where == lang.Glued) {
			found = found || more || last(ws[:n])
		}
	})
	return found
}

// last reports whether a count of pages is at its end: page 3 of 3.
func last(ws []string) bool {
	var ns []string
	for _, w := range ws {
		if _, err := strconv.Atoi(w); err == nil {
			ns = append(ns, w)
		}
	}
	return len(ns) == 2 && ns[0] == ns[1]
}

// lexemes are the words and marks of a line.
func lexemes(line string) []string {
	var out []string
	start := -1
	for i, r := range line {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			out = append(out, line[start:i])
			start = -1
		}
		if !unicode.IsSpace(r) {
			out = append(out, string(r))
		}
	}
	if start >= 0 {
		out = append(out, line[start:])
	}
	return out
}
