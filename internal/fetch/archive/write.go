package archive

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
)

// Writer writes an archive of what was fetched: WARC 1.1, one gzip member a
// record, with digests of block and payload.
type Writer struct {
	out io.Writer
	z   *gzip.Writer
}

// NewWriter begins an archive with a record that names the program.
func NewWriter(out io.Writer, program string, at time.Time) (*Writer, error) {
	w := &Writer{out: out, z: gzip.NewWriter(io.Discard)}
	info := []byte("software: " + program + "\r\nformat: WARC File Format 1.1\r\n")
	return w, w.record("warcinfo", "", at, Head{{"Content-Type", "application/warc-fields"}}, info)
}

// Exchange is what a server answered to one request.
type Exchange struct {
	URL     string
	Time    time.Time
	Status  string // "200 OK"
	Head    Head
	Payload []byte // as sent, with its content encodings, without chunks
}

// Write adds an answer.
func (w *Writer) Write(x Exchange) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "HTTP/1.1 %s\r\n", oneLine(x.Status))
	for _, f := range x.Head {
		if !strings.EqualFold(f.Name, "Transfer-Encoding") && !strings.EqualFold(f.Name, "Content-Length") {
			fmt.Fprintf(&b, "%s: %s\r\n", oneLine(f.Name), oneLine(f.Value))
		}
	}
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n", len(x.Payload))
	b.Write(x.Payload)
	return w.record("response", x.URL, x.Time, Head{
		{"Content-Type", "application/http;msgtype=response"},
		{"WARC-Payload-Digest", labelled(x.Payload)},
	}, b.Bytes())
}

// record writes one record. Its name follows from what it says.
func (w *Writer) record(kind, url string, at time.Time, more Head, block []byte) error {
	digest := labelled(block)
	date := at.UTC().Format(time.RFC3339)
	name := sha256.Sum256([]byte(kind + "\n" + url + "\n" + date + "\n" + digest))
	name[6], name[8] = name[6]&0x0f|0x80, name[8]&0x3f|0x80 // a UUID of version 8 (RFC 9562)
	head := Head{
		{"WARC-Type", kind}, {"WARC-Date", date},
		{"WARC-Record-ID", fmt.Sprintf("<urn:uuid:%x-%x-%x-%x-%x>", name[:4], name[4:6], name[6:8], name[8:10], name[10:16])},
	}
	if url != "" {
		head = append(head, Field{"WARC-Target-URI", url})
	}
	head = append(append(head, more...), Field{"WARC-Block-Digest", digest}, Field{"Content-Length", fmt.Sprint(len(block))})
	var b bytes.Buffer
	w.z.Reset(&b)
	fmt.Fprint(w.z, "WARC/1.1\r\n")
	for _, f := range head {
		fmt.Fprintf(w.z, "%s: %s\r\n", f.Name, oneLine(f.Value))
	}
	fmt.Fprint(w.z, "\r\n")
	if _, err := w.z.Write(append(block[:len(block):len(block)], "\r\n\r\n"...)); err != nil {
		return err
	}
	if err := w.z.Close(); err != nil {
		return err
	}
	_, err := w.out.Write(b.Bytes()) // a record is written as one, so that a killed process leaves whole ones
	return err
}

// oneLine keeps a value from opening a field of its own.
func oneLine(s string) string {
	return strings.NewReplacer("\r", " ", "\n", " ").Replace(s)
}
