package fetch

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"sanad/internal/raw"
)

// lines gives a file of records in pieces of whole lines. A line over the
// limit is passed over with a problem.
func (w *walk) lines(c raw.Capture, in io.Reader) {
	l := liner{in: in, next: 1}
	for {
		first := l.next
		b, err := l.piece()
		if len(b) > 0 {
			p := c
			p.Bytes, p.First = b, first
			if first == 1 && errors.Is(err, io.EOF) {
				p.First = 0
			}
			if !w.give(Item{Capture: p}) {
				return
			}
		}
		var long lineError
		switch {
		case errors.As(err, &long):
			w.problem(fmt.Sprintf("%s:%d", c.Input, int(long)), long)
			if w.stopped || errors.Is(err, io.EOF) {
				return
			}
		case errors.Is(err, io.EOF):
			if first == 1 && len(b) == 0 {
				c.Bytes = []byte{}
				w.give(Item{Capture: c})
			}
			return
		case err != nil:
			w.problem(c.Input, err)
			return
		}
	}
}

// lineError is the number of a line that is too long.
type lineError int

func (lineError) Error() string { return fmt.Sprintf("a line of more than %d bytes", MaxLine) }

// liner cuts a stream into pieces of whole lines.
type liner struct {
	in   io.Reader
	rest []byte // of the line that was begun
	next int    // number of the next line
}

// piece is the next piece, with the error that came after it: io.EOF, a
// lineError after which reading goes on, or what broke.
func (l *liner) piece() ([]byte, error) {
	buf := append(make([]byte, 0, piece+len(l.rest)), l.rest...)
	l.rest = nil
	for {
		if cap(buf)-len(buf) < piece/2 {
			buf = append(make([]byte, 0, 2*cap(buf)), buf...)
		}
		n, err := l.in.Read(buf[len(buf):min(cap(buf), len(buf)+piece)]) // not more, for a long line to be seen soon
		fresh := buf[len(buf) : len(buf)+n]
		buf = buf[:len(buf)+n]
		if err != nil && err != io.EOF {
			buf = buf[:bytes.LastIndexByte(buf, '\n')+1] // the line that broke off is none
		}
		if err != nil {
			l.next += bytes.Count(buf, []byte("\n"))
			return buf, err
		}
		end := bytes.LastIndexByte(fresh, '\n')
		switch {
		case end >= 0 && len(buf) >= piece:
			whole := len(buf) - n + end + 1
			l.rest = bytes.Clone(buf[whole:])
			l.next += bytes.Count(buf[:whole], []byte("\n"))
			return buf[:whole], nil
		case end < 0 && len(buf) > MaxLine:
			return l.passOver(buf)
		}
	}
}

// passOver gives the whole lines before a line that is too long, and goes to
// the one after it.
func (l *liner) passOver(buf []byte) ([]byte, error) {
	whole := bytes.LastIndexByte(buf, '\n') + 1
	l.next += bytes.Count(buf[:whole], []byte("\n"))
	long := lineError(l.next)
	skip := make([]byte, 1<<20)
	for {
		n, err := l.in.Read(skip)
		if i := bytes.IndexByte(skip[:n], '\n'); i >= 0 {
			l.rest = bytes.Clone(skip[i+1 : n])
			l.next++
			return buf[:whole:whole], long
		}
		if err != nil {
			return buf[:whole:whole], errors.Join(long, err)
		}
	}
}
