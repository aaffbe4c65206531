package archive

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// framed is an archive of zstd frames (IIPC, WARC compressed with Zstandard
// 1.0): one a record or one for many, perhaps with a dictionary in a frame of
// its own at the start.
type framed struct {
	t     *tape
	z     *zstd.Decoder
	in    flow
	text  *bufio.Reader
	open  bool
	start int64
	end   int64 // where the frame ends
	tries int
}

const (
	dictionaryMagic = 0x184D2A5D
	maxBlock        = 128 << 10
)

// skippable reports whether a frame holds no archive text.
func skippable(head []byte) bool {
	return len(head) >= 4 && binary.LittleEndian.Uint32(head)&^0xf == 0x184D2A50
}

func newFramed(t *tape) (*framed, error) {
	f := &framed{t: t}
	f.text = bufio.NewReaderSize(&f.in, 1<<15)
	options := []zstd.DOption{zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderMaxMemory(1 << 40)}
	if head, _ := t.Peek(4); len(head) == 4 && binary.LittleEndian.Uint32(head) == dictionaryMagic {
		d, err := f.dictionary()
		if err != nil {
			return nil, fmt.Errorf("dictionary: %w", err)
		}
		options = append(options, zstd.WithDecoderDicts(d))
	}
	var err error
	f.z, err = zstd.NewReader(nil, options...)
	return f, err
}

// dictionary reads the dictionary frame at which the tape stands.
func (f *framed) dictionary() ([]byte, error) {
	n, err := f.skippableSize()
	if err != nil {
		return nil, err
	}
	if n > MaxRecord {
		return nil, tooLongError(n)
	}
	d, err := readN(f.t, n)
	if err != nil || !bytes.HasPrefix(d, zstdMagic) {
		return d, err
	}
	z, err := zstd.NewReader(bytes.NewReader(d), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(MaxRecord))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	return io.ReadAll(z)
}

// skippableSize reads the head of a skippable frame.
func (f *framed) skippableSize() (int64, error) {
	var head [8]byte
	if _, err := io.ReadFull(f.t, head[:]); err != nil {
		return 0, err
	}
	return int64(binary.LittleEndian.Uint32(head[4:])), nil
}

func (f *framed) begin() (*bufio.Reader, int64, error) {
	for {
		if f.open {
			switch _, err := f.text.Peek(1); err {
			case io.EOF:
				f.open = false
				if err := f.t.seek(f.end); err != nil {
					return nil, f.end, err
				}
			default:
				return f.text, f.start, err
			}
		}
		head, err := f.t.Peek(4)
		if len(head) == 0 {
			return nil, f.t.pos(), err
		}
		if skippable(head) {
			at := f.t.pos()
			n, err := f.skippableSize()
			if err == nil {
				_, err = io.CopyN(io.Discard, f.t, n)
			}
			if err != nil {
				f.start = at
				return nil, at, err
			}
			continue
		}
		if err := f.frame(); err != nil {
			return nil, f.start, err
		}
	}
}

// frame opens the frame at which the tape stands.
func (f *framed) frame() error {
	f.start, f.open, f.in.sick = f.t.pos(), false, true
	f.end = 1 << 62
	if walk(f.t.Reader) == nil { // else it is read as far as it goes
		f.end = f.t.pos()
	}
	if err := f.t.seek(f.start); err != nil {
		return err
	}
	if err := f.z.Reset(io.LimitReader(f.t, f.end-f.start)); err != nil {
		return err
	}
	f.in = flow{r: f.z}
	f.text.Reset(&f.in)
	f.open = true
	return nil
}

func (f *framed) skip(from int64) error {
	if !f.in.sick && f.open {
		err := nextRecord(f.text)
		if err == nil || err == io.EOF && !f.in.sick {
			return nil
		}
	}
	f.open = false
	if err := f.t.seek(from + 1); err != nil {
		return err
	}
	for ; f.tries < maxTries; f.tries++ {
		at, err := f.t.find(zstdMagic)
		if err != nil {
			return err
		}
		if f.promising() {
			return f.t.seek(at)
		}
		if err := f.t.seek(at + 1); err != nil {
			return err
		}
	}
	return errTries
}

// promising reports whether what begins where the tape stands unpacks to the
// beginning of a record.
func (f *framed) promising() bool {
	head := make([]byte, len(signature))
	if f.z.Reset(f.t) != nil {
		return false
	}
	_, err := io.ReadFull(f.z, head)
	return err == nil && string(head) == signature
}

func (f *framed) close() {
	if f.z != nil {
		f.z.Close()
	}
}

// walk goes over one frame by the sizes of its blocks (RFC 8878, 3.1.1).
func walk(br *bufio.Reader) error {
	head, err := br.Peek(zstd.HeaderMaxSize)
	if err != nil && len(head) == 0 {
		return err
	}
	var h zstd.Header
	if err := h.Decode(head); err != nil {
		return err
	}
	if _, err := br.Discard(h.HeaderSize); err != nil {
		return err
	}
	for {
		var b [3]byte
		if _, err := io.ReadFull(br, b[:]); err != nil {
			return err
		}
		v := int(b[0]) | int(b[1])<<8 | int(b[2])<<16
		size := v >> 3
		switch v >> 1 & 3 {
		case 1:
			size = 1
		case 3:
			return errors.New("a block of an unknown kind")
		}
		if size > maxBlock {
			return fmt.Errorf("a block of %d bytes", size)
		}
		if _, err := br.Discard(size); err != nil {
			return err
		}
		if v&1 == 1 {
			break
		}
	}
	if h.HasCheckSum {
		if _, err := br.Discard(4); err != nil {
			return err
		}
	}
	return nil
}
