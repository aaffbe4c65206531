package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"sanad/internal/bench"
	"sanad/internal/store/sqlite"
)

// program builds the program once for the tests that run it.
func program(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("the built program is missing: -short does not build it; make test does")
	}
	name := filepath.Join(t.TempDir(), "sanad")
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", name, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return name
}

// generated writes n made-up articles as lines of JSON.
func generated(t *testing.T, dir string, n int, seed uint64) string {
	t.Helper()
	var b strings.Builder
	for _, a := range bench.Make(n, seed).Articles {
		line, err := json.Marshal(map[string]string{"id": fmt.Sprintf("made-%d/%s", seed, a.Input), "outlet": a.Outlet.Name, "published": a.Published.Value, "language": a.Language, "body": a.Text})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	name := filepath.Join(dir, fmt.Sprintf("made-%d.jsonl", seed))
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// contents are everything that a library holds about news, and its doctor's
// opinion.
func contents(t *testing.T, path string) string {
	t.Helper()
	ctx := context.Background()
	l, err := sqlite.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}()
	faults, err := l.Doctor(ctx)
	if err != nil || len(faults) > 0 {
		t.Errorf("doctor: %v, %v", faults, err)
	}
	st, err := l.Status(ctx)
	if err != nil || st.Pending > 0 {
		t.Errorf("%d articles are pending (%v)", st.Pending, err)
	}
	all, err := l.All(ctx)
	if err != nil {
		t.Fatal(err)
	}
	p, err := l.Pile(ctx, all)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%d articles %d stories %d statements\n%s", len(p.Articles), len(p.Stories), len(p.Findings.Statements), b)
}

// TestKilled kills the program at random moments while it adds, and lets it go
// on where it stopped, again and again until it ends: the library is the same
// as if nothing had happened. SANAD_KILLS sets the number of moments,
// SANAD_KILL_DATA a folder to add instead of the sample.
func TestKilled(t *testing.T) {
	kills, batch := 12, "8000"
	dir := t.TempDir()
	input := []string{"../../sample", generated(t, dir, 60, 5)}
	if n, err := strconv.Atoi(os.Getenv("SANAD_KILLS")); err == nil {
		kills = n
	}
	if data := os.Getenv("SANAD_KILL_DATA"); data != "" {
		input, batch = []string{data}, "500000"
	}
	bin := program(t)
	run := func(lib string) *exec.Cmd {
		return exec.Command(bin, append([]string{"add", "--batch", batch, "--library", lib}, input...)...)
	}
	whole := filepath.Join(dir, "whole.db")
	start := time.Now()
	if out, err := run(whole).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	m := moments{rand.New(rand.NewPCG(uint64(start.UnixNano()), 1)), time.Since(start)}
	want := contents(t, whole)
	for killed, n := 0, 0; killed < kills; n++ {
		if n > 4*kills {
			t.Fatal("the program ends before it is killed")
		}
		lib := filepath.Join(dir, fmt.Sprintf("killed-%d.db", n))
		times := untilEnded(t, m, kills-killed, func() *exec.Cmd { return run(lib) })
		killed += times
		if got := contents(t, lib); got != want {
			t.Fatalf("after %d kills: %s, want %s", times, heading(got), heading(want))
		}
		t.Logf("a library that was filled in spite of %d kills is the same (%d kills so far)", times, killed)
		if err := os.Remove(lib); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("a run without a kill takes %v and makes %s", m.usual, heading(want))
}

// heading is the first line.
func heading(s string) string { return strings.SplitN(s, "\n", 2)[0] }

// moments are when a run is killed.
type moments struct {
	*rand.Rand
	usual time.Duration // of a run that is not killed
}

// next is a moment after the start of a run. One in eight may lie anywhere in a
// whole run; the others are so early that many fall into one filling of a
// library, for each run goes on where the one before was killed.
func (m moments) next() time.Duration {
	most := m.usual
	if m.IntN(8) > 0 {
		most = min(most, max(time.Second, m.usual/12))
	}
	return time.Duration(m.Float64() * float64(most))
}

// untilEnded runs a command until it ends by itself, and says how often it was
// killed before, which is so often at most.
func untilEnded(t *testing.T, m moments, most int, command func() *exec.Cmd) int {
	t.Helper()
	for times := 0; ; times++ {
		c := command()
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		var after *time.Timer
		if times < most {
			after = time.AfterFunc(m.next(), func() { _ = c.Process.Kill() })
		}
		err := c.Wait()
		if after != nil {
			after.Stop()
		}
		if err == nil {
			return times
		}
		if c.ProcessState.ExitCode() != -1 {
			t.Fatalf("after %d kills: %v", times, err)
		}
	}
}
