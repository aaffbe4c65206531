//go:build unix

package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A disk that is full is a clear error with a hint, the library stays sound,
// and when there is room the same command goes on.
func TestNoRoom(t *testing.T) {
	bin, dir := program(t), t.TempDir()
	input := []string{"../../sample", generated(t, dir, 80, 9)}
	add := append([]string{"add", "--batch", "20000", "--library"}, "")
	whole := filepath.Join(dir, "whole.db")
	run := func(lib string, blocks int) (string, error) {
		add[len(add)-1] = lib
		args := append(append([]string{}, add...), input...)
		c := exec.Command(bin, args...)
		if blocks > 0 {
			c = exec.Command("sh", append([]string{"-c", fmt.Sprintf(`ulimit -f %d; exec "$0" "$@"`, blocks), bin}, args...)...)
		}
		out, err := c.CombinedOutput()
		return string(out), err
	}
	if out, err := run(whole, 0); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := contents(t, whole)
	for _, blocks := range []int{900, 2000} {
		lib := filepath.Join(dir, fmt.Sprintf("full-%d.db", blocks))
		out, err := run(lib, blocks)
		if err == nil {
			t.Fatalf("%d blocks are enough", blocks)
		}
		if !strings.Contains(out, "no room left") || !strings.Contains(out, "hint:") || strings.Contains(out, "goroutine") {
			t.Errorf("%d blocks: %s", blocks, out)
		}
		if out, err := run(lib, 0); err != nil {
			t.Fatalf("%d blocks, then more: %v\n%s", blocks, err, out)
		}
		if got := contents(t, lib); got != want {
			t.Errorf("%d blocks, then more: another library", blocks)
		}
	}
}
