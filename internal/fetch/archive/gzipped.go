package archive

import (
	"bufio"
	"io"

	"github.com/klauspost/compress/gzip"
)

// gzipped is an archive of gzip members: one a record, as the standard has it,
// or one for many.
type gzipped struct {
	t     *tape
	z     gzip.Reader
	in    flow
	text  *bufio.Reader
	open  bool  // a member is being read
	start int64 // where it begins
	tries int
}

func newGzipped(t *tape) *gzipped {
	g := &gzipped{t: t}
	g.text = bufio.NewReaderSize(&g.in, 1<<15)
	return g
}

func (g *gzipped) begin() (*bufio.Reader, int64, error) {
	for {
		if g.open {
			switch _, err := g.text.Peek(1); err {
			case io.EOF:
				g.open = false
			default:
				return g.text, g.start, err
			}
		}
		if _, err := g.t.Peek(1); err != nil {
			return nil, g.t.pos(), err
		}
		if err := g.member(); err != nil {
			return nil, g.start, err
		}
	}
}

// member opens the member at which the tape stands.
func (g *gzipped) member() error {
	g.start, g.open = g.t.pos(), false
	if err := g.z.Reset(g.t.Reader); err != nil {
		g.in.sick = true
		return err
	}
	g.z.Multistream(false)
	g.in = flow{r: &g.z}
	g.text.Reset(&g.in)
	g.open = true
	return nil
}

func (g *gzipped) skip(from int64) error {
	if !g.in.sick && g.open { // the member is whole, a record in it is not
		err := nextRecord(g.text)
		if err == nil {
			return nil
		}
		if err == io.EOF && !g.in.sick {
			return nil // at the end of the member; begin goes to the next
		}
	}
	if err := g.t.seek(from + 1); err != nil {
		return err
	}
	for ; g.tries < maxTries; g.tries++ {
		at, err := g.t.find(gzipMagic)
		if err != nil {
			return err
		}
		if g.member() == nil {
			if b, _ := g.text.Peek(len(signature)); string(b) == signature {
				return nil
			}
		}
		if err := g.t.seek(at + 1); err != nil {
			return err
		}
	}
	return errTries
}

func (g *gzipped) close() {}
