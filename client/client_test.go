package client

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sanad/internal/api"
	"sanad/internal/app"
	"sanad/internal/grow"
	"sanad/internal/store/sqlite"
	"sanad/internal/text"
	"sanad/internal/view/record"
	"sanad/internal/web/guard"
)

const token = "a-token-of-27-characters-ok"

// served is a client of a server of the sample.
func served(t *testing.T) (*Client, string) {
	t.Helper()
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
	return New(s.URL, token), s.URL
}

// The client reads a real server: pages, one, a question, a correction, and
// an error.
func TestClient(t *testing.T) {
	ctx := t.Context()
	c, address := served(t)
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
	id, err := c.Correct(ctx, Correction{Kind: "speaker", On: some.Reports[0].Place, Value: "Mira", By: "desk", Why: "heard it"})
	if err != nil || id == "" {
		t.Errorf("%q %v", id, err)
	}
	if err := c.Undo(ctx, id, "desk"); err != nil {
		t.Error(err)
	}
	if l, err := c.Corrections(ctx, url.Values{"statement": {some.ID}}); err != nil || len(l) != 1 || l[0].Undone == nil || l[0].Value != "Mira" || l[0].On.Quote == "" {
		t.Errorf("%+v %v", l, err)
	}
	if k, err := c.Check(ctx, "The grain carrier Lady Ostra was towed to the port of Hask in February with two hundred sailors on board."); err != nil || k.Sources == 0 || len(k.Findings) == 0 {
		t.Errorf("%+v %v", k, err)
	}
	if h, err := c.Search(ctx, "kapal", url.Values{"facets": {"true"}}); err != nil || h.Total == 0 || h.Facets == nil || len(h.Hits) == 0 {
		t.Errorf("%+v %v", h, err)
	}
	if b, err := c.Export(ctx, "stories", *some.Story, "graphml", nil); err != nil || !bytes.Contains(b, []byte("<graphml")) {
		t.Errorf("%.80s %v", b, err)
	}
	if b, err := c.Brief(ctx, "stories", *some.Story, "markdown", url.Values{"lang": {"id"}}); err != nil || len(b) < 200 {
		t.Errorf("%.80s %v", b, err)
	}
	var e *Error
	if _, err := One[Story](ctx, c, "stories", "none"); !errors.As(err, &e) || e.Status != 404 || e.Detail == "" {
		t.Errorf("%v", err)
	}
	if _, err := One[Story](ctx, New(address, "wrong"), "stories", "none"); !errors.As(err, &e) || e.Status != 401 {
		t.Errorf("%v", err)
	}
}

// Every type of the client has the fields that the records of the server have,
// and no others.
func TestTypesAreComplete(t *testing.T) {
	for name, pair := range map[string][2]reflect.Type{
		"article": of[record.Article, Article](), "entity": of[record.Entity, Entity](), "mention": of[record.Mention, Mention](), "time": of[record.Time, Time](),
		"attribution": of[record.Attribution, Attribution](), "citation": of[record.Citation, Citation](), "passage": of[record.Passage, Passage](),
		"relation": of[record.Relation, Relation](), "story": of[record.Story, Story](), "storyline": of[record.Storyline, Storyline](),
		"story change": of[record.StoryChange, StoryChange](), "statement": of[record.Statement, Statement](), "evolution": of[record.Evolution, Evolution](),
		"omission": of[record.Omission, Omission](), "warning": of[record.Warning, Warning](), "event": of[record.Event, Event](), "problem": of[record.Problem, Problem](),
		"correction": of[record.Correction, Correction](), "asked": of[api.Asked, Answer](), "checked": of[api.Checked, Checked](), "hits": of[api.Hits, Hits](),
	} {
		if d := cmp.Diff(fields(pair[0], ""), fields(pair[1], "")); d != "" {
			t.Errorf("%s: -server +client\n%s", name, d)
		}
	}
}

func of[S, C any]() [2]reflect.Type {
	return [2]reflect.Type{reflect.TypeFor[S](), reflect.TypeFor[C]()}
}

// fields are the JSON fields of a type with what they hold, to the bottom,
// sorted.
func fields(t reflect.Type, at string) []string {
	switch t.Kind() {
	case reflect.Pointer:
		return fields(t.Elem(), at)
	case reflect.Slice:
		return fields(t.Elem(), at+"[]")
	case reflect.Array:
		return []string{at + " span"}
	case reflect.Struct:
		if t == reflect.TypeFor[text.Span]() {
			return []string{at + " span"}
		}
		var out []string
		for i := range t.NumField() {
			f := t.Field(i)
			key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if f.Anonymous {
				out = append(out, fields(f.Type, at)...)
				continue
			}
			out = append(out, fields(f.Type, at+"."+key)...)
		}
		slices.Sort(out)
		return out
	}
	return []string{at + " " + t.Kind().String()}
}

// Every record of every collection reads into the type of the client, and no
// field is left over.
func TestEveryCollection(t *testing.T) {
	c, _ := served(t)
	n := 0
	for collection, read := range map[string]func() (int, error){
		"articles": reads[Article](t, c, "articles"), "entities": reads[Entity](t, c, "entities"), "mentions": reads[Mention](t, c, "mentions"), "times": reads[Time](t, c, "times"),
		"attributions": reads[Attribution](t, c, "attributions"), "citations": reads[Citation](t, c, "citations"), "passages": reads[Passage](t, c, "passages"),
		"relations": reads[Relation](t, c, "relations"), "stories": reads[Story](t, c, "stories"), "statements": reads[Statement](t, c, "statements"),
		"warnings": reads[Warning](t, c, "warnings"), "events": reads[Event](t, c, "events"), "omissions": reads[Omission](t, c, "omissions"),
		"evolutions": reads[Evolution](t, c, "evolutions"), "problems": reads[Problem](t, c, "problems"), "story-changes": reads[StoryChange](t, c, "story-changes"),
		"storylines": reads[Storyline](t, c, "storylines"),
	} {
		k, err := read()
		if err != nil {
			t.Errorf("%s: %v", collection, err)
		}
		n += k
	}
	if n < 400 {
		t.Errorf("only %d records were read", n)
	}
}

// reads reads a collection strictly, with a client whose answers are looked at.
func reads[T any](t *testing.T, c *Client, collection string) func() (int, error) {
	return func() (n int, err error) {
		strict := *c
		strict.HTTP = &http.Client{Transport: looked{func(body []byte) error {
			d := json.NewDecoder(bytes.NewReader(body))
			d.DisallowUnknownFields()
			return d.Decode(&struct {
				Schema string `json:"$schema"`
				Page[T]
			}{})
		}}}
		for _, err := range All[T](t.Context(), &strict, collection, url.Values{"limit": {"200"}}) {
			if err != nil {
				return n, err
			}
			n++
		}
		return n, nil
	}
}

// looked gives answers on after they were looked at.
type looked struct{ at func([]byte) error }

func (l looked) RoundTrip(r *http.Request) (*http.Response, error) {
	got, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(got.Body)
	if err == nil {
		err = errors.Join(got.Body.Close(), l.at(b))
	}
	got.Body = io.NopCloser(bytes.NewReader(b))
	return got, err
}
