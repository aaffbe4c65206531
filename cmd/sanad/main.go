// Command sanad reads news and tells where each statement came from, how many
// independent sources stand behind it, and how it changed on the way.
package main

import (
	"context"
	"os"
	"os/signal"

	"golang.org/x/term"

	"sanad/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := cli.Run(ctx, os.Args[1:], cli.Shell{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Terminal: term.IsTerminal(int(os.Stderr.Fd())),
		Colour:   term.IsTerminal(int(os.Stdout.Fd())) && os.Getenv("NO_COLOR") == "",
	})
	stop()
	os.Exit(code)
}
