// Package guard stands before every handler of the web and the API. In: a
// handler and who may come in. Out: the same handler behind limits. Promised:
// nothing is served beyond this machine without a token or a user; requests
// that other sites make a browser send are refused; answers carry a strict
// policy of what a browser may load; a fault of a handler becomes a problem
// page without any trace of the program; bodies, headers, rates and times are
// bounded. Refused: trust in headers that a proxy or a client may invent.
package guard

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Config says who may come in and how much. The zero value serves this
// machine alone.
type Config struct {
	Access  Access
	Hosts   []string // names under which the server may be asked, besides loopback and its own address
	TLS     bool     // cookies are sent over TLS only
	MaxBody int64    // bytes of a request body; 0: 8 MiB
	Rate    Rate     // of one client; the zero value: DefaultRate, none for clients of this machine
	Log     *slog.Logger
	Now     func() time.Time // nil: time.Now
	// Open are paths that need no access: health, assets of the login page.
	Open []string
}

// defaultBody is the most that a request may bring.
const defaultBody = 8 << 20

// ErrOpen is what Listen says of an address that others can reach while
// anybody may come in.
var ErrOpen = errors.New("others can reach this address: give a token or a user with a password, or listen on 127.0.0.1")

// Listen opens a TCP address ("127.0.0.1:8080"; port 0 picks one). Beyond the
// loopback it is refused without access control.
func Listen(addr string, a Access) (net.Listener, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("listen on %q: %w", addr, err)
	}
	if !loopback(host) && a.Empty() {
		return nil, fmt.Errorf("listen on %s: %w", addr, ErrOpen)
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", addr, err)
	}
	return l, nil
}

// loopback reports whether a host is this machine and nothing else. An empty
// host is every address of the machine.
func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// Server is an HTTP server with bounded times and headers for a wrapped
// handler.
func Server(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       60 * time.Second,
		WriteTimeout:      120 * time.Second,
		IdleTimeout:       120 * time.Second,
		MaxHeaderBytes:    64 << 10,
	}
}

// Wrap puts the guard before a handler. The outermost layer is the one that
// turns faults into problem pages; then headers, host, rate, body, the origin
// of the request, and who asks.
func Wrap(h http.Handler, c Config) http.Handler {
	if c.MaxBody == 0 {
		c.MaxBody = defaultBody
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	h = newDoor(c).wrap(h)
	h = sameOrigin(h)
	h = bounded(h, c.MaxBody)
	h = newLimiter(c).wrap(h)
	h = known(h, c)
	h = headers(h, c.TLS)
	return contained(h, c.Log)
}

// sameOrigin refuses requests that change something and that a browser sends
// on behalf of another site.
func sameOrigin(h http.Handler) http.Handler {
	p := http.NewCrossOriginProtection()
	p.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		Problem(w, r, http.StatusForbidden, "the request comes from another site")
	}))
	return p.Handler(h)
}

// bounded limits request bodies, those that announce their size at once.
func bounded(h http.Handler, most int64) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength > most {
			Problem(w, r, http.StatusRequestEntityTooLarge, fmt.Sprintf("%d bytes are the most", most))
			return
		}
		if r.Body != nil {
			r.Body = http.MaxBytesReader(w, r.Body, most)
		}
		h.ServeHTTP(w, r)
	})
}

// known refuses names that are not the server's own: a page of another site
// whose name is made to point at this machine has no business here.
func known(h http.Handler, c Config) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !ownHost(r, c.Hosts) {
			Problem(w, r, http.StatusMisdirectedRequest, "this server does not go by that name")
			return
		}
		h.ServeHTTP(w, r)
	})
}

// ownHost reports whether the asked host is loopback, the address that the
// request came in on, or one of the allowed names.
func ownHost(r *http.Request, allowed []string) bool {
	host, _, err := net.SplitHostPort(r.Host)
	if err != nil {
		host = r.Host
	}
	if len(host) > 1 && host[0] == '[' {
		host = host[1 : len(host)-1]
	}
	if loopback(host) {
		return true
	}
	for _, a := range allowed {
		if a == host || a == r.Host {
			return true
		}
	}
	own, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if !ok {
		return false
	}
	at, _, err := net.SplitHostPort(own.String())
	return err == nil && net.ParseIP(host) != nil && net.ParseIP(host).Equal(net.ParseIP(at))
}
