package api

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"sanad/internal/app"
	"sanad/internal/grow"
	"sanad/internal/store"
	"sanad/internal/store/sqlite"
)

// served is the API of a new library that holds the bundled sample.
func served(t testing.TB) (store.Library, http.Handler) {
	t.Helper()
	lib, err := sqlite.Create(t.Context(), filepath.Join(t.TempDir(), "test.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := app.Add(t.Context(), lib, []string{"../../sample"}, nil, grow.Options{}); err != nil {
		t.Fatal(err)
	}
	return lib, Handler(lib, Options{Program: "sanad test", Fresh: -1})
}

// ask sends a request; a body is JSON.
func ask(h http.Handler, method, target, body string, header ...string) (int, http.Header, []byte) {
	var r *http.Request
	if body == "" {
		r = httptest.NewRequest(method, target, nil)
	} else {
		r = httptest.NewRequest(method, target, strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	b, _ := io.ReadAll(w.Result().Body) // from memory
	return w.Code, w.Header(), b
}

// into reads a good JSON answer.
func into(t testing.TB, h http.Handler, method, target, body string, out any) {
	t.Helper()
	code, _, b := ask(h, method, target, body)
	if code/100 != 2 {
		t.Fatalf("%s %s: %d %s", method, target, code, b)
	}
	d := json.NewDecoder(bytes.NewReader(b))
	if err := d.Decode(out); err != nil {
		t.Fatalf("%s %s: %v: %s", method, target, err, b)
	}
}
