package fetch

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"sanad/internal/raw"
)

func TestKindsByBeginning(t *testing.T) {
	for _, c := range []struct{ name, in, media string }{
		{"a.txt", "Jembatan ditutup.", raw.Plain}, {"a.txt", "https://kabar.example/1\n", raw.Links},
		{"a.xml", "<rss><channel></channel></rss>", raw.Feed}, {"a.rss", "<feed></feed>", raw.Feed},
		{"a.xml", "<urlset></urlset>", raw.Links}, {"a.opml", "<opml></opml>", raw.Links},
		{"a.json", `{"version":"https://jsonfeed.org/version/1","items":[]}`, raw.Feed}, {"a.json", `[{"body":"x"}]`, raw.JSON},
		{"a.csv", "title,text\n", raw.CSV}, {"a.tsv", "title\ttext\n", raw.CSV}, {"a.xml", "<?xml version='1.0'?><html><p>x</html>", raw.HTML},
	} {
		for _, pack := range []struct {
			end string
			f   func(string) []byte
		}{{"", func(s string) []byte { return []byte(s) }}, {".gz", func(s string) []byte { return zipped(t, s) }}, {".zst", framed}} {
			dir := t.TempDir()
			r := collect([]string{write(t, dir, c.name+pack.end, pack.f(c.in))}, nil)
			if len(r.Captures) != 1 || r.Captures[0].Media != c.media || string(r.Captures[0].Bytes) != c.in {
				t.Errorf("%s%s %q: %v %v, want %s", c.name, pack.end, c.in, r.Captures, r.Problems, c.media)
			}
		}
	}
}

func framed(s string) []byte {
	z, err := zstd.NewWriter(nil)
	if err != nil {
		panic(err)
	}
	return z.EncodeAll([]byte(s), nil)
}

func TestUnknownXML(t *testing.T) {
	dir := t.TempDir()
	p := write(t, dir, "pom.xml", []byte("<project/>"))
	if r := collect([]string{p}, nil); len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Reason, "XML of an unknown kind") {
		t.Errorf("named: %v", r)
	}
	if r := collect([]string{dir}, nil); len(r.Problems) != 0 || r.Passed != 1 {
		t.Errorf("in a folder: %v", r)
	}
}

// A pipe, a socket or a device named as a file never stops a run.
func TestNoRegularFile(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe.txt")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Fatal("named pipes are missing here:", err)
	}
	sock := filepath.Join(dir, "s.html")
	l, err := net.Listen("unix", sock)
	if err != nil {
		t.Fatal("unix sockets are missing here:", err)
	}
	t.Cleanup(func() { _ = l.Close() }) // a socket to be passed over
	if err := os.Symlink("/dev/zero", filepath.Join(dir, "zero.jsonl")); err != nil {
		t.Fatal(err)
	}
	done := make(chan result)
	go func() { done <- collect([]string{pipe, sock, dir}, nil) }()
	select {
	case r := <-done:
		if len(r.Captures) != 0 || len(r.Problems) != 5 {
			t.Errorf("%v", r)
		}
		for _, p := range r.Problems {
			if p.Reason != "not a regular file" {
				t.Errorf("%v", p)
			}
		}
	case <-time.After(time.Minute):
		t.Fatal("hangs")
	}
}

func TestBombs(t *testing.T) {
	start := time.Now()
	zeros := strings.Repeat("\x00", 100<<20)
	dir := t.TempDir()
	gz, zs := zipped(t, zeros), framed(zeros)
	for _, name := range []string{"a.txt", "a.html", "a.jsonl", "a.csv", "a.xml", "a.json"} {
		for end, b := range map[string][]byte{".gz": gz, ".zst": zs} {
			r := collect([]string{write(t, dir, name+end, b)}, nil)
			if len(r.Captures) != 0 || len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Reason, "200 times") {
				t.Errorf("%s%s: %d captures, %v", name, end, len(r.Captures), r.Problems)
			}
		}
	}
	if d := time.Since(start); d > 2*time.Minute {
		t.Errorf("took %v", d)
	}
}

// A file that declares itself enormous takes no memory for it.
func TestHugeSparseFile(t *testing.T) {
	dir := t.TempDir()
	p := write(t, dir, "huge.txt", nil)
	if err := os.Truncate(p, 1<<40); err != nil {
		t.Fatal("sparse files are missing here (TMPDIR on another file system helps):", err)
	}
	r := collect([]string{p}, nil)
	if len(r.Captures) != 0 || len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Reason, "more than") {
		t.Errorf("%d captures, %v", len(r.Captures), r.Problems)
	}
}

// lineSource is records with a line of 200 MB among them.
func lineSource() io.Reader {
	return io.MultiReader(strings.NewReader("{\"body\":\"one\"}\n{\"body\":\""),
		io.LimitReader(endless('x'), 200<<20), strings.NewReader("\"}\n{\"body\":\"three\"}\n"))
}

// greedy fills whatever it is given, as files do.
type greedy struct{ r io.Reader }

func (g greedy) Read(p []byte) (int, error) {
	n, err := io.ReadFull(g.r, p)
	if err == io.ErrUnexpectedEOF {
		err = io.EOF
	}
	return n, err
}

type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

func TestLineOf200MB(t *testing.T) {
	start := time.Now()
	var w walk
	var got []string
	w.yield = func(i Item) bool {
		if i.Problem != nil {
			got = append(got, i.Problem.Input+" "+i.Problem.Reason)
		}
		if i.Capture.Bytes != nil {
			got = append(got, fmt.Sprintf("%d %s", i.Capture.First, i.Capture.Bytes))
		}
		return true
	}
	w.lines(raw.Capture{Input: "a.jsonl"}, greedy{lineSource()})
	want := fmt.Sprintf("1 {\"body\":\"one\"}\n|a.jsonl:2 a line of more than %d bytes|3 {\"body\":\"three\"}\n", MaxLine)
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %.300q\nwant %q", s, want)
	}
	if d := time.Since(start); d > time.Minute {
		t.Errorf("took %v", d)
	}
}

// Pieces put together are the file, each begins where it says, and lines stay
// whole.
func TestPieces(t *testing.T) {
	var b bytes.Buffer
	for i := 0; b.Len() < 3*piece; i++ {
		fmt.Fprintf(&b, "{\"id\":\"%d\",\"body\":%q}\n", i, strings.Repeat("kata ", i%2000))
	}
	in := bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	dir := t.TempDir()
	r := collect([]string{write(t, dir, "a.jsonl", in)}, nil)
	var all []byte
	for _, c := range r.Captures {
		if want := 1 + bytes.Count(all, []byte("\n")); c.First != want {
			t.Errorf("a piece says line %d, stands at %d", c.First, want)
		}
		all = append(all, c.Bytes...)
	}
	if len(r.Captures) < 2 || !bytes.Equal(all, in) || len(r.Problems) > 0 {
		t.Errorf("%d pieces, %d of %d bytes, %v", len(r.Captures), len(all), len(in), r.Problems)
	}
}

// Names in a folder that try to lead out of it are names like any other.
func TestNamesWithTricks(t *testing.T) {
	dir := t.TempDir()
	for _, n := range []string{"..txt", "a\nb.txt", "-rf.txt", "%2e%2e%2fx.txt", "…\u202etxt.txt"} {
		write(t, dir, n, []byte("Jembatan."))
	}
	r := collect([]string{dir}, nil)
	if len(r.Captures) != 4 || r.Passed != 1 {
		t.Errorf("%d captures, %d passed over, %v", len(r.Captures), r.Passed, r.Problems)
	}
	r = collect([]string{write(t, dir, "x/nul.txt", nil) + "\x00.txt"}, nil)
	if len(r.Problems) != 1 {
		t.Errorf("a name with a zero byte: %v", r)
	}
}

// A reader that stops is not given more.
func TestStopsWhenAsked(t *testing.T) {
	dir := t.TempDir()
	for i := range 5 {
		write(t, dir, fmt.Sprintf("%d.txt", i), []byte("x"))
	}
	n := 0
	for range All([]string{dir, dir}, nil) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("%d items", n)
	}
}
