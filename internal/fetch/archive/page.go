package archive

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"iter"
	"mime"
	"net/url"
	"strings"

	"sanad/internal/raw"
)

// Page is a page of an archive, or the reason why one is lost; both where it is
// kept in part.
type Page struct {
	Capture raw.Capture
	Problem *raw.Problem
	Passed  int // records before it that hold no page: pictures, scripts, errors of a server
}

// Pages gives the pages of an archive in order. The input name of a page is
// its address; a problem names the archive. A revisit stands for a page that
// was seen before and gives nothing where this archive holds it.
func Pages(input, path string, src io.ReadSeeker) iter.Seq[Page] {
	return func(yield func(Page) bool) {
		r, err := Open(src)
		if err != nil {
			yield(Page{Problem: &raw.Problem{Input: input, Stage: "read", Reason: err.Error()}})
			return
		}
		defer r.Close()
		p := pager{input: input, path: path, seen: map[uint64]bool{}, seed: maphash.MakeSeed()}
		for {
			rec, err := r.Next()
			if err == io.EOF {
				break
			}
			if err == nil {
				err = p.record(r, rec)
			}
			switch {
			case err != nil:
				p.page.Problem = &raw.Problem{Input: input, Stage: "read", Reason: err.Error()}
			case p.page.Capture.Bytes == nil:
				if wanted(rec.Type) && rec.Type != "revisit" {
					p.page.Passed++
				}
				continue
			}
			if !yield(p.page) {
				return
			}
			p.page = Page{}
		}
		if p.page.Passed > 0 {
			yield(p.page)
		}
	}
}

// pager turns records into pages.
type pager struct {
	input, path string
	page        Page
	seen        map[uint64]bool // hashes of the payload digests and addresses of the pages that were given
	seed        maphash.Seed
}

// record reads one record. It leaves the capture empty where the record holds
// no page.
func (p *pager) record(r *Reader, rec *Record) error {
	c := raw.Capture{Input: rec.URL, Path: p.path, Time: rec.Date}
	if ofWeb(rec.URL) {
		c.URL = rec.URL
	}
	var err error
	switch rec.Type {
	case "response":
		err = p.response(rec, &c)
	case "resource", "conversion":
		if err = rec.checkDigests(rec.Block); err == nil {
			p.media(&c, rec.Head.Value("Content-Type"))
			c.Bytes = rec.Block
		}
	case "revisit":
		err = p.revisit(rec)
	}
	if err != nil {
		return &Fault{Offset: rec.Offset, Record: r.n, URL: rec.URL, Err: err}
	}
	if c.Media == "" || len(c.Bytes) == 0 {
		return nil
	}
	if c.Input == "" {
		c.Input = fmt.Sprintf("%s@%d", p.input, rec.Offset)
	}
	p.remember(rec)
	p.page.Capture = c
	if why := rec.Head.Value("WARC-Truncated"); why != "" {
		f := Fault{Offset: rec.Offset, Record: r.n, URL: rec.URL, Err: fmt.Errorf("kept as far as it goes: the crawler cut it off (%.40s)", why)}
		p.page.Problem = &raw.Problem{Input: p.input, Stage: "read", Reason: f.Error()}
	}
	return nil
}

// ofWeb reports whether a name is an address of the web.
func ofWeb(name string) bool {
	u, err := url.Parse(name)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

func (p *pager) response(rec *Record, c *raw.Capture) error {
	if c.URL == "" {
		return rec.checkDigests(rec.Block) // dns: and the like
	}
	resp, err := ReadResponse(rec.Block)
	if err != nil {
		return err
	}
	if err := rec.checkDigests(resp.Payload); err != nil {
		return err
	}
	if resp.Status < 200 || resp.Status > 299 {
		return nil
	}
	if p.media(c, resp.Head.Value("Content-Type")); c.Media == "" {
		return nil
	}
	c.Bytes, err = resp.Body(MaxPage)
	return err
}

// media sets the kind of a page by its header: pages and plain texts.
func (p *pager) media(c *raw.Capture, header string) {
	kind, params, err := mime.ParseMediaType(header)
	if err != nil {
		kind, _, _ = strings.Cut(header, ";")
		kind = strings.ToLower(strings.TrimSpace(kind))
	}
	switch kind {
	case "text/html", "application/xhtml+xml":
		c.Media = "text/html"
	case "text/plain":
		c.Media = kind
		if strings.HasSuffix(c.URL, "/robots.txt") {
			c.Media = ""
		}
	}
	c.Charset = strings.ToLower(params["charset"])
}

// remember keeps what a revisit may refer to.
func (p *pager) remember(rec *Record) {
	for _, name := range []string{rec.URL, rec.Head.Value("WARC-Payload-Digest")} {
		p.seen[maphash.String(p.seed, name)] = true
	}
}

func (p *pager) knows(name string) bool {
	return name != "" && p.seen[maphash.String(p.seed, name)]
}

var errRevisit = errors.New("a revisit of a page that this archive does not hold")

func (p *pager) revisit(rec *Record) error {
	for _, f := range []string{"WARC-Payload-Digest", "WARC-Target-URI", "WARC-Refers-To-Target-URI"} {
		if p.knows(strings.Trim(rec.Head.Value(f), "<>")) {
			return nil
		}
	}
	return errRevisit
}
