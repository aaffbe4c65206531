package fetch

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"sanad/internal/raw"
)

func write(t *testing.T, dir, name string, b []byte) string {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, b, 0o644); err != nil {
		t.Fatal(err)
	}
	return p
}

// result is all that was brought in.
type result struct {
	Captures []raw.Capture
	Problems []raw.Problem
	Passed   int
}

func collect(paths []string, stdin io.Reader) (r result) {
	for i := range All(paths, stdin) {
		r.Passed += i.Passed
		if i.Problem != nil {
			r.Problems = append(r.Problems, *i.Problem)
		}
		if i.Capture.Bytes != nil {
			r.Captures = append(r.Captures, i.Capture)
		}
	}
	return r
}

func zipped(t *testing.T, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPathsNamesAndKinds(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "b/two.html", []byte("<p>two"))
	write(t, dir, "a.txt", []byte("one"))
	write(t, dir, "c.jsonl.gz", zipped(t, `{"body":"three"}`))
	write(t, dir, "photo.jpg", []byte("x"))
	write(t, dir, ".hidden.txt", []byte("x"))
	write(t, dir, ".git/config.txt", []byte("x"))
	r := collect([]string{dir}, nil)
	var got []string
	for _, c := range r.Captures {
		got = append(got, c.Input+" "+c.Media+" "+string(c.Bytes))
	}
	want := "a.txt text/plain one|b/two.html text/html <p>two|c.jsonl.gz application/x-ndjson {\"body\":\"three\"}"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("captures\n got %s\nwant %s", s, want)
	}
	if len(r.Problems) != 0 || r.Passed != 2 {
		t.Errorf("problems %v, passed over %d; want none and 2", r.Problems, r.Passed)
	}
}

func TestPathsProblems(t *testing.T) {
	dir := t.TempDir()
	photo := write(t, dir, "photo.jpg", []byte("x"))
	cut := zipped(t, strings.Repeat("a word or two ", 5000))
	short := write(t, dir, "cut.txt.gz", cut[:len(cut)/2])
	broken := write(t, dir, "broken.txt.gz", []byte{0x1f, 0x8b, 1, 2})
	for _, c := range []struct{ path, want string }{
		{filepath.Join(dir, "nowhere.txt"), "no such file"},
		{photo, "unknown kind of file"},
		{short, "unexpected EOF"},
		{broken, "gzip"},
	} {
		r := collect([]string{c.path}, nil)
		if len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Reason, c.want) || r.Problems[0].Stage != "read" {
			t.Errorf("%s: problems %v, want one with %q", filepath.Base(c.path), r.Problems, c.want)
		}
	}
}

func TestStandardInput(t *testing.T) {
	named := map[string]bool{}
	for _, c := range []struct{ in, media string }{
		{"Plain words.", "text/plain"},
		{"  {\"body\":\"x\"}", "application/x-ndjson"},
		{"<!doctype html><p>x", "text/html"},
		{string(zipped(t, "{\"body\":\"x\"}")), "application/x-ndjson"},
	} {
		r := collect([]string{"-"}, strings.NewReader(c.in))
		if len(r.Captures) != 1 || r.Captures[0].Media != c.media {
			t.Errorf("%.20q: %v, want %s", c.in, r.Captures, c.media)
			continue
		}
		if name := r.Captures[0].Input; !strings.HasPrefix(name, "stdin-") || named[name] {
			t.Errorf("%.20q is called %q", c.in, name)
		}
		named[r.Captures[0].Input] = true
	}
	r := collect([]string{"-"}, iotest.ErrReader(errors.New("pulled out")))
	if len(r.Captures) != 0 || len(r.Problems) != 1 {
		t.Errorf("a broken input gave %v, %v", r.Captures, r.Problems)
	}
}
