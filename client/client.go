// Package client asks a Sanad server over its API. It stands alone: no other
// package of the program comes with it. In: the address of a server and, where
// it wants one, a token. Out: typed answers; errors of the server as *Error.
//
//	c := client.New("http://127.0.0.1:8080", "")
//	for s, err := range client.All[client.Statement](ctx, c, "statements", url.Values{"several": {"true"}}) {
//		…
//	}
package client

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Client asks one server. It may be used by several goroutines.
type Client struct {
	HTTP  *http.Client // http.DefaultClient where nil
	base  string
	token string
}

// New is a client of the server at an address ("http://127.0.0.1:8080").
func New(address, token string) *Client {
	return &Client{base: strings.TrimSuffix(address, "/") + "/api/v1/", token: token}
}

// Error is what a server says of a request that it does not answer, RFC 9457.
type Error struct {
	Status int    `json:"status"`
	Title  string `json:"title"`
	Detail string `json:"detail"`
}

func (e *Error) Error() string { return fmt.Sprintf("%d %s: %s", e.Status, e.Title, e.Detail) }

// Page is a part of a collection. Next is the cursor of the next, null on the
// last.
type Page[T any] struct {
	Records []T      `json:"records"`
	Keys    []string `json:"keys"`
	Next    *string  `json:"next"`
	Total   int      `json:"total"`
}

// List reads a page of a collection ("statements", "stories", "articles", …)
// with the parameters of the API.
func List[T any](ctx context.Context, c *Client, collection string, params url.Values) (Page[T], error) {
	var p Page[T]
	err := c.do(ctx, http.MethodGet, url.PathEscape(collection)+"?"+params.Encode(), nil, &p)
	return p, err
}

// All reads a collection page by page. After an error it ends.
func All[T any](ctx context.Context, c *Client, collection string, params url.Values) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		more := url.Values{}
		for k, v := range params {
			more[k] = v
		}
		for {
			p, err := List[T](ctx, c, collection, more)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, r := range p.Records {
				if !yield(r, nil) {
					return
				}
			}
			if p.Next == nil {
				return
			}
			more.Set("after", *p.Next)
		}
	}
}

// One reads a record of a collection by its ID.
func One[T any](ctx context.Context, c *Client, collection, id string) (T, error) {
	var r T
	err := c.do(ctx, http.MethodGet, url.PathEscape(collection)+"/"+url.PathEscape(id), nil, &r)
	return r, err
}

// Ask says who carries a text, on how many channels, and who says otherwise.
func (c *Client) Ask(ctx context.Context, text string) (Answer, error) {
	var a Answer
	err := c.do(ctx, http.MethodPost, "ask", map[string]string{"text": text}, &a)
	return a, err
}

// Check holds a draft against the articles that may be its sources.
func (c *Client) Check(ctx context.Context, draft string) (Checked, error) {
	var a Checked
	err := c.do(ctx, http.MethodPost, "check", map[string]string{"text": draft}, &a)
	return a, err
}

// Search finds articles or statements by their words, with the parameters of the
// API beside them.
func (c *Client) Search(ctx context.Context, words string, params url.Values) (Hits, error) {
	p := maps.Clone(params)
	if p == nil {
		p = url.Values{}
	}
	p.Set("q", words)
	var h Hits
	err := c.do(ctx, http.MethodGet, "search?"+p.Encode(), nil, &h)
	return h, err
}

// Export is what a collection ("stories", "storylines") has of one ID in a
// format that others read: jsonl, csv, parquet, graphml, prov, schema.
func (c *Client) Export(ctx context.Context, collection, id, format string, params url.Values) ([]byte, error) {
	return c.taken(ctx, collection, id, "export", format, params)
}

// Brief is a short account of a story or storyline: text, markdown or html.
func (c *Client) Brief(ctx context.Context, collection, id, format string, params url.Values) ([]byte, error) {
	return c.taken(ctx, collection, id, "brief", format, params)
}

func (c *Client) taken(ctx context.Context, collection, id, what, format string, params url.Values) ([]byte, error) {
	p := maps.Clone(params)
	if p == nil {
		p = url.Values{}
	}
	p.Set("format", format)
	var b []byte
	err := c.do(ctx, http.MethodGet, url.PathEscape(collection)+"/"+url.PathEscape(id)+"/"+what+"?"+p.Encode(), nil, &b)
	return b, err
}

// Correct says that a finding is wrong, and gives the ID of the correction.
func (c *Client) Correct(ctx context.Context, x Correction) (string, error) {
	var kept struct{ ID string }
	said := Correction{Kind: x.Kind, On: x.On, With: slices.Clone(x.With), Value: x.Value, By: x.By, Why: x.Why}
	said.On.Quote = "" // the server has the words
	for i := range said.With {
		said.With[i].Quote = ""
	}
	err := c.do(ctx, http.MethodPost, "corrections", said, &kept)
	return kept.ID, err
}

// Undo takes a correction back; it stays in the list.
func (c *Client) Undo(ctx context.Context, id, by string) error {
	return c.do(ctx, http.MethodPost, "corrections/"+url.PathEscape(id)+"/undo", map[string]string{"by": by}, &struct{}{})
}

// Corrections is what people said of findings; params: article, statement.
func (c *Client) Corrections(ctx context.Context, params url.Values) ([]Correction, error) {
	var l struct{ Records []Correction }
	err := c.do(ctx, http.MethodGet, "corrections?"+params.Encode(), nil, &l)
	return l.Records, err
}

// do sends a request and reads its answer: JSON, or as it is into bytes.
func (c *Client) do(ctx context.Context, method, path string, body, out any) (err error) {
	var send io.Reader
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			return fmt.Errorf("%s %s: %w", method, path, err)
		}
		send = bytes.NewReader(b)
	}
	r, err := http.NewRequestWithContext(ctx, method, c.base+path, send)
	if err != nil {
		return err
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	h := c.HTTP
	if h == nil {
		h = http.DefaultClient
	}
	got, err := h.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = got.Body.Close() }() // it is read to its end
	if got.StatusCode/100 != 2 {
		e := &Error{Status: got.StatusCode, Title: got.Status}
		_ = json.NewDecoder(io.LimitReader(got.Body, 1<<16)).Decode(e) // the status says enough
		return e
	}
	if raw, ok := out.(*[]byte); ok {
		*raw, err = io.ReadAll(got.Body)
		return err
	}
	if err := json.NewDecoder(got.Body).Decode(out); err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	return nil
}
