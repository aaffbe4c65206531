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
	"extract":             {"raw", "text", "article", "lang"},
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
	"blob":                {"text", "article", "annot"},
	"query":               {"text", "article", "annot", "origin", "pile", "lang"},
	"check":               {"text", "article", "annot", "link", "origin", "origin/drift", "pile", "lang"},
	"view":                nouns,
	"view/record":         append([]string{"query", "check"}, nouns...),
	"view/terminal":       append([]string{"view", "query", "check"}, nouns...),
	"view/draw":           append([]string{"view"}, nouns...),
	"view/page":           append([]string{"view", "view/draw"}, nouns...),
	"fetch":               {"raw"},
	"pipeline":            append([]string{"lang", "story/dating", "annot/segment", "annot/entity", "annot/when", "annot/cite", "annot/quote", "link/reuse", "link/relation", "origin/statement", "origin/channel", "origin/drift", "origin/warning", "origin/event"}, nouns...),
	"app":                 append([]string{"pipeline", "extract", "fetch", "view", "index", "link/reuse", "query", "check"}, nouns...),
	"store":               nouns,
	"cli":                 {"app", "article", "check", "pile", "pipeline", "query", "view", "view/record", "view/terminal", "view/page", "web/guard"},
	"web/guard":           nil,
