// Package archive reads and writes web archives (WARC 1.0 and 1.1, ISO 28500):
// plain, gzipped record by record (.warc.gz), or in zstd frames (.warc.zst),
// as crawlers and the Common Crawl news archive write them. In: the bytes of an
// archive. Out: its records; Pages makes captures of the pages among them.
//
// A broken record costs that record and no other: the reader goes back to
// where it began, looks for the next beginning, and says what was lost and
// where. Every length is checked against a limit before memory is taken for
// it, and nothing that a record declares is believed without a look. Names in
// an archive are addresses, never paths: nothing is written to disk.
package archive

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// Limits of what one record may hold.
const (
	MaxRecord = 64 << 20  // bytes of a record as it stands
	MaxPage   = 32 << 20  // bytes of a page once its encodings are taken off
	maxHead   = 64 << 10  // bytes of the head of a record, or of HTTP
	maxStuck  = 1 << 10   // broken records in a row after which the rest is given up
	maxTries  = 1 << 14   // places in an archive that look like a beginning and may be tried
	maxWindow = 128 << 20 // bytes of zstd history that a frame may ask for
)

// Record is one record: its head, and its block where it is wanted.
type Record struct {
	Offset  int64  // where it, or the compressed member that holds it, begins in the archive
	Version string // WARC/1.0
	Type    string // response, resource, conversion, revisit, request, metadata, warcinfo, …
	URL     string
	ID      string
	Date    time.Time
	Head    Head
	Length  int64  // of the block, as declared
	Block   []byte // nil for types that hold no page
}

// Head is a list of named fields in order, as WARC and HTTP write them.
type Head []Field

// Field is one named field.
type Field struct{ Name, Value string }

// Value is the first value of a field, "" for none. Names know no case.
func (h Head) Value(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Fault is a part of an archive that could not be read.
type Fault struct {
	Offset int64 // where the part begins
	Record int   // its number, from 1
	URL    string
	Err    error
}

func (f *Fault) Error() string {
	where := fmt.Sprintf("record %d at byte %d", f.Record, f.Offset)
	if f.URL != "" {
		where += " (" + f.URL + ")"
	}
	return where + ": " + f.Err.Error()
}

func (f *Fault) Unwrap() error { return f.Err }

// wanted are the types of records whose block is read.
func wanted(kind string) bool {
	switch kind {
	case "response", "resource", "conversion", "revisit":
		return true
	}
	return false
}

// Reader gives the records of an archive, in order.
type Reader struct {
	in    members
	n     int
	stuck int // faults since the last whole record
	done  bool
}

// Open begins to read an archive. The compression is told by its first bytes.
func Open(src io.ReadSeeker) (*Reader, error) {
	in, err := openMembers(src)
	if err != nil {
		return nil, err
	}
	return &Reader{in: in}, nil
}

// Close frees what decompression holds. It leaves the source open.
func (r *Reader) Close() { r.in.close() }

// Next is the next record. A *Fault tells of a part that is lost, and reading
// goes on after it; io.EOF is the end.
func (r *Reader) Next() (*Record, error) {
	if r.done {
		return nil, io.EOF
	}
	br, start, err := r.in.begin()
	if err == io.EOF {
		r.done = true
		return nil, io.EOF
	}
	r.n++
	rec := &Record{Offset: start}
	if err == nil {
		err = rec.read(br)
	}
	if err == nil {
		r.stuck = 0
		return rec, nil
	}
	return nil, r.recover(rec, err)
}

// recover goes to the next beginning after a broken record and tells what was
// lost.
func (r *Reader) recover(rec *Record, err error) *Fault {
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	f := &Fault{Offset: rec.Offset, Record: r.n, URL: rec.URL, Err: err}
	var long tooLongError
	if errors.As(err, &long) {
		return f // the reader stands at the next beginning
	}
	if r.stuck++; r.stuck > maxStuck {
		r.done = true
		f.Err = fmt.Errorf("%w; the %d records before it are broken too, the rest is given up", err, maxStuck)
		return f
	}
	if e := r.in.skip(rec.Offset); e != nil {
		r.done = true
		if e != io.EOF {
			f.Err = fmt.Errorf("%w; then %w, the rest is given up", err, e)
		}
	}
	return f
}
