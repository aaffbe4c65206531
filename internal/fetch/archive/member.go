package archive

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// members is an archive as a run of members: compressed parts that each hold
// one record or more, or, where nothing is compressed, the records themselves.
type members interface {
	// begin is the text of the archive at the next record, and the offset in
	// the archive of the member that holds it. io.EOF is the end.
	begin() (*bufio.Reader, int64, error)
	// skip goes to the next place where a record begins, after the broken one
	// that began at from.
	skip(from int64) error
	close()
}

var (
	gzipMagic = []byte{0x1f, 0x8b, 0x08}
	zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
)

func openMembers(src io.ReadSeeker) (members, error) {
	t := &tape{src: src}
	if err := t.seek(0); err != nil {
		return nil, err
	}
	head, err := t.Peek(4)
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		return newGzipped(t), nil
	case bytes.HasPrefix(head, zstdMagic), skippable(head):
		return newFramed(t)
	}
	return &plain{t}, nil
}

// tape is a source that knows where it stands.
type tape struct {
	*bufio.Reader
	src io.ReadSeeker
	at  int64 // offset of what is read from src next
}

func (t *tape) seek(to int64) error {
	at, err := t.src.Seek(to, io.SeekStart)
	if err != nil {
		return err
	}
	t.at = at
	if t.Reader == nil {
		t.Reader = bufio.NewReaderSize(below{t}, 1<<16)
	}
	t.Reset(below{t})
	return nil
}

func (t *tape) pos() int64 { return t.at - int64(t.Buffered()) }

// below counts what the buffer of a tape takes from its source.
type below struct{ t *tape }

func (b below) Read(p []byte) (int, error) {
	n, err := b.t.src.Read(p)
	b.t.at += int64(n)
	return n, err
}

// find goes to the next place from where the tape stands that begins with a
// sign.
func (t *tape) find(sign []byte) (int64, error) {
	for {
		b, err := t.Peek(t.Size())
		if i := bytes.Index(b, sign); i >= 0 {
			_, e := t.Discard(i)
			return t.pos(), e
		}
		if err != nil {
			return 0, err
		}
		if _, err := t.Discard(len(b) - len(sign) + 1); err != nil {
			return 0, err
		}
	}
}

// plain is an archive that is not compressed.
type plain struct{ t *tape }

func (p *plain) begin() (*bufio.Reader, int64, error) {
	if _, err := p.t.Peek(1); err != nil {
		return nil, p.t.pos(), err
	}
	return p.t.Reader, p.t.pos(), nil
}

func (p *plain) skip(from int64) error {
	if err := p.t.seek(from + 1); err != nil {
		return err
	}
	return nextRecord(p.t)
}

func (p *plain) close() {}

// nextRecord goes to the next place where the version line of a record stands,
// or to the end.
func nextRecord(br interface {
	Peek(int) ([]byte, error)
	Discard(int) (int, error)
	Size() int
}) error {
	const whole = len("WARC/1.0\n")
	for {
		b, err := br.Peek(br.Size())
		for i := 0; ; i++ {
			k := bytes.Index(b[i:], []byte(signature+"1."))
			if k < 0 {
				break
			}
			if i += k; i+whole <= len(b) && (b[i+whole-1] == '\r' || b[i+whole-1] == '\n') {
				_, e := br.Discard(i)
				return e
			}
		}
		if err != nil {
			_, _ = br.Discard(len(b)) // it holds them
			return err
		}
		if _, err := br.Discard(len(b) - whole); err != nil {
			return err
		}
	}
}

// flow is the text of a compressed member. It remembers whether decompression
// failed, for then the text cannot be gone on with.
type flow struct {
	r    io.Reader
	sick bool
}

func (f *flow) Read(p []byte) (int, error) {
	n, err := f.r.Read(p)
	if err != nil && err != io.EOF {
		f.sick = true
	}
	return n, err
}

var errTries = errors.New("too many places that look like a record and are none")
