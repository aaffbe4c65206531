package web

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestRobotsRules(t *testing.T) {
	for _, c := range []struct{ name, file, allowed, denied string }{
		{"everybody", "User-agent: *\nDisallow: /private", "/ /public /Private", "/private /private/x /privately"},
		{"own group alone", "User-agent: *\nDisallow: /\n\nUser-agent: Sanad\nDisallow: /x", "/ /y", "/x"},
		{"another's group", "User-agent: other\nDisallow: /", "/", ""},
		{"a longer name is another", "User-agent: sanadbot\nDisallow: /", "/", ""},
		{"version after the name", "User-agent: sanad/2.0\nDisallow: /x", "/", "/x"},
		{"groups of one name join", "User-agent: sanad\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nuser-agent: SANAD\nDisallow: /b", "/c", "/a /b"},
		{"two names, one group", "User-agent: x\nUser-agent: sanad\nDisallow: /a", "/", "/a"},
		{"the longest decides", "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b /a/bc", "/a /a/c"},
		{"of two as long the one that allows", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", ""},
		{"stars", "User-agent: *\nDisallow: /*.php\nDisallow: /a*z", "/x.html /ab", "/x.php /x.phpx /y/x.php?q /az /abcz/d"},
		{"the end", "User-agent: *\nDisallow: /*.pdf$\nDisallow: /exact$", "/x.pdf?y /exactly", "/x.pdf /a/b.pdf /exact"},
		{"questions", "User-agent: *\nDisallow: /*?page=", "/x /x?p=1", "/x?page=2"},
		{"escapes", "User-agent: *\nDisallow: /a%3cb\nDisallow: /kab%61r\nDisallow: /é", "/ab", "/a%3Cb /kabar /%C3%A9"},
		{"nothing said", "User-agent: *\nDisallow:\n", "/", ""},
		{"broken lines", "\ufeffUser-agent: *\nnonsense\nDisallow /x\nSitemap: http://kabar.example/s.xml\nCrawl-delay: soon\nDisallow: /y # why", "/x", "/y"},
		{"rules before any name", "Disallow: /\nUser-agent: sanad\nDisallow: /x", "/", "/x"},
		{"its own file", "User-agent: *\nDisallow: /", "/robots.txt", "/"},
	} {
		r := parseRobots([]byte(c.file), "sanad")
		for _, p := range strings.Fields(c.allowed) {
			if !r.permits(p) {
				t.Errorf("%s: %s is denied", c.name, p)
			}
		}
		for _, p := range strings.Fields(c.denied) {
			if r.permits(p) {
				t.Errorf("%s: %s is allowed", c.name, p)
			}
		}
	}
	start := time.Now()
	r := parseRobots([]byte("User-agent: *\nDisallow: /"+strings.Repeat("*a", 1000)+"$\n"+strings.Repeat("Disallow: /*x*y\n", 20000)), "sanad")
	r.permits("/" + strings.Repeat("a", 4000))
	if d := time.Since(start); d > time.Minute {
		t.Errorf("stars took %v", d)
	}
}

// The examples of RFC 9309, sections 2.2 and 5.
func TestRobotsOfTheStandard(t *testing.T) {
	const simple = `User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
`
	const longest = `User-Agent: foobot
Allow: /example/page/
Disallow: /example/page/disallowed.gif
`
	const encoded = "User-agent: *\nDisallow: /foo/bar?baz=https://foo.bar\nDisallow: /foo/bar/\u30c4\nDisallow: /foo/bar/%62%61%7A\nDisallow: /path/file-with-a-%2A.html\nDisallow: /path/foo-%24\n"
	for _, c := range []struct{ file, name, allowed, denied string }{
		{simple, "sanad", "/ /publications/ /publications/x /a.gif?x", "/a.gif /deep/b.gif /example/ /example/page.html"},
		{simple, "foobot", "/example/page.html /example/allowed.gif", "/ /example/ /publications/"},
		{simple, "barbot", "/ /example/ /a.gif", "/example/page.html"},
		{simple, "bazbot", "/ /example/ /a.gif", "/example/page.html"},
		{simple, "quxbot", "/ /example/page.html /a.gif", ""},
		{longest, "foobot", "/example/page/ /example/page/allowed.gif", "/example/page/disallowed.gif"},
		{encoded, "sanad", "/foo/bar /path/file-with-a-x.html /path/foo-", "/foo/bar?baz=https://foo.bar /foo/bar/%E3%83%84 /foo/bar/\u30c4 /foo/bar/baz /path/file-with-a-*.html /path/foo-$"},
		{"User-Agent: ExampleBot\nDisallow: /foo\nDisallow: /bar\n\nUser-Agent: ExampleBot\nDisallow: /baz\n", "examplebot", "/qux", "/foo /bar /baz"},
	} {
		r := parseRobots([]byte(c.file), c.name)
		for _, p := range strings.Fields(c.allowed) {
			if !r.permits(p) {
				t.Errorf("%s: %s is denied", c.name, p)
			}
		}
		for _, p := range strings.Fields(c.denied) {
			if r.permits(p) {
				t.Errorf("%s: %s is allowed", c.name, p)
			}
		}
	}
}

// site is a host with a robots.txt.
func site(status int, file string) http.HandlerFunc {
	return func(rw http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			rw.WriteHeader(status)
			_, _ = rw.Write([]byte(file))
			return
		}
		page("x")(rw, r)
	}
}

func TestRobotsStatus(t *testing.T) {
	w := newWorld(t)
	for host, c := range map[string]struct {
		site http.HandlerFunc
		ok   bool
	}{
		"robots-200.example": {site(200, "User-agent: *\nDisallow: /x"), false}, "robots-404.example": {site(404, "User-agent: *\nDisallow: /"), true},
		"robots-403.example": {site(403, ""), true}, "robots-500.example": {site(500, ""), false}, "robots-503.example": {site(503, ""), false}, "robots-429.example": {site(429, ""), false},
		"robots-long.example":  {site(200, strings.Repeat("# "+strings.Repeat("x", 98)+"\n", 5120)+"User-agent: *\nDisallow: /x"), true},
		"robots-wide.example":  {site(200, "User-agent: *\nDisallow: /x\n"+strings.Repeat("#\n", 400000)), false},
		"robots-delay.example": {site(200, "User-agent: *\nCrawl-delay: 100000"), false},
		"robots-loop.example":  {func(rw http.ResponseWriter, r *http.Request) { redirectRobots(rw, r, "/robots.txt?") }, true},
	} {
		w.sites[host] = c.site
		_, err := fetchOne(w.client(), "http://"+host+"/x")
		if (err == nil) != c.ok || !c.ok && !errors.Is(err, ErrRobots) {
			t.Errorf("%s: %v", host, err)
		}
	}
	w.sites["robots-inner.example"] = func(rw http.ResponseWriter, r *http.Request) { redirectRobots(rw, r, "http://127.0.0.1/") }
	if _, err := fetchOne(w.client(), "http://robots-inner.example/x"); !errors.Is(err, ErrAddress) {
		t.Errorf("robots.txt that leads inside: %v", err)
	}
	w.only(t, "93.184.216.34:80")
}

func redirectRobots(rw http.ResponseWriter, r *http.Request, to string) {
	if r.URL.Path != "/robots.txt" {
		page("x")(rw, r)
		return
	}
	http.Redirect(rw, r, to+r.URL.RawQuery+"x", http.StatusFound)
}

func TestRobotsKeptForADay(t *testing.T) {
	w := newWorld(t)
	w.sites["robots.example"] = site(200, "User-agent: *\nCrawl-delay: 7\nDisallow: /x")
	c := w.client()
	for range 3 {
		if _, err := fetchOne(c, "http://robots.example/1"); err != nil {
			t.Fatal(err)
		}
	}
	if n := w.count("robots.example/robots.txt"); n != 1 {
		t.Errorf("robots.txt was fetched %d times", n)
	}
	if d := w.now.Sub(time.Date(2024, 3, 5, 7, 0, 0, 0, time.UTC)); d < 15*time.Second {
		t.Errorf("three pages with a delay of 7 s in %v", d)
	}
	w.mu.Lock()
	w.now = w.now.Add(25 * time.Hour)
	w.mu.Unlock()
	if _, err := fetchOne(c, "http://robots.example/1"); err != nil {
		t.Fatal(err)
	}
	if n := w.count("robots.example/robots.txt"); n != 2 {
		t.Errorf("after a day robots.txt was fetched %d times", n)
	}
}
