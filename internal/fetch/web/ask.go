package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"sanad/internal/fetch/archive"
)

// reply is one answer on the way: an answer, or a redirect.
type reply struct {
	answer    Answer
	location  string
	permanent bool
}

// patiently asks once, and again where a failure may pass: after the time that
// the server names, else after 2, 4, 8 … seconds, each shortened or stretched
// by up to a half so that many clients do not return together.
func (c *Client) patiently(ctx context.Context, at *url.URL, r Request) (reply, error) {
	for try := 0; ; try++ {
		got, err := c.ask(ctx, at, r)
		if err == nil || try >= c.o.Limits.Retries || ctx.Err() != nil || !passing(err) {
			return got, err
		}
		wait := time.Duration(float64(2*time.Second<<try) * (0.5 + c.o.Jitter()))
		var status *StatusError
		if errors.As(err, &status) && !status.After.IsZero() {
			wait = status.After.Sub(c.o.Clock.Now())
		}
		if wait > c.o.Limits.Wait {
			return got, err
		}
		if e := c.o.Clock.Sleep(ctx, wait); e != nil {
			return got, e
		}
	}
}

// passing reports whether a failure may be gone in a moment.
func passing(err error) bool {
	var status *StatusError
	if errors.As(err, &status) {
		switch status.Code {
		case http.StatusTooManyRequests, http.StatusRequestTimeout, http.StatusInternalServerError,
			http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
			return true
		}
		return false
	}
	var dns *net.DNSError
	if errors.As(err, &dns) && dns.IsNotFound {
		return false
	}
	for _, final := range []error{ErrAddress, ErrRobots, ErrSize, ErrRedirects, errSlow, errBody, context.Canceled} {
		if errors.Is(err, final) {
			return false
		}
	}
	return true
}

var (
	errSlow = errors.New("it takes too long")
	errBody = errors.New("the body cannot be read")
)

// ask makes one request, in the host's turn.
func (c *Client) ask(ctx context.Context, at *url.URL, r Request) (reply, error) {
	h := c.host(at)
	if err := c.take(ctx, h); err != nil {
		return reply{}, err
	}
	defer c.leave(h)
	timed, cancel := context.WithTimeoutCause(ctx, c.o.Limits.Time, errSlow)
	defer cancel()
	got, err := c.exchange(timed, at, r)
	if err != nil && ctx.Err() == nil && timed.Err() != nil {
		err = fmt.Errorf("%w: more than %v", errSlow, c.o.Limits.Time)
	}
	var status *StatusError
	if errors.As(err, &status) && status.After.After(h.next) {
		h.next = status.After
		if most := c.o.Clock.Now().Add(c.o.Limits.Wait); h.next.After(most) {
			h.next = most // no host keeps a run waiting for longer
		}
	}
	return got, err
}

func (c *Client) exchange(ctx context.Context, at *url.URL, r Request) (reply, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return reply{}, fmt.Errorf("%w: %w", ErrAddress, err)
	}
	req.Header.Set("User-Agent", c.o.Agent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1")
	req.Header.Set("Accept-Encoding", "gzip, br, zstd")
	req.Header.Set("Accept-Language", "id, en;q=0.8, *;q=0.5")
	if r.ETag != "" {
		req.Header.Set("If-None-Match", r.ETag)
	}
	if r.Modified != "" {
		req.Header.Set("If-Modified-Since", r.Modified)
	}
	resp, err := c.net.RoundTrip(req)
	if err != nil {
		return reply{}, err
	}
	defer func() { _ = resp.Body.Close() }() // read to its end, or given up
	return c.read(at, r, resp)
}

// read takes an answer in.
func (c *Client) read(at *url.URL, r Request, resp *http.Response) (reply, error) {
	now := c.o.Clock.Now()
	switch s := resp.StatusCode; {
	case s == http.StatusNotModified && (r.ETag != "" || r.Modified != ""):
		return reply{answer: Answer{Unchanged: true, Time: now, ETag: first(resp.Header.Get("ETag"), r.ETag), Modified: first(resp.Header.Get("Last-Modified"), r.Modified)}}, nil
	case s >= 301 && s <= 308 && s != 304 && s != 305 && s != 306 && resp.Header.Get("Location") != "":
		return reply{location: resp.Header.Get("Location"), permanent: s == 301 || s == 308}, nil
	case s < 200 || s > 299:
		return reply{}, &StatusError{Code: s, After: retryAfter(resp.Header.Get("Retry-After"), now)}
	}
	if resp.ContentLength > c.o.Limits.Bytes {
		return reply{}, fmt.Errorf("%w: it declares %d bytes, the limit is %d", ErrSize, resp.ContentLength, c.o.Limits.Bytes)
	}
	payload, err := io.ReadAll(io.LimitReader(resp.Body, c.o.Limits.Bytes+1))
	if err != nil {
		return reply{}, fmt.Errorf("after %d bytes: %w", len(payload), err)
	}
	if int64(len(payload)) > c.o.Limits.Bytes {
		return reply{}, fmt.Errorf("%w of %d bytes", ErrSize, c.o.Limits.Bytes)
	}
	sent := archive.Response{Status: resp.StatusCode, Head: fields(resp.Header), Payload: payload}
	if c.o.Keep != nil {
		if err := c.o.Keep(archive.Exchange{URL: at.String(), Time: now, Status: resp.Status, Head: sent.Head, Payload: payload}); err != nil {
			return reply{}, fmt.Errorf("%w: it cannot be kept: %w", errBody, err)
		}
	}
	body, err := sent.Body(c.o.Limits.Unpacked)
	if err != nil {
		return reply{}, fmt.Errorf("%w: %w", errBody, err)
	}
	a := Answer{Time: now, Body: body, ETag: resp.Header.Get("ETag"), Modified: resp.Header.Get("Last-Modified")}
	a.Type, a.Charset = contentType(resp.Header.Get("Content-Type"))
	return reply{answer: a}, nil
}

// fields is a header in a fixed order, with what the transport took off
// already left out.
func fields(h http.Header) archive.Head {
	var out archive.Head
	for _, name := range sortedNames(h) {
		if name == "Transfer-Encoding" {
			continue
		}
		for _, v := range h[name] {
			out = append(out, archive.Field{Name: name, Value: v})
		}
	}
	return out
}

// contentType is the media type and charset of a header, in lower case.
func contentType(v string) (kind, charset string) {
	kind, params, err := mime.ParseMediaType(v)
	if err != nil {
		kind, _, _ = strings.Cut(v, ";")
	}
	return strings.ToLower(strings.TrimSpace(kind)), strings.ToLower(params["charset"])
}

// retryAfter reads seconds or a date, zero for none.
func retryAfter(v string, now time.Time) time.Time {
	if n, err := strconv.Atoi(strings.TrimSpace(v)); err == nil && n >= 0 && n < 1<<30 {
		return now.Add(time.Duration(n) * time.Second)
	}
	t, err := http.ParseTime(v)
	if err != nil {
		return time.Time{}
	}
	return t
}
