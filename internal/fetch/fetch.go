// Package fetch brings captures in from the machine it runs on: files, folders
// and standard input, and the archives among them; fetch/archive reads
// archives, fetch/web the network. In: the paths a user names. Out: captures
// with the name that records.md gives them, and a problem for each input that
// cannot be read.
//
// Files are told by their ending and, where that says little (.xml, .txt), by
// their beginning. Files of records and archives come piece by piece, so that
// they may be larger than memory. Nothing but regular files is ever opened, so
// that a pipe, a socket or a device cannot stop a run; what unpacks to more
// than its limits is a problem.
package fetch

import (
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sanad/internal/raw"
)

// Item is one thing that was brought in: a capture, a problem, both where a
// capture is kept in part, or a number of files of unknown kinds in folders
// and of records in archives that hold no page.
type Item struct {
	Capture raw.Capture // empty where Bytes is nil
	Problem *raw.Problem
	Passed  int
	Asked   string // the address that was asked for, "" for what came from elsewhere
	Again   bool   // what the problem tells may pass: the input is worth another try
}

// All reads files, folders (recursive, in name order) and "-" for standard
// input, one item after the other. What is not asked for is not read.
func All(paths []string, stdin io.Reader) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		w := walk{yield: yield}
		for _, p := range paths {
			switch {
			case w.stopped:
				return
			case p == "-":
				w.stdin(stdin)
			default:
				w.path(p)
			}
		}
	}
}

// walk hands items to a reader until it stops.
type walk struct {
	yield   func(Item) bool
	stopped bool
}

func (w *walk) give(i Item) bool {
	if !w.stopped {
		w.stopped = !w.yield(i)
	}
	return !w.stopped
}

func (w *walk) problem(input string, err error) {
	reason := err.Error()
	var pe *fs.PathError
	if errors.As(err, &pe) {
		reason = pe.Err.Error()
	}
	w.give(Item{Problem: &raw.Problem{Input: filepath.ToSlash(input), Stage: "read", Reason: reason}})
}

var errKind = errors.New("unknown kind of file; .txt, .html, .jsonl, .ndjson, .json, .csv, .tsv, .xml, .rss, .atom, .opml and .warc are read, each also as .gz or .zst")

func (w *walk) path(p string) {
	info, err := os.Stat(p)
	switch {
	case err != nil:
		w.problem(p, err)
	case !info.IsDir() && kindOf(p) == "":
		w.problem(p, errKind)
	case !info.IsDir():
		w.file(p, filepath.ToSlash(p), true)
	default:
		w.folder(p)
	}
}

func (w *walk) folder(root string) {
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			w.problem(name, err)
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir() && name != root && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir():
		case strings.HasPrefix(d.Name(), ".") || kindOf(name) == "":
			w.give(Item{Passed: 1})
		default:
			rel, err := filepath.Rel(root, name)
			if err != nil {
				rel = name
			}
			w.file(name, filepath.ToSlash(rel), false)
		}
		if w.stopped {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil {
		w.problem(root, err)
	}
}

// file reads a file of a known ending. Where it was not named by the user, XML
// of an unknown kind is passed over.
func (w *walk) file(path, input string, named bool) {
	f, info, err := openRegular(path)
	if err != nil {
		w.problem(input, err)
		return
	}
	defer f.Close()
	w.read(source{src: f, size: info.Size(), c: raw.Capture{Input: input, Path: path, Media: kindOf(path), Found: !named, Time: info.ModTime().UTC()}})
}

var errRegular = errors.New("not a regular file")

// openRegular opens a regular file. Anything else is looked at but never
// opened: opening a pipe would wait for whoever writes it. The file is looked at
// once more when it is open, for it may have been another in between.
func openRegular(path string) (*os.File, fs.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, nil, errRegular
	}
	f, err := os.OpenFile(path, os.O_RDONLY|nonBlocking, 0)
	if err != nil {
		return nil, nil, err
	}
	if info, err = f.Stat(); err == nil && !info.Mode().IsRegular() {
		err = errRegular
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// stdin reads standard input, which cannot be gone back in. It is named by its
// bytes: what is piped in later is no version of what was piped in before.
func (w *walk) stdin(in io.Reader) {
	b, err := io.ReadAll(io.LimitReader(in, MaxBytes+1))
	if err == nil && len(b) > MaxBytes {
		err = errLong
	}
	if err != nil {
		w.problem("stdin", err)
		return
	}
	w.bytes(b, raw.Capture{Input: "stdin-" + raw.Capture{Bytes: b}.Digest()[:8], Time: time.Now().UTC()})
}
