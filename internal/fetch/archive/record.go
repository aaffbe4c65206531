package archive

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// read fills a record from its beginning on: the head, the block, and the two
// line ends that close it. A block that is not wanted is passed over.
func (rec *Record) read(br *bufio.Reader) error {
	if err := rec.readHead(br); err != nil {
		return err
	}
	tooLong := rec.Length > MaxRecord
	if !wanted(rec.Type) || tooLong {
		if n, err := io.CopyN(io.Discard, br, rec.Length); err != nil {
			return short(n, rec.Length, err)
		}
	} else {
		block, err := readN(br, rec.Length)
		if err != nil {
			return short(int64(len(block)), rec.Length, err)
		}
		rec.Block = block
	}
	if err := closing(br); err != nil {
		return err
	}
	if tooLong && wanted(rec.Type) {
		return tooLongError(rec.Length)
	}
	return nil
}

// tooLongError is a record over the limit; the archive is whole around it.
type tooLongError int64

func (e tooLongError) Error() string {
	return fmt.Sprintf("a record of %d bytes; the limit is %d", int64(e), int64(MaxRecord))
}

// short says how much of a block there was.
func short(got, want int64, err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return fmt.Errorf("cut off: %d of %d bytes", got, want)
	}
	return fmt.Errorf("after %d of %d bytes: %w", got, want, err)
}

// readN reads n bytes. Memory is taken as they come, not as they are declared.
func readN(r io.Reader, n int64) ([]byte, error) {
	const step = 1 << 20
	out := make([]byte, 0, min(n, step))
	for int64(len(out)) < n {
		have := len(out)
		grow := int(min(n-int64(have), int64(max(have, step))))
		if cap(out)-have < grow {
			out = append(make([]byte, 0, have+grow), out...)
		}
		k, err := io.ReadFull(r, out[have:have+grow])
		out = out[:have+k]
		if err != nil {
			return out, err
		}
	}
	return out, nil
}

var errLength = errors.New("its length is wrong: no record ends where it should")

// closing reads the line ends after a block; some writers leave them out or
// write more. Where they are not the two of the standard, another record or
// the end must follow, or the length was wrong.
func closing(br *bufio.Reader) error {
	var ends []byte
	for {
		b, err := br.Peek(1)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if b[0] != '\r' && b[0] != '\n' {
			break
		}
		if len(ends) < 4 {
			ends = append(ends, b[0])
		}
		if _, err := br.Discard(1); err != nil {
			return err
		}
	}
	next, _ := br.Peek(len(signature)) // shorter at the end
	if string(ends) != "\r\n\r\n" && string(next) != signature {
		return errLength
	}
	return nil
}

// signature begins every record.
const signature = "WARC/"

// readHead reads the version line and the named fields.
func (rec *Record) readHead(br *bufio.Reader) error {
	budget := maxHead
	version, err := line(br, &budget)
	if err != nil {
		return err
	}
	if !strings.HasPrefix(version, signature) {
		return fmt.Errorf("no record begins here but %.40q", version)
	}
	rec.Version = version
	if rec.Head, err = readFields(br, &budget); err != nil {
		return fmt.Errorf("head: %w", err)
	}
	rec.Type = strings.ToLower(rec.Head.Value("WARC-Type"))
	rec.URL = strings.Trim(rec.Head.Value("WARC-Target-URI"), "<>")
	rec.ID = rec.Head.Value("WARC-Record-ID")
	rec.Date, _ = time.Parse(time.RFC3339, rec.Head.Value("WARC-Date")) // a date that cannot be read is none
	n, err := strconv.ParseInt(rec.Head.Value("Content-Length"), 10, 64)
	if err != nil || n < 0 {
		return fmt.Errorf("length %.40q is no length", rec.Head.Value("Content-Length"))
	}
	rec.Length = n
	return nil
}

// readFields reads named fields up to the empty line after them. A line that
// begins with white space goes on with the field before it.
func readFields(br *bufio.Reader, budget *int) (Head, error) {
	var h Head
	for {
		l, err := line(br, budget)
		if err != nil {
			return h, err
		}
		if l == "" {
			return h, nil
		}
		if (l[0] == ' ' || l[0] == '\t') && len(h) > 0 {
			h[len(h)-1].Value += " " + strings.TrimSpace(l)
			continue
		}
		name, value, ok := strings.Cut(l, ":")
		if !ok {
			continue // a line without a name says nothing
		}
		h = append(h, Field{strings.TrimSpace(name), strings.TrimSpace(value)})
	}
}

var errHead = errors.New("longer than any head")

// line is the next line without its end, taken off a budget of bytes.
func line(br *bufio.Reader, budget *int) (string, error) {
	var long []byte
	for {
		part, err := br.ReadSlice('\n')
		if *budget -= len(part); *budget < 0 {
			return "", errHead
		}
		switch {
		case err == bufio.ErrBufferFull:
			long = append(long, part...)
			continue
		case err == io.EOF && len(part)+len(long) > 0:
			return "", io.ErrUnexpectedEOF
		case err != nil:
			return "", err
		}
		return strings.TrimRight(string(append(long, part...)), "\r\n"), nil
	}
}
