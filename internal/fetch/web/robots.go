package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Limits of robots.txt (RFC 9309, 2.3.1.2 and 2.4, 2.5).
const (
	robotsBytes     = 500 << 10
	robotsRedirects = 5
	robotsKept      = 24 * time.Hour
	robotsRetry     = 15 * time.Minute // after which a host that did not answer is asked again
	mostDelay       = 10 * time.Minute // a longer crawl delay is a refusal
)

// rules are what a robots.txt says to us. The zero value allows everything.
type rules struct {
	until time.Time // kept till then; zero before the first look
	lines []rule
	delay time.Duration
	none  bool   // nothing may be fetched
	why   string // where nothing may be
}

// rule is one line: a pattern of paths that is allowed or not.
type rule struct {
	allow   bool
	pattern string
}

// allowed asks the robots.txt of a host, which is fetched where it is not
// known or a day old.
func (c *Client) allowed(ctx context.Context, at *url.URL) error {
	h := c.host(at)
	c.mu.Lock()
	r := h.rules
	c.mu.Unlock()
	if !c.o.Clock.Now().Before(r.until) {
		var err error
		if r, err = c.robots(ctx, at); err != nil {
			return err
		}
		c.mu.Lock()
		h.rules = r
		c.mu.Unlock()
	}
	path := at.EscapedPath()
	if at.RawQuery != "" {
		path += "?" + at.RawQuery
	}
	switch {
	case r.none:
		return fmt.Errorf("%s; until it does, %w", r.why, ErrRobots)
	case r.delay > mostDelay:
		return fmt.Errorf("%w more often than every %v", ErrRobots, r.delay)
	case !r.permits(path):
		return ErrRobots
	}
	return nil
}

// robots fetches the rules of a host: none where it has no robots.txt, all
// forbidden where it cannot be told.
func (c *Client) robots(ctx context.Context, at *url.URL) (rules, error) {
	file := url.URL{Scheme: at.Scheme, Host: at.Host, Path: "/robots.txt"}
	a, err := c.fetch(ctx, Request{URL: file.String()}, robotsRedirects, false)
	now := c.o.Clock.Now()
	var status *StatusError
	switch {
	case err == nil:
		r := parseRobots(a.Body[:min(len(a.Body), robotsBytes)], c.product())
		r.until = now.Add(robotsKept)
		return r, nil
	case ctx.Err() != nil:
		return rules{}, ctx.Err()
	case errors.Is(err, ErrAddress):
		return rules{}, err
	case errors.Is(err, ErrRedirects), errors.Is(err, errBody), errors.Is(err, ErrSize):
		return rules{until: now.Add(robotsKept)}, nil // 2.3.1.2: as if there were none
	case errors.As(err, &status) && status.Code >= 400 && status.Code < 500 && status.Code != http.StatusTooManyRequests:
		return rules{until: now.Add(robotsKept)}, nil
	}
	return rules{until: now.Add(robotsRetry), none: true, why: "the host does not answer for its robots.txt: " + err.Error()}, nil
}

// product is the name that robots.txt knows us by.
func (c *Client) product() string {
	name, _, _ := strings.Cut(c.o.Agent, "/")
	return strings.ToLower(strings.TrimSpace(name))
}

// parseRobots reads the group of a product, else that of everybody. Lines that
// are no rule are passed over.
func parseRobots(b []byte, product string) rules {
	var own, all rules
	named := false
	var to []*rules // the groups that the lines belong to
	agents := false // the line before named one
	for line := range bytes.Lines(bytes.TrimPrefix(b, []byte("\ufeff"))) {
		text, _, _ := strings.Cut(string(line), "#")
		key, value, ok := strings.Cut(text, ":")
		if !ok {
			continue
		}
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		if key == "user-agent" {
			if !agents {
				to = nil
			}
			agents = true
			switch {
			case strings.HasPrefix(value, "*"):
				to = append(to, &all)
			case token(value) == product:
				to, named = append(to, &own), true
			}
			continue
		}
		if key == "allow" || key == "disallow" || key == "crawl-delay" {
			agents = false
			for _, r := range to {
				r.add(key, value)
			}
		}
	}
	if named {
		return own
	}
	return all
}

// token is the product token at the start of a name: letters, - and _.
func token(v string) string {
	end := strings.IndexFunc(v, func(r rune) bool {
		return r != '-' && r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	})
	if end >= 0 {
		v = v[:end]
	}
	return strings.ToLower(v)
}

func (r *rules) add(key, value string) {
	switch {
	case key == "crawl-delay":
		if s, err := strconv.ParseFloat(value, 64); err == nil && s >= 0 && s < 1e6 {
			r.delay = max(r.delay, time.Duration(s*float64(time.Second)))
		}
	case value == "" || len(value) > 2048:
	default:
		r.lines = append(r.lines, rule{allow: key == "allow", pattern: literal(escaped(value))})
	}
}

// permits reports whether a path may be fetched: the longest matching pattern
// decides, and of two as long the one that allows.
func (r *rules) permits(path string) bool {
	path = starless.Replace(escaped(path))
	if path == "/robots.txt" {
		return true
	}
	best := rule{allow: true}
	for _, l := range r.lines {
		longer := len(l.pattern) > len(best.pattern) || len(l.pattern) == len(best.pattern) && l.allow
		if longer && match(l.pattern, path) {
			best = l
		}
	}
	return best.allow
}

// match holds a path against a pattern with * for any characters and $ at the
// end for the end, in time linear in both for each star.
func match(pattern, path string) bool {
	pattern, anchored := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	path = path[len(parts[0]):]
	for i, p := range parts[1:] {
		if anchored && i == len(parts)-2 {
			return strings.HasSuffix(path, p)
		}
		k := strings.Index(path, p)
		if k < 0 {
			return false
		}
		path = path[k+len(p):]
	}
	return !anchored || path == ""
}

// starless writes the marks that mean something in a rule as escapes, as rules
// write them where they are meant as they stand.
var starless = strings.NewReplacer("*", "%2A", "$", "%24")

// literal writes the dollars of a rule that are not its end as escapes.
func literal(rule string) string {
	body, end := strings.CutSuffix(rule, "$")
	body = strings.ReplaceAll(body, "$", "%24")
	if end {
		body += "$"
	}
	return body
}

// escaped writes a path so that two ways to write one are the same: letters
// and digits plain, anything beyond ASCII in upper-case escapes.
func escaped(p string) string {
	if !strings.ContainsRune(p, '%') && !strings.ContainsFunc(p, func(r rune) bool { return r >= 0x80 }) {
		return p
	}
	var b strings.Builder
	for i := 0; i < len(p); i++ {
		c := p[i]
		if c == '%' && i+2 < len(p) {
			if n, err := strconv.ParseUint(p[i+1:i+3], 16, 8); err == nil {
				i += 2
				if d := byte(n); d >= 'a' && d <= 'z' || d >= 'A' && d <= 'Z' || d >= '0' && d <= '9' || strings.IndexByte("-._~", d) >= 0 {
					b.WriteByte(d)
				} else {
					fmt.Fprintf(&b, "%%%02X", d)
				}
				continue
			}
		}
		if c >= 0x80 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func sortedNames(h http.Header) []string { return slices.Sorted(maps.Keys(h)) }

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
