package web

import (
	"context"
	"math/rand/v2"
	"net"
	"net/netip"
	"time"
)

// pause is the time between requests to one host that asks for none.
const pause = time.Second

func (o *Options) fill() {
	l, d := &o.Limits, DefaultLimits
	if l.Bytes == 0 {
		l.Bytes = d.Bytes
	}
	if l.Unpacked == 0 {
		l.Unpacked = d.Unpacked
	}
	if l.Time == 0 {
		l.Time = d.Time
	}
	if l.Redirects == 0 {
		l.Redirects = d.Redirects
	}
	if l.Retries == 0 {
		l.Retries = d.Retries
	}
	if l.Wait == 0 {
		l.Wait = d.Wait
	}
	if o.Agent == "" {
		o.Agent = "sanad"
	}
	if o.Pause == 0 {
		o.Pause = pause
	}
	if o.Clock == nil {
		o.Clock = WallClock{}
	}
	if o.Dial == nil {
		o.Dial = (&net.Dialer{Timeout: 20 * time.Second}).DialContext
	}
	if o.Resolve == nil {
		o.Resolve = func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		}
	}
	if o.Jitter == nil {
		o.Jitter = rand.Float64
	}
}

// WallClock is the clock of the machine.
type WallClock struct{}

// Now is the time of the machine.
func (WallClock) Now() time.Time { return time.Now() }

// Sleep waits, or until the context ends.
func (WallClock) Sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
