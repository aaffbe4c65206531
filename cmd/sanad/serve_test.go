package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A server tells its address first, shows pages and records, and ends cleanly
// when it is interrupted.
func TestServe(t *testing.T) {
	sanad := program(t)
	lib := filepath.Join(t.TempDir(), "sanad.db")
	if out, err := exec.Command(sanad, "add", "--library", lib, "../../sample").CombinedOutput(); err != nil {
		t.Fatalf("add: %v\n%s", err, out)
	}
	c := exec.Command(sanad, "serve", "--library", lib, "--addr", "127.0.0.1:0")
	pipe, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill() }) // ended already where the test passes
	line, err := bufio.NewReader(pipe).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	base := strings.TrimSpace(line)
	for path, want := range map[string]string{
		"/healthz": "", "/": "Cikelut", "/api/v1/stories": "story", "/api/openapi.json": "3.1", "/search?q=longsor": "Cikelut",
	} {
		r, err := http.Get(base + path)
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r.Body)
		if err := r.Body.Close(); err != nil {
			t.Error(err)
		}
		if err != nil || r.StatusCode != http.StatusOK || !strings.Contains(string(b), want) {
			t.Errorf("%s: %s, %v, %d bytes without %q", path, r.Status, err, len(b), want)
		}
	}
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("the server ended with %v", err)
		}
	case <-time.After(time.Minute):
		t.Error("the server goes on after an interrupt")
	}
}

// Beyond this machine nobody is let in without a secret.
func TestServeBeyondThisMachine(t *testing.T) {
	sanad := program(t)
	lib := filepath.Join(t.TempDir(), "sanad.db")
	if out, err := exec.Command(sanad, "add", "--library", lib, "../../sample/hospital").CombinedOutput(); err != nil {
		t.Fatalf("add: %v\n%s", err, out)
	}
	out, err := exec.Command(sanad, "serve", "--library", lib, "--addr", "0.0.0.0:0").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "token") {
		t.Errorf("%v: %s", err, out)
	}
}
