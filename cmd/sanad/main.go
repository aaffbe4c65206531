// Command sanad reads news and tells where each statement came from, how many
// independent sources stand behind it, and how it changed on the way.
package main

import (
	"context"
	"os"
	"os/signal"

	"golang.org/x/term"

	"sanad/internal/cli"
	"sanad/internal/store"
	"sanad/internal/store/sqlite"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := cli.Run(ctx, os.Args[1:], cli.Shell{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Terminal: term.IsTerminal(int(os.Stderr.Fd())),
		Colour:   term.IsTerminal(int(os.Stdout.Fd())) && os.Getenv("NO_COLOR") == "",
		Open:     open,
	})
	stop()
	os.Exit(code)
}

// open opens a library; this is the only place that knows what it is kept in.
func open(ctx context.Context, path string, make bool) (store.Library, error) {
	if make {
		return sqlite.Create(ctx, path)
	}
	return sqlite.Open(ctx, path)
}
