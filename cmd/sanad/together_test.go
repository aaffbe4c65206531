package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// Three processes add to one library at the same time, two of them the same
// news. Each ends well, or says that another one is writing and what to do; in
// the end the library holds everything once, settled.
func TestAddingTogether(t *testing.T) {
	bin, dir := program(t), t.TempDir()
	one, two := generated(t, dir, 40, 21), generated(t, dir, 40, 22)
	add := func(lib string, input ...string) (string, error) {
		out, err := exec.Command(bin, append([]string{"add", "--batch", "4000", "--library", lib}, input...)...).CombinedOutput()
		return string(out), err
	}
	alone, lib := filepath.Join(dir, "alone.db"), filepath.Join(dir, "together.db")
	if out, err := add(alone, one, two); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var wg sync.WaitGroup
	said := make([]string, 3)
	for i, input := range []string{one, two, one} {
		wg.Go(func() {
			out, err := add(lib, input)
			if err != nil && (!strings.Contains(out, "another process") || !strings.Contains(out, "hint:")) {
				said[i] = fmt.Sprintf("%v: %s", err, out)
			}
		})
	}
	wg.Wait()
	for _, s := range said {
		if s != "" {
			t.Error(s)
		}
	}
	if out, err := add(lib, one, two); err != nil { // what another one kept from being added
		t.Fatalf("%v\n%s", err, out)
	}
	if got, want := heading(contents(t, lib)), heading(contents(t, alone)); got != want {
		t.Errorf("added together: %s, alone: %s", got, want)
	}
}
