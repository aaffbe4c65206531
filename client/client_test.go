package client

import (
	"errors"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"testing"

	"sanad/internal/api"
	"sanad/internal/app"
	"sanad/internal/grow"
	"sanad/internal/store/sqlite"
	"sanad/internal/web/guard"
)

const token = "a-token-of-27-characters-ok"

// The client reads a real server: pages, one, a question, a correction, and
// an error.
func TestClient(t *testing.T) {
	ctx := t.Context()
	lib, err := sqlite.Create(ctx, filepath.Join(t.TempDir(), "l.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	if _, err := app.Add(ctx, lib, []string{"../sample"}, nil, grow.Options{}); err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(guard.Wrap(api.Handler(lib, api.Options{}), guard.Config{Access: guard.Access{Token: token}}))
	t.Cleanup(s.Close)
	c := New(s.URL, token)
	n := 0
	var some Statement
	for x, err := range All[Statement](ctx, c, "statements", url.Values{"limit": {"9"}}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; len(x.Reports) > 1 {
			some = x
		}
	}
	page, err := List[Statement](ctx, c, "statements", url.Values{"limit": {"1"}})
	if err != nil || n != page.Total || n < 20 || some.Counts.Carriers == 0 || some.Reports[0].Quote == "" {
		t.Fatalf("%d of %d statements, %+v, %v", n, page.Total, some, err)
	}
	one, err := One[Statement](ctx, c, "statements", some.ID)
	if err != nil || one.Gist != some.Gist {
		t.Errorf("%+v %v", one, err)
	}
	a, err := c.Ask(ctx, "The grain carrier Lady Ostra was towed to the port of Hask")
	if err != nil || len(a.Answers) != 1 || len(a.Answers[0].Statements) == 0 || len(a.Articles) == 0 {
		t.Errorf("%+v %v", a, err)
	}
	on := Place{Article: some.Reports[0].Article, Span: some.Reports[0].Span}
	if id, err := c.Correct(ctx, Correction{Kind: "speaker", On: on, Value: "Mira", By: "desk", Why: "heard it"}); err != nil || id == "" {
		t.Errorf("%q %v", id, err)
	}
	var e *Error
	if _, err := One[Story](ctx, c, "stories", "none"); !errors.As(err, &e) || e.Status != 404 || e.Detail == "" {
		t.Errorf("%v", err)
	}
	if _, err := One[Story](ctx, New(s.URL, "wrong"), "stories", "none"); !errors.As(err, &e) || e.Status != 401 {
		t.Errorf("%v", err)
	}
}
