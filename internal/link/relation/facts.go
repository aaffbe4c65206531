package relation

import (
	"net/url"
	"strings"
	"time"
	"unicode"

	"sanad/internal/annot"
	"sanad/internal/article"
)

// facts is what an article states of itself and of where its text came from.
type facts struct {
	outlet  string   // folded
	site    string   // host of the address, folded
	at      float64  // hours since 1970
	dated   bool     // at is known
	byDay   bool     // at is known to the day only
	credits []credit // media that the article says it took text from
	told    []credit // these, and outlets of the pile that it names anywhere in its text
}

// credit is a medium that an article names as the origin of text.
type credit struct {
	name  string // folded
	shown string // as printed or canonical
}

func readFacts(a *article.Article, m *annot.Marks, o outlets) facts {
	f := facts{outlet: fold(a.Outlet.Name), site: host(a.URL)}
	f.time(a.Published)
	add := func(name string) {
		if k := fold(name); k != "" && !f.own(k) {
			f.credits = addCredit(f.credits, credit{name: k, shown: name})
		}
	}
	for _, d := range a.Declared {
		add(d.Name)
	}
	if a.Reprint != nil {
		add(a.Reprint.Outlet)
	}
	if a.Dateline != nil {
		add(a.Dateline.Outlet)
	}
	for _, c := range m.Citations {
		if a.Dateline != nil && a.Dateline.Span != nil && a.Dateline.Span.Holds(c.Span) {
			continue // the dateline names its outlet itself
		}
		switch c.Kind {
		case annot.Wire, annot.OutletOf, annot.UnknownOf, annot.Release:
			add(c.Name)
		}
	}
	for _, r := range releases(a, m) {
		f.credits = addCredit(f.credits, r)
	}
	f.told = f.credits[:len(f.credits):len(f.credits)]
	for _, name := range o.named(a, m) {
		if k := fold(name); !f.own(k) {
			f.told = addCredit(f.told, credit{name: k, shown: name})
		}
	}
	return f
}

func addCredit(l []credit, c credit) []credit {
	for _, o := range l {
		if o.name == c.name {
			return l
		}
	}
	return append(l, c)
}

// own reports whether a folded name is that of the article's own outlet.
func (f *facts) own(k string) bool {
	return f.outlet != "" && sameOutlet(k, f.outlet) || f.site != "" && sameOutlet(k, f.site)
}

// host is the folded host of an address.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return fold(u.Hostname())
}

// time reads the time of publication.
func (f *facts) time(d *article.Date) {
	if d == nil {
		return
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02"} {
		t, err := time.Parse(layout, d.Value)
		if err != nil {
			continue
		}
		f.at, f.dated = float64(t.Unix())/3600, true
		f.byDay = layout == "2006-01-02" || d.Precision == "day"
		return
	}
}

// before says how c's time stands to p's: how many hours p is earlier (0 where
// it is not), and whether p is earlier or later. Times known to the day only
// are compared by day.
func (f *facts) before(c *facts) (hours float64, earlier, later bool) {
	if !f.dated || !c.dated {
		return 0, false, false
	}
	p, q := f.at, c.at
	if f.byDay || c.byDay {
		p, q = float64(int(p/24)), float64(int(q/24))
		return 24 * max(0, q-p), p < q, p > q
	}
	return max(0, q-p), p < q, p > q
}

// names reports whether the article credits the outlet of the other.
func (f *facts) names(o *facts) bool { return oneMeans(f.credits, o.outlet) }

// tells reports whether the article names the outlet of the other at all.
func (f *facts) tells(o *facts) bool { return oneMeans(f.told, o.outlet) }

func oneMeans(l []credit, outlet string) bool {
	for _, c := range l {
		if sameOutlet(c.name, outlet) {
			return true
		}
	}
	return false
}

// fold brings the name of a medium to letters and digits in lower case,
// without the ends of web addresses.
func fold(name string) string {
	s := strings.ToLower(strings.TrimSpace(name))
	s = strings.TrimPrefix(s, "www.")
	for _, end := range []string{".com", ".net", ".org", ".id", ".co", ".go", ".tv"} {
		s = strings.TrimSuffix(s, end)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// sameOutlet reports whether two folded names stand for one medium: equal, or
// one is the other with the name of a desk or "news" behind it, or with an
// article before it.
func sameOutlet(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || len(a) >= shortest && (strings.HasPrefix(b, a) || len(b) <= len(a)+articleLen && strings.HasSuffix(b, a))
}

// articleLen is the length of the longest article before a name.
const articleLen = 3

// shortest is the length of a name that may stand for its desks as well.
const shortest = 5
