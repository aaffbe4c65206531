package arch

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "sanad/"

var nouns = []string{"raw", "text", "article", "annot", "link", "story", "origin", "pile"}

// allowed lists, for each package below internal/, the packages of ours that
// it may import. "…" after a name means the packages below it too.
var allowed = map[string][]string{
	"raw":                 nil,
	"text":                nil,
	"index":               nil,
	"lang":                {"text"},
	"article":             {"raw", "text"},
	"annot":               {"text", "article"},
	"link":                {"text", "article"},
	"story":               {"text", "article", "annot", "link", "lang"},
	"story/dating":        {"text", "article", "annot", "story"},
	"origin":              {"text", "article", "annot", "link", "story"},
	"pile":                {"raw", "text", "article", "annot", "link", "story", "origin"},
	"feed":                nil,
	"extract":             {"raw", "text", "article", "feed", "lang"},
	"annot/segment":       {"text", "article", "annot", "lang"},
	"annot/entity":        {"text", "article", "annot", "lang", "annot/entity/tagger"},
	"annot/entity/tagger": {"text", "annot", "lang"},
	"annot/when":          {"text", "article", "annot", "lang"},
	"annot/cite":          {"text", "article", "annot", "lang"},
	"annot/quote":         {"text", "article", "annot", "lang"},
	"link/reuse":          {"text", "article", "annot", "link", "lang", "index"},
	"link/relation":       {"text", "article", "annot", "link", "story", "lang"},
	"origin/statement":    {"text", "article", "annot", "link", "story", "origin", "lang"},
	"origin/channel":      {"text", "article", "annot", "link", "story", "origin", "lang"},
	"origin/drift":        {"text", "article", "annot", "link", "story", "origin", "lang"},
	"origin/warning":      {"text", "article", "annot", "link", "story", "origin", "lang"},
	"origin/event":        {"text", "article", "annot", "link", "story", "origin", "lang"},
	"origin/correction":   {"text", "annot", "origin", "pile"},
	"query":               {"text", "article", "annot", "origin", "origin/drift", "pile", "lang"},
	"check":               {"text", "article", "annot", "link", "origin", "origin/drift", "pile", "lang"},
	"revision":            {"text", "article", "annot", "origin", "origin/drift", "lang"},
	"view":                nouns,
	"view/record":         append([]string{"query", "check", "origin/correction"}, nouns...),
	"view/brief":          append([]string{"view"}, nouns...),
	"view/export":         append([]string{"view/record"}, nouns...),
	"view/terminal":       append([]string{"store", "view", "query", "check", "revision"}, nouns...),
	"view/draw":           append([]string{"view"}, nouns...),
	"view/page":           append([]string{"check", "view", "view/draw"}, nouns...),
	"fetch":               {"raw", "feed", "fetch/archive"},
	"fetch/archive":       {"raw"},
	"watch":               {"raw", "feed", "fetch", "fetch/web", "store"},
	"fetch/web":           {"raw", "feed", "fetch", "fetch/archive"},
	"pipeline":            append([]string{"lang", "story/dating", "annot/segment", "annot/entity", "annot/when", "annot/cite", "annot/quote", "link/reuse", "link/relation", "origin/statement", "origin/channel", "origin/drift", "origin/warning", "origin/event"}, nouns...),
	"grow":                append([]string{"pipeline", "extract", "annot/segment", "index", "lang", "revision", "store"}, nouns...),
	"app":                 append([]string{"asked", "view/record", "origin/correction", "grow", "revision", "store", "pipeline", "extract", "feed", "fetch", "fetch/archive", "fetch/web", "watch", "view", "index", "link/reuse", "query", "check"}, nouns...),
	"cli":                 {"text", "origin", "origin/correction", "view/brief", "revision", "app", "grow", "store", "article", "check", "pile", "pipeline", "query", "view", "view/record", "view/terminal", "view/page", "web/asset", "web/guard", "api", "view/export", "web", "watch"},
	"store":               nouns,
	"web":                 append([]string{"view/brief", "origin/correction", "app", "query", "check", "store", "view", "web/asset", "web/kept", "web/page"}, nouns...),
	"web/page":            append([]string{"view/brief", "origin/correction", "query", "check", "store", "view", "view/draw", "web/asset"}, nouns...),
	"web/asset":           nil,
	"web/kept":            nil,
	"web/guard":           nil,
	"api":                 {"article", "pile", "view/export", "view/brief", "app", "origin/correction", "store", "text", "view/record", "web/guard", "web/kept"},
	"store/blob":          {"text"},
	"store/sqlite":        append([]string{"store", "store/blob"}, nouns...),
	"store/storetest":     append([]string{"store", "pipeline", "view/record"}, nouns...),
	"bench":               {"text", "article"},
	"asked":               {"text", "pile"},
	"arch":                nil,
}

// pure are the packages without I/O, clock, log, randomness, goroutines or
// context.
var pure = []string{"raw", "text", "index", "lang", "article", "annot", "link", "story", "origin", "pile", "extract", "feed", "query", "check", "revision", "view"}

// impure are the standard packages that a pure package may not import.
var impure = []string{"context", "log", "log/slog", "math/rand", "math/rand/v2", "net", "net/http", "os", "os/exec", "os/signal", "path/filepath", "sync/atomic", "syscall", "testing/iotest"}

// except lists what a pure package may import all the same, with the reason.
var except = map[string]string{
	"index": "os: an index file is opened and mapped by its own package",
}

func TestImports(t *testing.T) {
	n := 0
	walk(t, func(pkg, file string, imports []string) {
		n++
		rule, known := allowed[pkg]
		if !known {
			t.Errorf("internal/%s (%s) is not in the table of allowed imports", pkg, file)
			return
		}
		for _, p := range violations(pkg, rule, imports) {
			t.Errorf("%s: internal/%s may not import %s", file, pkg, p)
		}
	})
	if n < 20 {
		t.Fatalf("only %d files were looked at", n)
	}
}

// violations are the imports that a package may not have.
func violations(pkg string, rule, imports []string) []string {
	var out []string
	for _, p := range imports {
		if own, ok := strings.CutPrefix(p, module+"internal/"); ok {
			if own != pkg && !slices.Contains(rule, own) {
				out = append(out, p)
			}
			continue
		}
		top, _, _ := strings.Cut(pkg, "/")
		if slices.Contains(pure, top) && slices.Contains(impure, p) && except[pkg] == "" {
			out = append(out, p)
		}
	}
	return out
}

func TestRuleSeesViolation(t *testing.T) {
	got := violations("annot/quote", allowed["annot/quote"], []string{"strings", module + "internal/origin", "os"})
	if want := []string{module + "internal/origin", "os"}; !slices.Equal(got, want) {
		t.Errorf("planted violations: got %v, want %v", got, want)
	}
}

// walk calls f for every non-test Go file below internal/.
func walk(t *testing.T, f func(pkg, file string, imports []string)) {
	t.Helper()
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.Contains(name, "testdata") {
			return err
		}
		src, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		var imports []string
		for _, i := range src.Imports {
			p, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			imports = append(imports, p)
		}
		rel := filepath.ToSlash(strings.TrimPrefix(filepath.Clean(name), ".."+string(filepath.Separator)))
		if pkg := path.Dir(rel); pkg != "." { // internal/doc.go is the tour
			f(pkg, rel, imports)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestNoGoroutines: a pure package starts none.
func TestNoGoroutines(t *testing.T) {
	n := 0
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		rel := filepath.ToSlash(strings.TrimPrefix(filepath.Clean(name), ".."+string(filepath.Separator)))
		top, _, _ := strings.Cut(rel, "/")
		if !slices.Contains(pure, top) {
			return nil
		}
		n++
		fset := token.NewFileSet()
		src, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			return err
		}
		for _, p := range goStatements(src) {
			t.Errorf("%s starts a goroutine", fset.Position(p))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 10 {
		t.Fatalf("only %d files were looked at", n)
	}
}
