// Package asset holds the files that the pages need besides themselves: one
// style sheet, one script of ours, htmx and cytoscape at pinned versions, all
// inside the program. Each is served under a name that changes with its bytes,
// so that a browser keeps it for good and never keeps an old one.
package asset

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

//go:embed app.css app.js htmx.min.js cytoscape.min.js icon.svg
var files embed.FS

// Prefix is the folder that the files are served under.
const Prefix = "/asset/"

type file struct {
	plain, packed []byte
	media, mark   string
}

var media = map[string]string{"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}

var table = sync.OnceValue(func() map[string]file {
	out := map[string]file{}
	entries, err := files.ReadDir(".")
	if err != nil {
		panic(fmt.Sprintf("embedded files: %v", err)) // they are part of the program
	}
	for _, e := range entries {
		b, err := files.ReadFile(e.Name())
		if err != nil {
			panic(fmt.Sprintf("embedded files: %v", err))
		}
		sum := sha256.Sum256(b)
		_, ending, _ := strings.Cut(e.Name(), ".")
		ending = ending[strings.LastIndexByte(ending, '.')+1:]
		out[e.Name()] = file{b, pack(b), media[ending], hex.EncodeToString(sum[:6])}
	}
	return out
})

func pack(b []byte) []byte {
	var z bytes.Buffer
	w, err := gzip.NewWriterLevel(&z, gzip.BestCompression)
	if err == nil {
		_, err = w.Write(b)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(fmt.Sprintf("gzip to memory: %v", err))
	}
	return z.Bytes()
}

// URL is the address of a file: its name with a mark of its bytes.
func URL(name string) string {
	return Prefix + name + "?v=" + table()[name].mark
}

// ServeHTTP gives a file, packed where the browser takes that.
func ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := table()[strings.TrimPrefix(r.URL.Path, Prefix)]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.media)
	h.Set("Vary", "Accept-Encoding")
	if r.URL.Query().Get("v") == f.mark {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		h.Set("Cache-Control", "no-cache")
	}
	body := f.plain
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = f.packed
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the reader may have gone
	}
}
