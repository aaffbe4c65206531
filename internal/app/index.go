package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/index"
	"sanad/internal/link/reuse"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/query"
	"sanad/internal/text"
)

// indexMemory is how many bytes of postings a segment holds while it is built.
const indexMemory = 256 << 20

// Index is an open index: a folder of segments, see doc/format-index.md.
type Index struct {
	Dir      string
	Segments []*index.Segment
}

// OpenIndex opens all segments of a folder.
func OpenIndex(dir string) (*Index, error) {
	names, err := segmentFiles(dir)
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no index in %s: sanad index build %s PATH makes one", dir, dir)
	}
	ix := &Index{Dir: dir}
	for _, n := range names {
		s, err := index.Open(n)
		if err != nil {
			return nil, errors.Join(err, ix.Close())
		}
		ix.Segments = append(ix.Segments, s)
	}
	return ix, nil
}

// Close closes the segments.
func (ix *Index) Close() error {
	var all error
	for _, s := range ix.Segments {
		all = errors.Join(all, s.Close())
	}
	return all
}

func segmentFiles(dir string) ([]string, error) {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return filepath.Glob(filepath.Join(dir, "[0-9]*.seg"))
}

// BuildIndex makes a new index in dir from the articles of a pile.
func BuildIndex(ctx context.Context, dir string, p *pile.Pile, o Options) (added int, err error) {
	names, err := segmentFiles(dir)
	if err != nil {
		return 0, err
	}
	if len(names) > 0 {
		return 0, fmt.Errorf("%s holds an index already: sanad index add %s PATH adds to it", dir, dir)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return 0, err
	}
	return writeSegment(ctx, filepath.Join(dir, "000001.seg"), p, o)
}

// AddToIndex writes one more segment with the articles that the index does not
// hold yet.
func AddToIndex(ctx context.Context, dir string, p *pile.Pile, o Options) (added int, err error) {
	ix, err := OpenIndex(dir)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, ix.Close()) }()
	fresh := p.Articles[:0]
	for i := range p.Articles {
		held, err := ix.holds(p.Articles[i].ID)
		if err != nil {
			return 0, err
		}
		if !held {
			fresh = append(fresh, p.Articles[i])
		}
	}
	if p.Articles = fresh; len(fresh) == 0 {
		return 0, nil
	}
	names, err := segmentFiles(dir)
	if err != nil {
		return 0, err
	}
	var last int
	if _, err := fmt.Sscanf(filepath.Base(names[len(names)-1]), "%d.seg", &last); err != nil {
		return 0, fmt.Errorf("%s: %w", names[len(names)-1], err)
	}
	return writeSegment(ctx, filepath.Join(dir, fmt.Sprintf("%06d.seg", last+1)), p, o)
}

// holds reports whether an article is in the index.
func (ix *Index) holds(id text.ID) (bool, error) {
	for _, s := range ix.Segments {
		docs, err := s.Lookup(reuse.Identity(id).Hash, 16)
		if err != nil {
			return false, err
		}
		for _, d := range docs {
			a, err := read(s, int(d))
			if err != nil {
				return false, err
			}
			if a.ID == id {
				return true, nil
			}
		}
	}
	return false, nil
}

// together is how many articles are read before they are written, so that an
// index needs no room for what was found in all of them.
const together = 4096

func writeSegment(ctx context.Context, path string, p *pile.Pile, o Options) (added int, err error) {
	b, err := index.NewBuilder(path, indexMemory)
	if err != nil {
		return 0, err
	}
	var f query.Filer
	for part := range slices.Chunk(p.Articles, together) {
		q := &pile.Pile{Articles: part}
		if err := Run(ctx, q, pipeline.Text(), o); err != nil {
			return 0, b.Abandon(err)
		}
		for i := range q.Articles {
			if err := file(b, q.Articles[i], &f); err != nil {
				return 0, b.Abandon(err)
			}
		}
		added += len(q.Articles)
		p.Problems = append(p.Problems, q.Problems...)
	}
	return added, b.Close()
}

// file adds an article to a segment, with the fingerprints of its wording and
// the keys of its words.
func file(b *index.Builder, a article.Article, f *query.Filer) error {
	prints, body := reuse.Prints(&a), a.Text
	for _, k := range f.Keys(&a) {
		prints = append(prints, keyPrint(k))
	}
	a.Text = ""
	meta, err := json.Marshal(a)
	if err != nil {
		return err
	}
	return b.Add(string(meta), body, prints)
}

// read is a document of a segment as an article.
func read(s *index.Segment, doc int) (article.Article, error) {
	var a article.Article
	d, err := s.Doc(doc)
	if err != nil {
		return a, err
	}
	if err := json.Unmarshal(d.Meta, &a); err != nil {
		return a, fmt.Errorf("document %d: %w: %w", doc, index.ErrCorrupt, err)
	}
	a.Text = string(d.Text)
	for _, s := range a.Segments {
		if err := s.Span.Validate(a.Text); err != nil {
			return a, fmt.Errorf("document %d: %w: %w", doc, index.ErrCorrupt, err)
		}
	}
	for _, s := range a.Sentences {
		if err := s.Validate(a.Text); err != nil {
			return a, fmt.Errorf("document %d: %w: %w", doc, index.ErrCorrupt, err)
		}
	}
	return a, nil
}

// Against says what of the articles of a pile was seen before: it adds the
// articles of the index that share passages with them, and those passages.
func (ix *Index) Against(ctx context.Context, p *pile.Pile, o Options) error {
	if err := Run(ctx, p, pipeline.Text(), o); err != nil {
		return err
	}
	asked := map[text.ID]bool{}
	places := map[reuse.Place]bool{}
	for i := range p.Articles {
		asked[p.Articles[i].ID] = true
		known, err := reuse.Known(&p.Articles[i], ix.Segments)
		if err != nil {
			return err
		}
		for _, k := range known {
			places[k] = true
		}
	}
	for k := range places { // the order is settled below
		a, err := read(ix.Segments[k.Segment], k.Doc)
		if err != nil {
			return err
		}
		if !asked[a.ID] {
			p.Articles = append(p.Articles, a)
		}
	}
	slices.SortFunc(p.Articles, byID)
	p.Articles = slices.CompactFunc(p.Articles, func(a, b article.Article) bool { return a.ID == b.ID })
	p.Passages = reuse.Between(reuse.Find(reuse.Input{Articles: p.Articles}), asked)
	used := map[text.ID]bool{}
	for _, x := range p.Passages {
		used[x.A.Article], used[x.B.Article] = true, true
	}
	p.Articles = slices.DeleteFunc(p.Articles, func(a article.Article) bool { return !asked[a.ID] && !used[a.ID] })
	p.Marks = make([]annot.Marks, len(p.Articles))
	return nil
}

func byID(a, b article.Article) int {
	switch {
	case a.ID < b.ID:
		return -1
	case a.ID > b.ID:
		return 1
	}
	return 0
}
