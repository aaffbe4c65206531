package archive

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Response is what a server answered: the status, the head and the payload as
// it was sent, with its transfer and content encodings.
type Response struct {
	Status  int
	Head    Head
	Payload []byte
}

// ReadResponse takes an HTTP answer apart.
func ReadResponse(block []byte) (Response, error) {
	var r Response
	under := bytes.NewReader(block)
	br := bufio.NewReaderSize(under, 4096)
	budget := maxHead
	first, err := line(br, &budget)
	if err != nil {
		return r, fmt.Errorf("HTTP: no status line: %w", err)
	}
	f := strings.Fields(first)
	if len(f) < 2 || !strings.HasPrefix(f[0], "HTTP/") {
		return r, fmt.Errorf("HTTP: %.40q is no status line", first)
	}
	if r.Status, err = strconv.Atoi(f[1]); err != nil {
		return r, fmt.Errorf("HTTP: status %.40q", f[1])
	}
	if r.Head, err = readFields(br, &budget); err != nil && err != io.EOF {
		return r, fmt.Errorf("HTTP: head: %w", err)
	}
	r.Payload = block[len(block)-under.Len()-br.Buffered():]
	return r, nil
}

// Body is the payload without its encodings, no more than limit bytes. What a
// head declares but the payload does not show was taken off by the crawler and
// is passed over. A body that is cut off is an error that comes with what there
// is of it.
func (r *Response) Body(limit int) ([]byte, error) {
	b := r.Payload
	var cut error
	if strings.Contains(strings.ToLower(r.Head.Value("Transfer-Encoding")), "chunked") {
		if d, ok, err := dechunk(b); ok {
			b, cut = d, err
		}
	}
	codings := strings.Split(strings.ToLower(r.Head.Value("Content-Encoding")), ",")
	if len(codings) > maxCodings {
		return nil, fmt.Errorf("%d content encodings", len(codings))
	}
	for i := len(codings) - 1; i >= 0; i-- {
		d, err := Decode(b, strings.TrimSpace(codings[i]), limit)
		if err != nil {
			return d, err
		}
		b = d
	}
	if len(b) > limit {
		return nil, fmt.Errorf("a page of %d bytes; the limit is %d", len(b), limit)
	}
	return b, cut
}

// maxCodings is the number of content encodings over which a head is no
// server's.
const maxCodings = 4

var errChunk = errors.New("chunked transfer is cut off")

// dechunk takes off the chunked transfer encoding, and says whether there was
// one.
func dechunk(b []byte) (out []byte, was bool, err error) {
	for first := true; ; first = false {
		l, rest, ok := bytes.Cut(b, []byte("\n"))
		size, _, _ := strings.Cut(strings.TrimSpace(string(l[:min(len(l), 64)])), ";")
		n, e := strconv.ParseUint(strings.TrimSpace(size), 16, 31)
		if e != nil || !ok {
			if first {
				return b, false, nil
			}
			return out, true, errChunk
		}
		if n == 0 {
			return out, true, nil
		}
		if uint64(len(rest)) < n {
			return append(out, rest...), true, errChunk
		}
		out = append(out, rest[:n]...)
		b = bytes.TrimPrefix(bytes.TrimPrefix(rest[n:], []byte("\r")), []byte("\n"))
	}
}

// Decode takes off one content encoding (gzip, deflate, br, zstd), giving no
// more than limit bytes. A payload that does not begin as the encoding does
// comes back as it is.
func Decode(b []byte, coding string, limit int) ([]byte, error) {
	var in io.Reader
	switch coding {
	case "", "identity":
		return b, nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(b, gzipMagic) {
			return b, nil
		}
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, fmt.Errorf("gzip: %w", err)
		}
		in = z
	case "deflate":
		if z, err := zlib.NewReader(bytes.NewReader(b)); err == nil {
			in = z
			break
		}
		if looksLikeText(b) {
			return b, nil
		}
		in = flate.NewReader(bytes.NewReader(b))
	case "br":
		if looksLikeText(b) {
			return b, nil
		}
		in = brotli.NewReader(bytes.NewReader(b))
	case "zstd":
		if !bytes.HasPrefix(b, zstdMagic) {
			return b, nil
		}
		z, err := zstd.NewReader(bytes.NewReader(b), zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(8<<20))
		if err != nil {
			return nil, fmt.Errorf("zstd: %w", err)
		}
		defer z.Close()
		in = z
	default:
		return nil, fmt.Errorf("content encoding %.40q is not read", coding)
	}
	out, err := io.ReadAll(io.LimitReader(in, int64(limit)+1))
	if len(out) > limit {
		return nil, fmt.Errorf("%s: unpacks to more than %d bytes", coding, limit)
	}
	if err != nil {
		return out, fmt.Errorf("%s: %w after %d bytes", coding, err, len(out))
	}
	return out, nil
}

// looksLikeText reports whether a payload begins as a page or JSON does: the
// encodings without a signature of their own cannot be told otherwise.
func looksLikeText(b []byte) bool {
	t := bytes.TrimLeft(bytes.TrimPrefix(b[:min(len(b), 256)], []byte("\ufeff")), " \t\r\n")
	if len(t) == 0 || t[0] != '<' && t[0] != '{' && t[0] != '[' {
		return false
	}
	for _, c := range t {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' {
			return false
		}
	}
	return true
}
