package web

import (
	"context"
	"errors"
	"iter"
	"net/url"

	"sanad/internal/feed"
	"sanad/internal/fetch"
	"sanad/internal/raw"
)

// Crawl fetches pages, and the pages that lists name.
type Crawl struct {
	Client *Client
	Known  func(url string) bool                       // pages that lists name and that need not be fetched again; nil for none
	Full   func(item *feed.Item, language string) bool // whether a feed prints an item in full; nil for none
	Most   int                                         // pages that are fetched of one list, the first ones; 0 for MostOfList
	Hosts  int                                         // hosts asked at once; 0 for 8
}

// MostOfList is how many pages of a feed or sitemap are fetched at once.
const MostOfList = 500

// Lists in lists: an OPML names indexes, an index sitemaps, a sitemap pages.
const maxLists = 3

// task is an address to fetch, so many lists deep.
type task struct {
	url   string
	lists int
}

// done is what became of a task.
type done struct {
	task task
	host string
	item fetch.Item
	next []task
}

// Items fetches addresses, and what the lists among them name: one page of a
// host at a time, several hosts at once, in the order in which they come in. A
// capture of a list holds what the list itself prints.
func (c Crawl) Items(ctx context.Context, urls []string) iter.Seq[fetch.Item] {
	tasks := make([]task, len(urls))
	for i, u := range urls {
		tasks[i] = task{url: u}
	}
	return c.items(ctx, tasks)
}

// Links are the addresses that a capture of a list names and that are to be
// fetched, at most Most.
func (c Crawl) Links(list raw.Capture) []string {
	var out []string
	for _, t := range c.named(list, 0) {
		out = append(out, t.url)
	}
	return out
}

func (c Crawl) items(ctx context.Context, tasks []task) iter.Seq[fetch.Item] {
	return func(yield func(fetch.Item) bool) {
		ctx, cancel := context.WithCancel(ctx)
		q := queue{waiting: map[string][]task{}, busy: map[string]bool{}, seen: map[string]bool{}}
		results := make(chan done)
		active := 0
		defer func() {
			cancel()
			for range active { // nobody is left behind
				<-results
			}
		}()
		q.add(tasks)
		for {
			for active < c.hosts() && ctx.Err() == nil {
				t, host, ok := q.take()
				if !ok {
					break
				}
				active++
				go func() { results <- c.do(ctx, t, host) }()
			}
			if active == 0 {
				return
			}
			d := <-results
			active--
			if ctx.Err() != nil {
				return
			}
			q.busy[d.host] = false
			q.add(d.next)
			if !yield(d.item) {
				return
			}
		}
	}
}

func (c Crawl) hosts() int {
	if c.Hosts > 0 {
		return c.Hosts
	}
	return 8
}

// do fetches one address.
func (c Crawl) do(ctx context.Context, t task, host string) done {
	d := done{task: t, host: host, item: fetch.Item{Asked: t.url}}
	fail := func(err error) done {
		d.item.Again = passing(err)
		d.item.Problem = &raw.Problem{Input: short(t.url), Stage: "fetch", Reason: reason(err)}
		return d
	}
	a, err := c.Client.Fetch(ctx, Request{URL: t.url})
	if err != nil {
		return fail(err)
	}
	cap, err := c.Client.Capture(a)
	if err != nil {
		return fail(err)
	}
	if cap.Media == raw.Feed || cap.Media == raw.Links {
		d.next = c.named(cap, t.lists)
		cap.Followed = true
	}
	d.item.Capture = cap
	return d
}

// reason is an error without the address, which the problem names already.
func reason(err error) string {
	if u := errors.Unwrap(err); u != nil {
		return u.Error()
	}
	return err.Error()
}

// named are the tasks that a list gives.
func (c Crawl) named(list raw.Capture, depth int) []task {
	if depth >= maxLists {
		return nil
	}
	d, err := feed.Parse(list.Bytes)
	if err != nil {
		return nil // told where the capture is read
	}
	most := c.Most
	if most == 0 {
		most = MostOfList
	}
	var out []task
	for _, s := range d.Sources {
		out = append(out, task{s.URL, depth + 1})
	}
	for i := range d.Items {
		it := &d.Items[i]
		if it.URL == "" || c.Known != nil && c.Known(it.URL) || c.Full != nil && c.Full(it, d.Language) {
			continue
		}
		out = append(out, task{it.URL, maxLists}) // a page: lists that it turns out to be are not followed
	}
	return out[:min(len(out), most)]
}

// queue is what waits to be fetched, by host.
type queue struct {
	order   []string // hosts, as they came
	waiting map[string][]task
	busy    map[string]bool
	seen    map[string]bool
}

// add takes tasks in, each address once.
func (q *queue) add(tasks []task) {
	for _, t := range tasks {
		if q.seen[t.url] {
			continue
		}
		q.seen[t.url] = true
		host := ""
		if u, err := url.Parse(t.url); err == nil {
			host = u.Host
		}
		if _, known := q.waiting[host]; !known {
			q.order = append(q.order, host)
		}
		q.waiting[host] = append(q.waiting[host], t)
	}
}

// take gives the next task of a host that is not being asked; hosts take
// turns.
func (q *queue) take() (task, string, bool) {
	for i, host := range q.order {
		w := q.waiting[host]
		if len(w) == 0 || q.busy[host] {
			continue
		}
		q.waiting[host] = w[1:]
		q.busy[host] = true
		q.order = append(append(q.order[:i:i], q.order[i+1:]...), host)
		return w[0], host, true
	}
	return task{}, "", false
}
