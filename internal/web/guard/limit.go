package guard

import (
	"math"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// Rate is how many requests a client may send: so many a second over time,
// and so many at once.
type Rate struct {
	PerSecond float64
	Burst     float64
}

// DefaultRate is for clients on other machines.
var DefaultRate = Rate{PerSecond: 50, Burst: 200}

// mostClients bounds what is remembered of clients.
const mostClients = 10_000

// limiter keeps a bucket for each client address.
type limiter struct {
	rate  Rate
	local bool // clients of this machine are limited too
	now   func() time.Time

	mu      sync.Mutex
	buckets map[string]bucket
}

type bucket struct {
	left float64
	at   time.Time
}

func newLimiter(c Config) *limiter {
	l := &limiter{rate: c.Rate, local: c.Rate != Rate{}, now: c.Now, buckets: map[string]bucket{}}
	if !l.local {
		l.rate = DefaultRate
	}
	return l
}

func (l *limiter) wrap(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		who := client(r)
		if !l.local && loopback(who) {
			h.ServeHTTP(w, r)
			return
		}
		if wait := l.take(who); wait > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
			Problem(w, r, http.StatusTooManyRequests, "too many requests; try again later")
			return
		}
		h.ServeHTTP(w, r)
	})
}

// client is the address of who asks; headers of proxies are not believed.
func client(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// take takes one request from a client's bucket, or says how long to wait.
func (l *limiter) take(who string) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	b, ok := l.buckets[who]
	if !ok {
		if len(l.buckets) >= mostClients {
			l.forget(now)
		}
		b = bucket{l.rate.Burst, now}
	}
	b.left = min(l.rate.Burst, b.left+now.Sub(b.at).Seconds()*l.rate.PerSecond)
	b.at = now
	if b.left < 1 {
		l.buckets[who] = b
		return time.Duration((1 - b.left) / l.rate.PerSecond * float64(time.Second))
	}
	b.left--
	l.buckets[who] = b
	return 0
}

// forget drops the clients whose buckets are full again; where none is, all.
func (l *limiter) forget(now time.Time) {
	for who, b := range l.buckets {
		if b.left+now.Sub(b.at).Seconds()*l.rate.PerSecond >= l.rate.Burst {
			delete(l.buckets, who)
		}
	}
	if len(l.buckets) >= mostClients {
		clear(l.buckets)
	}
}
