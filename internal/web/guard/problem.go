package guard

import (
	"encoding/json"
	"html/template"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
)

// problem is the body of an error, RFC 9457.
type problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty"`
}

var problemPage = template.Must(template.New("problem").Parse(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{.Status}} {{.Title}}</title></head>
<body><main><h1>{{.Title}}</h1><p>{{.Detail}}</p><p><a href="/">Sanad</a></p></main></body></html>
`))

// Problem answers with an error: application/problem+json to programs, a plain
// page to browsers. The detail is shown as it is given; it holds nothing of
// the program's inside.
func Problem(w http.ResponseWriter, r *http.Request, status int, detail string) {
	p := problem{http.StatusText(status), status, detail}
	h := w.Header()
	h.Del("Content-Length")
	h.Set("Cache-Control", "no-store")
	if forProgram(r) {
		h.Set("Content-Type", "application/problem+json")
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(p) // the client may be gone
		return
	}
	h.Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_ = problemPage.Execute(w, p) // the client may be gone
}

// forProgram reports whether the request wants a machine's answer.
func forProgram(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/api/") || r.URL.Path == "/healthz" || !strings.Contains(r.Header.Get("Accept"), "text/html")
}

// contained turns a fault of a handler into a problem page; what broke is
// logged, never shown. An answer that has begun is cut off.
func contained(h http.Handler, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := &begunWriter{ResponseWriter: w}
		defer func() {
			fault := recover()
			if fault == nil {
				return
			}
			if fault == http.ErrAbortHandler { //nolint:errorlint // the value itself is what net/http looks for
				panic(fault)
			}
			log.Error("handler broke", "method", r.Method, "path", r.URL.Path, "fault", fault, "stack", string(debug.Stack()))
			if begun.yes {
				panic(http.ErrAbortHandler)
			}
			Problem(w, r, http.StatusInternalServerError, "the program broke on this request; the server's log says more")
		}()
		h.ServeHTTP(begun, r)
	})
}

// begunWriter knows whether an answer has begun.
type begunWriter struct {
	http.ResponseWriter
	yes bool
}

func (b *begunWriter) WriteHeader(status int) {
	b.yes = b.yes || status >= 200
	b.ResponseWriter.WriteHeader(status)
}

func (b *begunWriter) Write(p []byte) (int, error) {
	b.yes = true
	return b.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController reach the writer below.
func (b *begunWriter) Unwrap() http.ResponseWriter { return b.ResponseWriter }

// Flush sends what is there.
func (b *begunWriter) Flush() {
	if f, ok := b.ResponseWriter.(http.Flusher); ok {
		f.Flush()
	}
}
