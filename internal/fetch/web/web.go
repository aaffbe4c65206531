// Package web fetches pages and feeds politely. In: addresses, with what is
// known of the last visit. Out: answers: bytes with their kind, charset and
// time, or that nothing changed, or an error that says why in one line.
//
// Promised: one request per host at a time, robots.txt obeyed (RFC 9309) with
// its delay, an honest name, Retry-After and backoff kept, limits on size,
// time and redirects. Private, loopback, link-local and other addresses that
// are no public host are refused before any connection is made, on every hop:
// a name is resolved once, every address that it has is looked at, and one of
// these very addresses is dialled. Proxies of the environment are not used,
// for they would do the dialling. The network, the names and the clock are
// given by the caller, so that tests touch none.
package web

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"time"

	"sanad/internal/fetch/archive"
)

// Limits of one fetch. Zero fields take those of DefaultLimits.
type Limits struct {
	Bytes     int64         // of a body as sent
	Unpacked  int           // of a body once its encodings are taken off
	Time      time.Duration // of one request, redirects not included
	Redirects int
	Retries   int           // after a failure that may pass
	Wait      time.Duration // the longest time to wait for Retry-After or between retries
}

// DefaultLimits are those of a program that watches news.
var DefaultLimits = Limits{Bytes: 16 << 20, Unpacked: archive.MaxPage, Time: time.Minute, Redirects: 8, Retries: 2, Wait: 2 * time.Minute}

// Clock is the time, as the client sees it.
type Clock interface {
	Now() time.Time
	Sleep(ctx context.Context, d time.Duration) error // the error of ctx where it ends first
}

// Options say how a client works. Zero fields take what a program needs.
type Options struct {
	Agent   string // the User-Agent; its first word is the name that robots.txt knows
	Private bool   // addresses that are no public host are allowed
	Limits  Limits
	Pause   time.Duration // between requests to one host, where robots.txt asks for no longer one
	Clock   Clock
	Dial    func(ctx context.Context, network, address string) (net.Conn, error) // of a checked IP and port
	Resolve func(ctx context.Context, host string) ([]netip.Addr, error)
	Jitter  func() float64                 // a number from 0 to 1
	Keep    func(x archive.Exchange) error // is given every answer of a server; nil for none
}

// Client fetches. It is safe for use by several goroutines.
type Client struct {
	o     Options
	net   *http.Transport // redirects are followed here, each hop checked
	mu    sync.Mutex
	hosts map[string]*host
}

// New is a client. Close it at the end.
func New(o Options) *Client {
	o.fill()
	c := &Client{o: o, hosts: map[string]*host{}}
	c.net = &http.Transport{
		DialContext:            c.dial,
		DisableCompression:     true, // what was sent is kept as sent
		MaxResponseHeaderBytes: 256 << 10,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        30 * time.Second,
		TLSHandshakeTimeout:    20 * time.Second,
		ForceAttemptHTTP2:      true,
	}
	return c
}

// Close lets go of open connections.
func (c *Client) Close() { c.net.CloseIdleConnections() }

// Request is what to fetch. ETag and Modified are those of the last answer, ""
// for none.
type Request struct {
	URL            string
	ETag, Modified string
}

// Answer is what a server gave.
type Answer struct {
	URL       string // after redirects
	Moved     string // where it lives from now on, "" where every redirect was for the time being
	Unchanged bool   // since the last answer; there is no body
	ETag      string
	Modified  string
	Type      string // media type by header, in lower case
	Charset   string // by header, in lower case
	Time      time.Time
	Body      []byte
}

// The kinds of refusal and failure, wrapped with their reason.
var (
	ErrAddress   = errors.New("no address that may be fetched")
	ErrRobots    = errors.New("robots.txt does not permit fetching it")
	ErrSize      = errors.New("larger than the limit")
	ErrRedirects = errors.New("redirected too often")
)

// StatusError is an answer that is no page.
type StatusError struct {
	Code  int
	After time.Time // not before, zero where the server does not say
}

func (e *StatusError) Error() string {
	s := fmt.Sprintf("the server answers %d %s", e.Code, strings.ToLower(http.StatusText(e.Code)))
	if !e.After.IsZero() {
		s += ", not before " + e.After.UTC().Format(time.RFC3339)
	}
	return s
}

// Fetch fetches one address.
func (c *Client) Fetch(ctx context.Context, r Request) (Answer, error) {
	a, err := c.fetch(ctx, r, c.o.Limits.Redirects, true)
	if err != nil {
		return a, fmt.Errorf("fetch %s: %w", short(r.URL), err)
	}
	return a, nil
}

// fetch follows redirects. Each hop is checked as the first.
func (c *Client) fetch(ctx context.Context, r Request, redirects int, robots bool) (Answer, error) {
	at, err := parse(r.URL)
	if err != nil {
		return Answer{}, err
	}
	moved, permanent := "", true
	seen := map[string]bool{}
	for hop := 0; ; hop++ {
		key := at.String()
		if hop > redirects {
			return Answer{}, fmt.Errorf("%w (%d times)", ErrRedirects, hop)
		}
		if seen[key] {
			return Answer{}, fmt.Errorf("%w: in a circle, back to %s", ErrRedirects, short(key))
		}
		seen[key] = true
		if robots {
			if err := c.allowed(ctx, at); err != nil {
				return Answer{}, err
			}
		}
		got, err := c.patiently(ctx, at, r)
		if err != nil {
			return Answer{}, err
		}
		if got.location == "" {
			got.answer.URL, got.answer.Moved = key, moved
			return got.answer, nil
		}
		next, err := at.Parse(got.location)
		if err != nil {
			return Answer{}, fmt.Errorf("%w: redirected to %.100q", ErrAddress, got.location)
		}
		if at, err = parse(next.String()); err != nil {
			return Answer{}, fmt.Errorf("redirected: %w", err)
		}
		if permanent = permanent && got.permanent; permanent {
			moved = at.String()
		}
	}
}

// parse reads an address that may be asked for: http or https, with a host,
// without a password.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	switch {
	case err != nil || len(address) > maxAddress:
		return nil, fmt.Errorf("%w: %.100q", ErrAddress, address)
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("%w: %.100q is neither http nor https", ErrAddress, address)
	case u.Hostname() == "":
		return nil, fmt.Errorf("%w: %.100q names no host", ErrAddress, address)
	case u.User != nil:
		return nil, fmt.Errorf("%w: it holds a user name", ErrAddress)
	}
	u.Fragment, u.RawFragment = "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	u.Host = strings.ToLower(u.Host)
	return u, nil
}

const maxAddress = 4096

// short is an address cut for a message.
func short(u string) string {
	if len(u) > 200 {
		return strings.ToValidUTF8(u[:200], "") + "…"
	}
	return u
}
