package index

import (
	"bufio"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

// Builder writes one segment. Documents go to the file as they come; postings
// are kept up to a bound, then sorted and spilled.
type Builder struct {
	path  string
	file  *os.File
	w     *bufio.Writer
	at    uint64
	table []byte // offsets of the documents
	limit int    // postings held
	held  []posting
	runs  []string
	err   error
}

// NewBuilder begins a segment at path that holds about memory bytes of
// postings at a time.
func NewBuilder(path string, memory int) (*Builder, error) {
	f, err := os.Create(path + ".tmp")
	if err != nil {
		return nil, err
	}
	b := &Builder{path: path, file: f, w: bufio.NewWriterSize(f, 1<<20), limit: max(perBlock, memory/16)}
	b.write(make([]byte, headerSize))
	return b, nil
}

func (b *Builder) write(p []byte) {
	if b.err == nil {
		_, b.err = b.w.Write(p)
	}
	b.at += uint64(len(p))
}

// Add adds a document with its fingerprints.
func (b *Builder) Add(meta, text string, prints []Print) error {
	n := uint32(len(b.table) / 8)
	b.table = binary.LittleEndian.AppendUint64(b.table, b.at)
	rec := binary.AppendUvarint(nil, uint64(len(meta)))
	rec = binary.AppendUvarint(rec, uint64(len(text)))
	rec = append(append(rec, meta...), text...)
	b.write(binary.LittleEndian.AppendUint32(rec, sum(rec)))
	for _, p := range prints {
		b.hold(posting{p.Hash >> (64 - printBits), n})
	}
	return b.err
}

func (b *Builder) hold(p posting) {
	b.held = append(b.held, p)
	if len(b.held) >= b.limit {
		b.spill()
	}
}

// sorted orders the held postings, each once.
func (b *Builder) sorted() []posting {
	slices.SortFunc(b.held, comparePostings)
	return slices.Compact(b.held)
}

func comparePostings(x, y posting) int {
	switch {
	case x.less(y):
		return -1
	case y.less(x):
		return 1
	}
	return 0
}

// spill writes the held postings to a file of their own.
func (b *Builder) spill() {
	if b.err != nil {
		return
	}
	name := fmt.Sprintf("%s.run%d", b.path, len(b.runs))
	b.runs = append(b.runs, name)
	buf := make([]byte, 0, 16*len(b.held))
	for _, p := range b.sorted() {
		buf = binary.LittleEndian.AppendUint64(buf, p.key)
		buf = binary.LittleEndian.AppendUint32(buf, p.doc)
	}
	b.err = os.WriteFile(name, buf, 0o644)
	b.held = b.held[:0]
}

// Abandon removes what was written and returns why.
func (b *Builder) Abandon(why error) error {
	if b.err == nil {
		b.err = why
	}
	return b.Close()
}

// Close finishes the segment, or removes it when something failed before.
func (b *Builder) Close() error {
	if b.err == nil {
		b.err = b.finish()
	}
	for _, r := range b.runs {
		b.err = errors.Join(b.err, os.Remove(r))
	}
	if err := b.file.Close(); b.err == nil {
		b.err = err
	}
	if b.err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", b.path, b.err), os.Remove(b.path+".tmp"))
	}
	return os.Rename(b.path+".tmp", b.path)
}

func (b *Builder) finish() error {
	docTable := b.at
	b.write(b.table)
	b.write(binary.LittleEndian.AppendUint32(nil, sum(b.table)))
	blocksAt := b.at
	bw := &blockWriter{b: b}
	if err := b.merge(bw.add); err != nil {
		return err
	}
	bw.flush()
	blockTable := b.at
	b.write(bw.table)
	b.write(binary.LittleEndian.AppendUint32(nil, sum(bw.table)))
	if b.err == nil {
		b.err = b.w.Flush()
	}
	if b.err != nil {
		return b.err
	}
	h := make([]byte, headerSize)
	copy(h, magic)
	binary.LittleEndian.PutUint32(h[8:], version)
	for i, v := range []uint64{uint64(len(b.table) / 8), bw.count, uint64(len(bw.table) / 16), docTable, blocksAt, blockTable, b.at} {
		binary.LittleEndian.PutUint64(h[16+8*i:], v)
	}
	binary.LittleEndian.PutUint32(h[72:], Run)
	binary.LittleEndian.PutUint32(h[76:], Span)
	binary.LittleEndian.PutUint32(h[88:], sum(h[:88]))
	if _, err := b.file.WriteAt(h, 0); err != nil {
		return err
	}
	return b.file.Sync()
}

// blockWriter cuts sorted postings into blocks.
type blockWriter struct {
	b     *Builder
	buf   []byte
	in    int // postings in buf
	last  posting
	table []byte
	count uint64
}

func (w *blockWriter) add(p posting) {
	if w.count > 0 && p == w.last {
		return
	}
	if w.in == perBlock {
		w.flush()
	}
	if w.in == 0 {
		w.table = binary.LittleEndian.AppendUint64(w.table, p.key)
		w.table = binary.LittleEndian.AppendUint64(w.table, w.b.at)
		w.last = posting{key: p.key}
	}
	doc := p.doc
	if p.key == w.last.key && w.in > 0 {
		doc -= w.last.doc
	}
	w.buf = binary.AppendUvarint(w.buf, p.key-w.last.key)
	w.buf = binary.AppendUvarint(w.buf, uint64(doc))
	w.last = p
	w.in++
	w.count++
}

func (w *blockWriter) flush() {
	if w.in > 0 {
		w.b.write(binary.LittleEndian.AppendUint32(w.buf, sum(w.buf)))
	}
	w.buf, w.in = w.buf[:0], 0
}

// merge calls add for all postings in order: the held ones and the spilled.
func (b *Builder) merge(add func(posting)) error {
	held := b.sorted()
	var h runs
	for _, name := range b.runs {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		r := &run{r: bufio.NewReaderSize(f, 1<<16)}
		if r.next() {
			h = append(h, r)
		} else if r.err != nil {
			return r.err
		}
	}
	if len(held) > 0 {
		h = append(h, &run{p: held[0], held: held[1:]})
	}
	heap.Init(&h)
	for len(h) > 0 {
		add(h[0].p)
		if h[0].next() {
			heap.Fix(&h, 0)
			continue
		}
		if h[0].err != nil {
			return h[0].err
		}
		heap.Pop(&h)
	}
	return nil
}

// run is sorted postings, of a file or held.
type run struct {
	p    posting
	r    io.Reader
	held []posting
	err  error
}

func (r *run) next() bool {
	if r.r == nil {
		if len(r.held) == 0 {
			return false
		}
		r.p, r.held = r.held[0], r.held[1:]
		return true
	}
	var buf [12]byte
	if _, err := io.ReadFull(r.r, buf[:]); err != nil {
		if err != io.EOF {
			r.err = err
		}
		return false
	}
	r.p = posting{binary.LittleEndian.Uint64(buf[:]), binary.LittleEndian.Uint32(buf[8:])}
	return true
}

// runs is a heap of runs by their next posting.
type runs []*run

func (h runs) Len() int           { return len(h) }
func (h runs) Less(i, j int) bool { return h[i].p.less(h[j].p) }
func (h runs) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *runs) Push(x any)        { *h = append(*h, x.(*run)) }
func (h *runs) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

// Merge writes one segment from several, in their order.
func Merge(path string, memory int, segments ...*Segment) error {
	b, err := NewBuilder(path, memory)
	if err != nil {
		return err
	}
	from := uint32(0)
	for _, s := range segments {
		for i := 0; i < s.docs && b.err == nil; i++ {
			d, err := s.Doc(i)
			if err != nil {
				b.err = err
				break
			}
			b.err = b.Add(string(d.Meta), string(d.Text), nil)
		}
		for k := 0; k < s.blocks && b.err == nil; k++ {
			if err := s.block(k, func(p posting) bool {
				b.hold(posting{p.key, p.doc + from})
				return true
			}); err != nil {
				b.err = err
			}
		}
		from += uint32(s.docs)
	}
	return b.Close()
}
