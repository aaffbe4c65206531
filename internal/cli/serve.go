package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sanad/internal/api"
	"sanad/internal/store"
	"sanad/internal/web"
	"sanad/internal/web/asset"
	"sanad/internal/web/guard"
	"sanad/quality"
)

// serving is what the server is told.
type serving struct {
	addr     string
	hosts    []string
	readOnly bool
	tls      bool
}

// rest is how long requests that are under way may take when the server ends.
const rest = 10 * time.Second

// serveCommand shows a library in a browser and to programs.
func serveCommand(sh Shell) *cobra.Command {
	var l library
	var s serving
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show a library as web pages, and to programs under /api",
		Long: `Serve shows a library as pages for people and as an API for programs, until it is
interrupted. The first line that it prints is its address. It listens to this
machine alone; beyond it, it wants a token (SANAD_TOKEN) or a user with the hash
of a password (SANAD_USER, SANAD_PASSWORD_HASH; sanad password makes the hash).`,
		Example: `  sanad serve --library elections.db
  sanad serve --addr 127.0.0.1:0
  SANAD_TOKEN=… sanad serve --addr 0.0.0.0:8080 --host desk.example --tls`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return l.with(c.Context(), sh, false, func(lib store.Library) error { return s.serve(c.Context(), sh, lib) })
		},
	}
	l.add(c)
	c.Flags().StringVar(&s.addr, "addr", "127.0.0.1:8080", "address to listen on; port 0 picks one")
	c.Flags().StringSliceVar(&s.hosts, "host", nil, "further names under which the server is asked")
	c.Flags().BoolVar(&s.readOnly, "read-only", false, "nobody may correct findings")
	c.Flags().BoolVar(&s.tls, "tls", false, "a proxy before the server speaks TLS: cookies are sent over it only")
	return c
}

// serve serves until the context ends.
func (s *serving) serve(ctx context.Context, sh Shell, lib store.Library) error {
	access := guard.Access{Token: os.Getenv("SANAD_TOKEN"), User: os.Getenv("SANAD_USER"), Password: os.Getenv("SANAD_PASSWORD_HASH")}
	if err := access.Validate(); err != nil {
		return usage{err}
	}
	listener, err := guard.Listen(s.addr, access)
	if errors.Is(err, guard.ErrOpen) {
		return usage{err}
	} else if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(sh.Err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	server := guard.Server(guard.Wrap(s.handler(lib, log), guard.Config{
		Access: access, Hosts: s.hosts, TLS: s.tls, Log: log, Open: []string{"/healthz", asset.Prefix},
	}))
	if _, err := fmt.Fprintln(sh.Out, "http://"+shown(listener.Addr())); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), rest)
	defer cancel()
	return server.Shutdown(last)
}

// handler parts what programs ask from what people read.
func (s *serving) handler(lib store.Library, log *slog.Logger) http.Handler {
	program := "sanad " + Version
	site := &web.Site{Library: lib, Edit: !s.readOnly, Log: log, Quality: quality.Shared, Program: program}
	programs, people := api.Handler(lib, api.Options{Program: program}), site.Handler()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/api/") || r.URL.Path == "/healthz" {
			programs.ServeHTTP(w, r)
			if r.Method != http.MethodGet && r.Method != http.MethodHead {
				site.Changed() // pages show it at once
			}
			return
		}
		people.ServeHTTP(w, r)
	})
}

// shown is an address that a browser can open.
func shown(a net.Addr) string {
	host, port, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}
