//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// Ctrl-C ends a run cleanly, with what was kept, and the next run goes on.
func TestInterrupted(t *testing.T) {
	bin, dir := program(t), t.TempDir()
	lib, input, n := "", "", 150
	fresh := func() { // a larger run into a library of its own
		lib, input = filepath.Join(dir, fmt.Sprintf("library-%d.db", n)), generated(t, dir, n, uint64(n))
	}
	fresh()
	add := func() (*exec.Cmd, *bytes.Buffer) {
		var said bytes.Buffer
		c := exec.Command(bin, "add", "--batch", "8000", "--library", lib, input)
		c.Stderr = &said
		return c, &said
	}
	interrupted := false
	for wait := 80 * time.Millisecond; !interrupted; wait = wait * 3 / 2 {
		c, said := add()
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(wait)
		_ = c.Process.Signal(os.Interrupt) // it may have ended
		err := c.Wait()
		switch code := c.ProcessState.ExitCode(); {
		case code == 130:
			interrupted = bytes.Contains(said.Bytes(), []byte("interrupted"))
		case err == nil:
			if n *= 2; n > 2400 {
				t.Fatalf("a run over %d articles ended before it could be interrupted", n/2)
			}
			fresh()
			wait = 80 * time.Millisecond
		case code != -1: // before the program listens, the signal ends it
			t.Fatalf("%v\n%s", err, said)
		}
	}
	c, said := add()
	if err := c.Run(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if got := contents(t, lib); len(got) == 0 {
		t.Error("an empty library")
	}
}
