package web

import (
	"context"
	"net/url"
	"time"
)

// host is what is known of one host: its turn, its rules, and when it may be
// asked again.
type host struct {
	turn  chan struct{} // held by who asks it
	next  time.Time     // not before; guarded by the turn
	rules rules         // guarded by the client's mutex
}

// host is the host of an address.
func (c *Client) host(u *url.URL) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := u.Scheme + "://" + u.Host
	h := c.hosts[key]
	if h == nil {
		h = &host{turn: make(chan struct{}, 1)}
		c.hosts[key] = h
	}
	return h
}

// take waits for the turn at a host, and until it may be asked again.
func (c *Client) take(ctx context.Context, h *host) error {
	select {
	case h.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	if d := h.next.Sub(c.o.Clock.Now()); d > 0 {
		if err := c.o.Clock.Sleep(ctx, d); err != nil {
			<-h.turn
			return err
		}
	}
	return nil
}

// leave gives the turn at a host back.
func (c *Client) leave(h *host) {
	c.mu.Lock()
	delay := h.rules.delay
	c.mu.Unlock()
	if t := c.o.Clock.Now().Add(max(c.o.Pause, delay)); t.After(h.next) {
		h.next = t
	}
	<-h.turn
}
