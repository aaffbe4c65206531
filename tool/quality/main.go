// Command quality measures the program on labelled data and keeps the figures
// as a golden file, so that a worse number is a visible diff. It runs the
// scorers that lie beside the data; without the data it says so, and the
// bundled sample, which is always measured by the tests, stands alone.
//
//	quality -exe ./sanad -shared ../shared          writes quality/shared.golden
//	quality -exe ./sanad -shared ../shared -check   compares with it
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const golden = "quality/shared.golden"

func main() {
	exe := flag.String("exe", "./sanad", "program to measure")
	shared := flag.String("shared", "../shared", "folder with score/all.py and the labelled data")
	check := flag.Bool("check", false, "compare with the golden instead of writing it")
	flag.Parse()
	if err := run(*exe, *shared, *check); err != nil {
		fmt.Fprintln(os.Stderr, "quality:", err)
		os.Exit(1)
	}
}

func run(exe, shared string, check bool) error {
	script := filepath.Join(shared, "score", "all.py")
	if _, err := os.Stat(script); errors.Is(err, fs.ErrNotExist) {
		fmt.Printf("quality: no labelled data at %s: only the bundled sample is measured (by the tests)\n", shared)
		return nil
	}
	got, err := measure(exe, script)
	if err != nil {
		return err
	}
	if !check {
		return os.WriteFile(golden, got, 0o644)
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		return err
	}
	if bytes.Equal(got, want) {
		fmt.Printf("quality: %d figures as in %s\n", bytes.Count(got, []byte("\n")), golden)
		return nil
	}
	fmt.Print(diff(string(want), string(got)))
	return fmt.Errorf("figures differ from %s; if the change is meant, run: make quality", golden)
}

// measure runs the scorers and returns their table, one figure a line.
func measure(exe, script string) ([]byte, error) {
	abs, err := filepath.Abs(exe)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command("python3", script, abs)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", script, err, out.Bytes())
	}
	if out.Len() == 0 {
		return nil, fmt.Errorf("%s printed no figure", script)
	}
	return out.Bytes(), nil
}

// diff lists the lines that only one side has.
func diff(want, got string) string {
	var b strings.Builder
	side := func(mark, a, other string) {
		have := map[string]bool{}
		for l := range strings.Lines(other) {
			have[l] = true
		}
		for l := range strings.Lines(a) {
			if !have[l] {
				b.WriteString(mark + l)
			}
		}
	}
	side("- ", want, got)
	side("+ ", got, want)
	return b.String()
}
