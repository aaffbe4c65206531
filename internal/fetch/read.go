package fetch

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"sanad/internal/fetch/archive"
	"sanad/internal/raw"
)

// Limits of what is read.
const (
	MaxBytes = 1 << 30   // of an input that is held whole, once unpacked
	MaxLine  = 128 << 20 // of a line of records
	piece    = 8 << 20   // of a piece of a file of records
	bombFrom = 64 << 20  // unpacked bytes from which on a packing is held against bombRate
	bombRate = 200       // times its size to which no news unpacks
)

var (
	errLong = fmt.Errorf("more than %d bytes", MaxBytes)
	errBomb = fmt.Errorf("unpacks to more than %d times its size", bombRate)
)

var (
	gzipMagic = []byte{0x1f, 0x8b}
	zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
	dictMagic = []byte{0x5d, 0x2a, 0x4d, 0x18} // a .warc.zst that begins with its dictionary
)

// source is an open file with what is known of it.
type source struct {
	src  io.ReadSeeker
	size int64
	c    raw.Capture // all but the bytes
}

// bytes reads what is in memory already.
func (w *walk) bytes(b []byte, c raw.Capture) {
	w.read(source{src: bytes.NewReader(b), size: int64(len(b)), c: c})
}

// read gives the captures of a source.
func (w *walk) read(s source) {
	if s.c.Media == kindWARC {
		w.archive(s)
		return
	}
	head := make([]byte, 4)
	n, _ := io.ReadFull(s.src, head) // a shorter one is no archive
	if _, err := s.src.Seek(0, io.SeekStart); err != nil {
		w.problem(s.c.Input, err)
		return
	}
	in, err := unpacked(s.src, head[:n])
	if err != nil {
		w.problem(s.c.Input, err)
		return
	}
	if in.close != nil {
		defer in.close()
	}
	if s.c.Media == "" {
		w.unnamed(s, in)
		return
	}
	if s.c.Media == raw.Lines {
		w.lines(s.c, in)
		return
	}
	w.whole(s, in)
}

// unnamed tells the kind of an input that has no name by its beginning.
func (w *walk) unnamed(s source, in *stream) {
	br := bufio.NewReaderSize(in, 1<<16)
	head, _ := br.Peek(1 << 12) // a shorter one is all there is
	s.c.Media = Sniff(head)
	switch s.c.Media {
	case kindWARC:
		w.archive(s)
	case raw.Lines:
		w.lines(s.c, in.behind(br))
	default:
		w.whole(s, in.behind(br))
	}
}

// whole gives an input as one capture. What a broken packing still gave is
// kept, with a problem that says where it ended.
func (w *walk) whole(s source, in *stream) {
	if s.size > MaxBytes {
		w.problem(s.c.Input, errLong)
		return
	}
	b, err := readAll(in, s.size)
	switch {
	case len(b) > MaxBytes:
		w.problem(s.c.Input, errLong)
		return
	case err != nil:
		w.problem(s.c.Input, fmt.Errorf("%w after %d bytes", err, len(b)))
		if len(b) == 0 || errors.Is(err, errBomb) {
			return
		}
	}
	s.c.Bytes = slices.Clip(b)
	if s.c.Bytes == nil {
		s.c.Bytes = []byte{}
	}
	if m := settle(s.c.Media, b); m != "" {
		s.c.Media = m
	} else if s.c.Found {
		w.give(Item{Passed: 1})
		return
	} else {
		w.problem(s.c.Input, errors.New("XML of an unknown kind; feeds, sitemaps and OPML are read"))
		return
	}
	w.give(Item{Capture: s.c})
}

// readAll reads a stream of about a size, up to the limit and a byte more.
func readAll(in *stream, size int64) ([]byte, error) {
	limited := io.LimitReader(in, MaxBytes+1)
	if in.packing != "" {
		return io.ReadAll(limited)
	}
	buf := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	_, err := buf.ReadFrom(limited)
	return buf.Bytes(), err
}

// archive gives the pages of a web archive.
func (w *walk) archive(s source) {
	if _, err := s.src.Seek(0, io.SeekStart); err != nil {
		w.problem(s.c.Input, err)
		return
	}
	for p := range archive.Pages(s.c.Input, s.c.Path, s.src) {
		if !w.give(Item{Capture: p.Capture, Problem: p.Problem, Passed: p.Passed}) {
			return
		}
	}
}

// stream is an unpacked input. It stops a packing that swells beyond reason.
type stream struct {
	r       io.Reader
	under   *counter // what is packed; nil where nothing is
	close   func()
	out     int64
	packing string // "gzip", "" for none
}

// counter counts the bytes read through it.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

func (s *stream) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	s.out += int64(n)
	if err != nil && err != io.EOF && s.packing != "" {
		err = fmt.Errorf("%s: %w", s.packing, err)
	}
	if s.under != nil && s.out > bombFrom && s.out > bombRate*s.under.n {
		return n, fmt.Errorf("%s: %w", s.packing, errBomb)
	}
	return n, err
}

// behind is the stream with what was looked at put back before it.
func (s *stream) behind(br *bufio.Reader) *stream { return &stream{r: br} }

// unpacked takes off the packing that the first bytes show.
func unpacked(src io.Reader, head []byte) (*stream, error) {
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		under := &counter{r: src}
		z, err := gzip.NewReader(bufio.NewReaderSize(under, 1<<16))
		if err != nil {
			return nil, fmt.Errorf("gzip: %w", err)
		}
		return &stream{r: z, under: under, packing: "gzip"}, nil
	case bytes.HasPrefix(head, zstdMagic), bytes.HasPrefix(head, dictMagic):
		under := &counter{r: src}
		z, err := zstd.NewReader(under, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20))
		if err != nil {
			return nil, fmt.Errorf("zstd: %w", err)
		}
		return &stream{r: z, under: under, packing: "zstd", close: z.Close}, nil
	}
	return &stream{r: src}, nil
}
