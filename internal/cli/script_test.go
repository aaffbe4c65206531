package cli

import (
	"os"
	"os/signal"
	"testing"

	"context"

	"github.com/rogpeppe/go-internal/testscript"

	"sanad/internal/store"
	"sanad/internal/store/sqlite"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"sanad": func() {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		os.Exit(Run(ctx, os.Args[1:], Shell{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Open: openLibrary}))
	}})
}

// The command line as a user sees it: one script a topic.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", RequireExplicitExec: true, RequireUniqueNames: true})
}

func openLibrary(ctx context.Context, path string, make bool) (store.Library, error) {
	if make {
		return sqlite.Create(ctx, path)
	}
	return sqlite.Open(ctx, path)
}
