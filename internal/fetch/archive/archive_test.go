package archive

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// page is a news page of our own with a number in it.
func page(n int) string {
	return fmt.Sprintf("<html><head><title>Kabar %d</title></head><body><p>Jembatan Arun ditutup %d hari, kata Rahmat Sudira.</p></body></html>", n, n)
}

// response is the block of an answer with a body and more head lines.
func response(body []byte, head ...string) []byte {
	all := append([]string{"HTTP/1.1 200 OK", "Content-Type: text/html; charset=UTF-8"}, head...)
	return append([]byte(strings.Join(all, "\r\n")+"\r\n\r\n"), body...)
}

// record is one record as written, with a right block digest.
func record(kind, url string, block []byte, head ...string) []byte {
	all := append([]string{"WARC/1.0", "WARC-Type: " + kind, "WARC-Target-URI: " + url, "WARC-Date: 2024-03-05T07:00:00Z",
		"WARC-Block-Digest: " + labelled(block), fmt.Sprintf("Content-Length: %d", len(block))}, head...)
	return append(append([]byte(strings.Join(all, "\r\n")+"\r\n\r\n"), block...), "\r\n\r\n"...)
}

func address(n int) string { return fmt.Sprintf("https://kabar.example/%d", n) }

// pages is a record for each of n pages.
func pages(n int) [][]byte {
	var out [][]byte
	for i := range n {
		out = append(out, record("response", address(i), response([]byte(page(i)))))
	}
	return out
}

func gz(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	must(z.Write(b))
	check(z.Close())
	return out.Bytes()
}

func zst(b []byte, o ...zstd.EOption) []byte {
	z, err := zstd.NewWriter(nil, o...)
	check(err)
	return z.EncodeAll(b, nil)
}

func must(_ int, err error) { check(err) }

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// read is the numbers of the pages that an archive gives, and its problems.
func read(b []byte) (got string, problems []string) {
	for p := range Pages("a.warc", "a.warc", bytes.NewReader(b)) {
		if p.Problem != nil {
			problems = append(problems, p.Problem.Reason)
		}
		if c := p.Capture; c.Bytes != nil {
			if string(c.Bytes) != page(int(c.URL[len(c.URL)-1]-'0')) {
				problems = append(problems, "wrong bytes: "+string(c.Bytes))
			}
			got += c.URL[len(c.URL)-1:]
		}
	}
	return got, problems
}

// packings are the ways in which records become an archive.
var packings = []struct {
	name string
	pack func(recs [][]byte) [][]byte // parts, one a record
}{
	{"plain", func(r [][]byte) [][]byte { return r }},
	{"gzip", func(r [][]byte) [][]byte { return each(r, gz) }},
	{"zstd", func(r [][]byte) [][]byte { return each(r, func(b []byte) []byte { return zst(b) }) }},
}

func each(r [][]byte, f func([]byte) []byte) (out [][]byte) {
	for _, b := range r {
		out = append(out, f(b))
	}
	return out
}

func TestWholeArchives(t *testing.T) {
	recs := pages(5)
	all := bytes.Join(recs, nil)
	for _, p := range packings {
		if got, bad := read(bytes.Join(p.pack(recs), nil)); got != "01234" || bad != nil {
			t.Errorf("%s: %s %v", p.name, got, bad)
		}
	}
	for name, b := range map[string][]byte{"one gzip member": gz(all), "one zstd frame": zst(all)} {
		if got, bad := read(b); got != "01234" || bad != nil {
			t.Errorf("%s: %s %v", name, got, bad)
		}
	}
}

// A broken record costs itself only, and its problem says where it was.
func TestBrokenRecordsAlone(t *testing.T) {
	for _, p := range packings {
		for name, harm := range map[string]func(parts [][]byte){
			"flipped bytes": func(parts [][]byte) {
				for i := len(parts[2]) / 2; i < len(parts[2])/2+4; i++ {
					parts[2][i] ^= 0x5a
				}
			},
			"cut in the middle": func(parts [][]byte) { parts[2] = parts[2][:len(parts[2])/2] },
			"noise between":     func(parts [][]byte) { parts[2] = bytes.Repeat([]byte{0, 7, 255}, 999) },
		} {
			parts := p.pack(pages(5))
			for i := range parts {
				parts[i] = bytes.Clone(parts[i])
			}
			harm(parts)
			at := len(parts[0]) + len(parts[1])
			got, bad := read(bytes.Join(parts, nil))
			if got != "0134" || len(bad) != 1 || !strings.Contains(bad[0], fmt.Sprintf("record 3 at byte %d", at)) {
				t.Errorf("%s, %s: pages %s, problems %v; want 0134 and record 3 at byte %d", p.name, name, got, bad, at)
			}
		}
	}
}

func TestTruncatedArchive(t *testing.T) {
	for _, p := range packings {
		parts := p.pack(pages(4))
		whole := bytes.Join(parts, nil)
		cut := len(whole) - len(parts[3])/2
		got, bad := read(whole[:cut])
		if got != "012" || len(bad) != 1 {
			t.Errorf("%s cut at %d of %d: %s %v", p.name, cut, len(whole), got, bad)
		}
	}
	one := zst(bytes.Join(pages(9), nil), zstd.WithEncoderLevel(zstd.SpeedFastest))
	if _, bad := read(one[:len(one)-5]); len(bad) != 1 {
		t.Errorf("a cut frame: %v", bad)
	}
}

func TestWrongLengths(t *testing.T) {
	for _, c := range []struct{ name, length string }{
		{"too short", "40"}, {"too long", "700"}, {"two gigabytes", "2147483648"}, {"negative", "-5"}, {"a word", "many"}, {"huge", "999999999999999999999"},
	} {
		recs := pages(4)
		was := fmt.Sprintf("Content-Length: %d\r\n", len(response([]byte(page(1)))))
		recs[1] = bytes.Replace(recs[1], []byte(was), []byte("Content-Length: "+c.length+"\r\n"), 1)
		for _, p := range packings {
			got, bad := read(bytes.Join(p.pack(recs), nil))
			if got != "023" || len(bad) != 1 || !strings.Contains(bad[0], "record 2 ") {
				t.Errorf("%s, %s: pages %s, problems %v", c.name, p.name, got, bad)
			}
		}
	}
}

func TestEncodings(t *testing.T) {
	body := []byte(page(0))
	var br bytes.Buffer
	bw := brotli.NewWriter(&br)
	must(bw.Write(body))
	check(bw.Close())
	half := len(body) / 2
	chunked := fmt.Appendf(nil, "%x;x=y\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n", half, body[:half], len(body)-half, body[half:])
	for name, block := range map[string][]byte{
		"gzip":                   response(gz(body), "Content-Encoding: gzip"),
		"br":                     response(br.Bytes(), "Content-Encoding: br"),
		"zstd":                   response(zst(body), "content-encoding: zstd"),
		"chunked":                response(chunked, "Transfer-Encoding: chunked"),
		"gzip already taken off": response(body, "Content-Encoding: gzip"),
		"br already taken off":   response(body, "Content-Encoding: br"),
		"chunks taken off":       response(body, "Transfer-Encoding: chunked"),
	} {
		if got, bad := read(gz(record("response", address(0), block))); got != "0" || bad != nil {
			t.Errorf("%s: %q %v", name, got, bad)
		}
	}
	for name, block := range map[string][]byte{
		"cut chunks":    response(chunked[:half], "Transfer-Encoding: chunked"),
		"cut gzip":      response(gz(body)[:60], "Content-Encoding: gzip"),
		"unknown":       response(body, "Content-Encoding: sdch"),
		"gzip bomb":     response(gz(make([]byte, MaxPage+1)), "Content-Encoding: gzip"),
		"brotli bomb":   response(brotliOf(make([]byte, MaxPage+1)), "Content-Encoding: br"),
		"bombs in rows": response(gz(gz(make([]byte, MaxPage+1))), "Content-Encoding: gzip, gzip"),
	} {
		if got, bad := read(record("response", address(0), block)); got != "" || len(bad) != 1 {
			t.Errorf("%s: %q %v", name, got, bad)
		}
	}
}

func brotliOf(b []byte) []byte {
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, 1)
	must(w.Write(b))
	check(w.Close())
	return out.Bytes()
}

func TestDigests(t *testing.T) {
	good := record("response", address(0), response([]byte(page(0))))
	bad := bytes.Replace(good, []byte("ditutup"), []byte("dibuka!"), 1)
	if got, p := read(bytes.Join([][]byte{bad, record("response", address(1), response([]byte(page(1))))}, nil)); got != "1" || len(p) != 1 || !strings.Contains(p[0], "digest") {
		t.Errorf("a changed block: %q %v", got, p)
	}
	body := []byte(page(0))
	chunked := fmt.Appendf(nil, "%x\r\n%s\r\n0\r\n\r\n", len(body), body)
	for name, d := range map[string]string{"as sent": labelled(chunked), "without chunks": labelled(body), "unknown kind": "crc32:1234"} {
		r := record("response", address(0), response(chunked, "Transfer-Encoding: chunked"), "WARC-Payload-Digest: "+d)
		r = bytes.Replace(r, []byte("WARC-Block-Digest"), []byte("WARC-Other-Digest"), 1)
		if got, p := read(r); got != "0" || p != nil {
			t.Errorf("payload digest %s: %q %v", name, got, p)
		}
	}
	r := record("response", address(0), response(body), "WARC-Payload-Digest: "+labelled(chunked))
	r = bytes.Replace(r, []byte("WARC-Block-Digest"), []byte("WARC-Other-Digest"), 1)
	if got, p := read(r); got != "" || len(p) != 1 {
		t.Errorf("a wrong payload digest: %q %v", got, p)
	}
}

func TestRevisits(t *testing.T) {
	d := "WARC-Payload-Digest: " + labelled([]byte(page(0)))
	first := record("response", address(0), response([]byte(page(0))), d)
	same := record("revisit", address(0), []byte("HTTP/1.1 304 Not Modified\r\n\r\n"), d)
	strange := record("revisit", address(9), nil, "WARC-Payload-Digest: "+labelled([]byte("x")))
	got, bad := read(bytes.Join([][]byte{first, same, strange}, nil))
	if got != "0" || len(bad) != 1 || !strings.Contains(bad[0], address(9)) {
		t.Errorf("%q %v", got, bad)
	}
}

func TestWhatIsNoPage(t *testing.T) {
	recs := [][]byte{
		record("warcinfo", "", []byte("software: x\r\n")),
		record("request", address(0), []byte("GET / HTTP/1.1\r\n\r\n")),
		record("response", address(0), []byte("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>no")),
		record("response", address(0), []byte("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG")),
		record("response", "dns:kabar.example", []byte("20240305 kabar.example")),
		record("conversion", address(1), []byte("Kabar."), "Content-Type: text/plain"),
	}
	var texts, passed int
	for p := range Pages("a", "a", bytes.NewReader(bytes.Join(recs, nil))) {
		if p.Problem != nil {
			t.Error(p.Problem)
		}
		if string(p.Capture.Bytes) == "Kabar." && p.Capture.Media == "text/plain" {
			texts++
		}
		passed += p.Passed
	}
	if texts != 1 || passed != 3 {
		t.Errorf("%d texts, %d passed over; want 1 and 3", texts, passed)
	}
}

// Names in an archive are names: nothing is opened or written by them, and what
// cannot be an address is none.
func TestNamesWithTricks(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	var recs [][]byte
	names := []string{"../../../etc/passwd", "file:///etc/passwd", "/etc/passwd", "C:\\x", "https://kabar.example/../../x", "https://kabar.example/%2e%2e/%00", strings.Repeat("a", 5000), "javascript:alert(1)"}
	for _, n := range names {
		recs = append(recs, record("resource", n, []byte("<p>Jembatan"), "Content-Type: text/html"))
	}
	n := 0
	for p := range Pages("a", "a", bytes.NewReader(bytes.Join(recs, nil))) {
		if p.Problem != nil || p.Capture.Input != names[n] || string(p.Capture.Bytes) != "<p>Jembatan" {
			t.Errorf("%.40q: %v %.40q", names[n], p.Problem, p.Capture.Input)
		}
		if web := strings.HasPrefix(names[n], "https://"); web != (p.Capture.URL != "") {
			t.Errorf("%.40q has the address %.40q", names[n], p.Capture.URL)
		}
		n++
	}
	if left, err := os.ReadDir(dir); n != len(names) || err != nil || len(left) != 0 {
		t.Errorf("%d of %d pages, files written: %v %v", n, len(names), left, err)
	}
}

func TestZstdDictionary(t *testing.T) {
	dict := dictionary()
	frame := func(magic byte, b []byte) []byte {
		return append([]byte{magic, 0x2a, 0x4d, 0x18, byte(len(b)), byte(len(b) >> 8), byte(len(b) >> 16), 0}, b...)
	}
	body := bytes.Join(each(pages(3), func(b []byte) []byte { return zst(b, zstd.WithEncoderDict(dict)) }), nil)
	for name, head := range map[string][]byte{
		"plain": frame(0x5d, dict), "compressed": frame(0x5d, zst(dict)),
	} {
		if got, bad := read(append(head, body...)); got != "012" || bad != nil {
			t.Errorf("%s dictionary: %q %v", name, got, bad)
		}
	}
	plain := bytes.Join(each(pages(3), func(b []byte) []byte { return zst(b) }), nil)
	if got, bad := read(append(frame(0x50, []byte("abc")), plain...)); got != "012" || bad != nil {
		t.Errorf("after a skippable frame: %q %v", got, bad)
	}
}

// dictionary is one trained on a few hundred pages.
func dictionary() []byte {
	var samples [][]byte
	var history []byte
	for i := range 300 {
		s := record("response", address(i), response([]byte(page(i))))
		samples = append(samples, s)
		if i < 20 {
			history = append(history, s...)
		}
	}
	d, err := zstd.BuildDict(zstd.BuildDictOptions{ID: 7, Contents: samples, History: history, Offsets: [3]int{1, 4, 8}})
	check(err)
	return d
}

// What the writer writes is read again byte for byte.
func TestWriteThenRead(t *testing.T) {
	var b bytes.Buffer
	at := time.Date(2024, 3, 5, 7, 0, 0, 0, time.UTC)
	w, err := NewWriter(&b, "sanad test", at)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		err := w.Write(Exchange{URL: address(i), Time: at, Status: "200 OK\r\nX: y", Payload: gz([]byte(page(i))),
			Head: Head{{"Content-Type", "text/html"}, {"Content-Encoding", "gzip"}, {"Transfer-Encoding", "chunked"}, {"X-Evil", "a\r\nWARC/1.0"}}})
		if err != nil {
			t.Fatal(err)
		}
	}
	if got, bad := read(b.Bytes()); got != "012" || bad != nil {
		t.Errorf("%q %v", got, bad)
	}
}

// Whatever the bytes are, reading ends and never gives a page of more bytes
// than the limit.
func FuzzReader(f *testing.F) {
	for _, p := range packings {
		f.Add(bytes.Join(p.pack(pages(3)), nil))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := Open(bytes.NewReader(b))
		if err != nil {
			return
		}
		defer r.Close()
		for n := 0; ; n++ {
			if _, err := r.Next(); err == io.EOF {
				return
			}
			if n > len(b)+1 {
				t.Fatal("more records than bytes")
			}
		}
	})
}

func TestNastySizes(t *testing.T) {
	start := time.Now()
	for name, b := range map[string][]byte{
		"heads":           bytes.Repeat([]byte("WARC/1.0\r\n"), 65000),
		"no end of head":  append([]byte("WARC/1.0\r\nX: "), bytes.Repeat([]byte("a"), 5<<20)...),
		"gzip signatures": bytes.Repeat([]byte{0x1f, 0x8b, 0x08, 0}, 65000),
		"zstd signatures": bytes.Repeat([]byte{0x28, 0xb5, 0x2f, 0xfd}, 65000),
		"gzip bomb":       gz(make([]byte, 80<<20)),
		"zstd bomb":       zst(make([]byte, 80<<20)),
	} {
		if got, bad := read(b); got != "" || len(bad) == 0 {
			t.Errorf("%s: %q %v", name, got, bad)
		}
	}
	if d := time.Since(start); d > 2*time.Minute {
		t.Errorf("took %v", d)
	}
}
