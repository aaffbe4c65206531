package cli

import (
	"bufio"
	"context"
	"html"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sanad/internal/store"
	"sanad/internal/store/sqlite"
)

// opening is a shell that opens libraries.
func opening(out io.Writer) Shell {
	return Shell{Out: out, Err: io.Discard, Open: func(ctx context.Context, path string, make bool) (store.Library, error) {
		if make {
			return sqlite.Create(ctx, path)
		}
		return sqlite.Open(ctx, path)
	}}
}

// The first line is the address; pages, API and health answer there; a signal
// ends it without a fault.
func TestServe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "news.db")
	if code := Run(t.Context(), []string{"add", "--library", file, "../../sample/landslide"}, opening(io.Discard)); code != Answered {
		t.Fatalf("add: exit %d", code)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	r, w := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- Run(ctx, []string{"serve", "--library", file, "--addr", "127.0.0.1:0"}, opening(w))
		_ = w.Close()
	}()
	line, err := bufio.NewReader(r).ReadString('\n')
	base := strings.TrimSpace(line)
	if err != nil || !strings.HasPrefix(base, "http://127.0.0.1:") {
		t.Fatalf("first line %q, %v", line, err)
	}
	for path, want := range map[string]string{"/": "Cikelut", "/healthz": `"ok"`, "/api/openapi.json": `"3.1`, "/api/v1/stories": "Cikelut", "/about": "engine_sure.exact"} {
		if got := answerOf(t, base+path); !strings.Contains(got, want) {
			t.Errorf("%s does not hold %q: %.200s", path, want, got)
		}
	}
	story := regexp.MustCompile(`href="(/story/[^"/?]+)"`).FindStringSubmatch(answerOf(t, base+"/stories"))
	if story == nil {
		t.Fatal("no story on the page of stories")
	}
	taken := regexp.MustCompile(`href="(/api/v1/stories/[^"]+)"`).FindAllStringSubmatch(answerOf(t, base+story[1]), -1)
	if len(taken) < 4 {
		t.Errorf("%d links to exports", len(taken))
	}
	for _, x := range taken {
		if got := answerOf(t, base+html.UnescapeString(x[1])); len(got) < 500 {
			t.Errorf("%s gives %q", x[1], got)
		}
	}
	stop()
	if code := <-ended; code != Answered {
		t.Errorf("exit %d", code)
	}
}

func answerOf(t *testing.T, address string) string {
	t.Helper()
	a, err := http.Get(address) //nolint:noctx // a test of its own server
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(a.Body)
	if cerr := a.Body.Close(); err != nil || cerr != nil || a.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s %v %v", address, a.Status, err, cerr)
	}
	return string(b)
}

// Others may not come in without a key.
func TestServeRefuses(t *testing.T) {
	file := filepath.Join(t.TempDir(), "news.db")
	if code := Run(t.Context(), []string{"add", "--library", file, "../../sample/hospital"}, opening(io.Discard)); code != Answered {
		t.Fatalf("add: exit %d", code)
	}
	for _, c := range []struct{ token, addr string }{{"", "0.0.0.0:0"}, {"", ":0"}, {"short", "127.0.0.1:0"}} {
		t.Setenv("SANAD_TOKEN", c.token)
		if code := Run(t.Context(), []string{"serve", "--library", file, "--addr", c.addr}, opening(io.Discard)); code == Answered {
			t.Errorf("%v was let through", c)
		}
	}
}
