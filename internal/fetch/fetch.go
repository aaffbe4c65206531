// Package fetch brings captures in from the world: files and folders, and
// standard input. In: the paths a user names. Out: captures with the name that
// records.md gives them, and a problem for each input that cannot be read.
package fetch

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sanad/internal/raw"
)

// MaxBytes is the most that one input may hold once unpacked.
const MaxBytes = 1 << 30

// Result is what was brought in.
type Result struct {
	Captures []raw.Capture
	Problems []raw.Problem
	Passed   int // files of unknown kinds in folders
}

// media is the media type by file name ending, "" for kinds that are not read.
func media(name string) string {
	switch strings.ToLower(filepath.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz"))) {
	case ".txt", ".text":
		return "text/plain"
	case ".html", ".htm", ".xhtml":
		return "text/html"
	case ".jsonl", ".ndjson":
		return "application/x-ndjson"
	}
	return ""
}

// Paths reads files, folders (recursive, in name order) and "-" for standard
// input.
func Paths(paths []string, stdin io.Reader) Result {
	var r Result
	for _, p := range paths {
		if p == "-" {
			r.stdin(stdin)
			continue
		}
		r.path(p)
	}
	return r
}

func (r *Result) path(p string) {
	info, err := os.Stat(p)
	if err != nil {
		r.problem(p, err)
		return
	}
	if !info.IsDir() {
		m := media(p)
		if m == "" {
			r.Problems = append(r.Problems, raw.Problem{Input: p, Stage: "read",
				Reason: "unknown kind of file; .txt, .html, .jsonl and .ndjson are read, each also as .gz"})
			return
		}
		r.file(p, filepath.ToSlash(p), m)
		return
	}
	err = filepath.WalkDir(p, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			r.problem(name, err)
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir() && name != p && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir():
		case strings.HasPrefix(d.Name(), ".") || media(name) == "":
			r.Passed++
		default:
			rel, err := filepath.Rel(p, name)
			if err != nil {
				rel = name
			}
			r.file(name, filepath.ToSlash(rel), media(name))
		}
		return nil
	})
	if err != nil {
		r.problem(p, err)
	}
}

func (r *Result) file(path, input, media string) {
	info, err := os.Stat(path)
	if err != nil {
		r.problem(input, err)
		return
	}
	if !info.Mode().IsRegular() {
		r.Problems = append(r.Problems, raw.Problem{Input: input, Stage: "read", Reason: "not a regular file"})
		return
	}
	b, err := os.ReadFile(path)
	if err != nil {
		r.problem(input, err)
		return
	}
	r.add(raw.Capture{Input: input, Path: path, Media: media, Time: info.ModTime().UTC(), Bytes: b})
}

func (r *Result) stdin(in io.Reader) {
	b, err := io.ReadAll(in)
	if err != nil {
		r.problem("-", err)
		return
	}
	r.add(raw.Capture{Input: "-", Media: sniff(b), Time: time.Now().UTC(), Bytes: b})
}

// sniff guesses the kind of bytes that come without a name.
func sniff(b []byte) string {
	if bytes.HasPrefix(b, gzipMagic) {
		if z, err := gzip.NewReader(bytes.NewReader(b)); err == nil {
			head := make([]byte, 512)
			n, _ := io.ReadFull(z, head) // a short head is enough to guess from
			b = head[:n]
		}
	}
	t := bytes.TrimSpace(b[:min(len(b), 512)])
	switch {
	case bytes.HasPrefix(t, []byte("{")):
		return "application/x-ndjson"
	case bytes.HasPrefix(t, []byte("<")):
		return "text/html"
	}
	return "text/plain"
}

var gzipMagic = []byte{0x1f, 0x8b}

// add unpacks what is gzipped and keeps the capture. What a broken archive
// still gave is kept, with a problem that says where it ended.
func (r *Result) add(c raw.Capture) {
	if bytes.HasPrefix(c.Bytes, gzipMagic) {
		b, err := unpack(c.Bytes)
		if err != nil {
			r.Problems = append(r.Problems, raw.Problem{Input: c.Input, Stage: "read",
				Reason: fmt.Sprintf("gzip: %v after %d bytes", err, len(b))})
			if len(b) == 0 {
				return
			}
		}
		c.Bytes = b
	}
	r.Captures = append(r.Captures, c)
}

func unpack(b []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(z, MaxBytes+1))
	if len(out) > MaxBytes {
		return nil, fmt.Errorf("unpacks to more than %d bytes", MaxBytes)
	}
	return slices.Clip(out), err
}

func (r *Result) problem(input string, err error) {
	reason := err.Error()
	var pe *fs.PathError
	if errors.As(err, &pe) {
		reason = pe.Err.Error()
	}
	r.Problems = append(r.Problems, raw.Problem{Input: filepath.ToSlash(input), Stage: "read", Reason: reason})
}
