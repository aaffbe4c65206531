// Package api serves a library to programs: every record type of schema
// sanad/1 as a collection under /api/v1 and by ID, searches and questions,
// and the description of it all at /api/openapi.json. In: HTTP requests. Out:
// JSON; errors as application/problem+json; excerpts around the evidence
// unless whole texts are asked for. Promised: pages of bounded size with a
// cursor, an ETag on every answer to a GET, 4xx and never 5xx for a request
// that makes no sense. Who may come in is the business of web/guard.
package api

import (
	"context"
	"net/http"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"sanad/internal/store"
	"sanad/internal/text"
	"sanad/internal/web/guard"
	"sanad/internal/web/kept"
)

// Options are what the API knows of the world. The zero value serves.
type Options struct {
	Program string           // name and version, as in run records
	Now     func() time.Time // nil: time.Now
	Fresh   time.Duration    // how long an answer is kept and given again; 0: one second, negative: not at all
	Workers int              // of a question; 0 for all cores
}

// version of the API, not of the program: it changes when a path or a field
// does.
const version = "1.0.0"

// base is where the collections are.
const base = "/api/v1"

// Handler serves a library: /api/…, and /healthz.
func Handler(lib store.Library, o Options) http.Handler {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Fresh == 0 {
		o.Fresh = time.Second
	}
	mux := http.NewServeMux()
	s := &server{lib: lib, Options: o, kept: kept.New(o.Fresh, o.Now, accepted)}
	s.register(humago.New(mux, config()))
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		guard.Problem(w, r, http.StatusNotFound, "there is nothing at this path; /api/openapi.json lists what there is")
	})
	return s.kept.Wrap(mux)
}

// accepted is what an answer depends on besides its address.
func accepted(r *http.Request) string { return r.Header.Get("Accept") }

// server answers from a library.
type server struct {
	lib store.Library
	Options
	kept *kept.Answers
}

// OpenAPI is the description of the API, OpenAPI 3.1 as indented JSON.
func OpenAPI() ([]byte, error) {
	mux := http.NewServeMux()
	a := humago.New(mux, config())
	(&server{Options: Options{Now: time.Now}, kept: kept.New(-1, time.Now, accepted)}).register(a)
	return indent(a.OpenAPI())
}

func config() huma.Config {
	c := huma.DefaultConfig("Sanad", version)
	c.Info.Description = "Where each statement of the news came from, how many independent sources stand behind it, and how it changed on the way."
	c.OpenAPIPath = "/api/openapi"
	c.DocsPath, c.SchemasPath, c.CreateHooks = "", "", nil // nothing is loaded from elsewhere
	c.RejectUnknownQueryParameters = true
	c.Components.Schemas.RegisterTypeAlias(reflect.TypeFor[text.Span](), reflect.TypeFor[[2]int]())
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"token": {Type: "http", Scheme: "bearer"},
		"user":  {Type: "http", Scheme: "basic"},
	}
	c.Security = []map[string][]string{{}, {"token": {}}, {"user": {}}}
	return c
}

// register adds all operations.
func (s *server) register(a huma.API) {
	s.health(a)
	s.collections(a)
	s.searches(a)
	s.questions(a)
	s.corrections(a)
	s.takes(a)
	honest(a.OpenAPI().Components.Schemas)
}

// operation describes a GET.
func operation(id, path, tag, summary, description string) huma.Operation {
	return huma.Operation{OperationID: id, Method: http.MethodGet, Path: path, Tags: []string{tag}, Summary: summary, Description: description,
		Errors: []int{http.StatusNotFound, http.StatusUnprocessableEntity}}
}

// healthy is the answer of a server that can read its library.
type healthy struct {
	Body struct {
		Status   string `json:"status" enum:"ok"`
		Articles int    `json:"articles" doc:"articles in the library"`
	}
}

func (s *server) health(a huma.API) {
	op := operation("health", "/healthz", "server", "Whether the server can read its library", "")
	op.Errors = []int{http.StatusServiceUnavailable}
	huma.Register(a, op, func(ctx context.Context, _ *struct{}) (*healthy, error) {
		ctx, stop := context.WithTimeout(ctx, 5*time.Second)
		defer stop()
		st, err := s.lib.Status(ctx)
		if err != nil {
			return nil, huma.Error503ServiceUnavailable("the library cannot be read")
		}
		out := &healthy{}
		out.Body.Status, out.Body.Articles = "ok", st.Articles
		return out, nil
	})
}
