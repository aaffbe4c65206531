package cli

import (
	"bytes"
	"testing"
)

// run runs the program and returns its exit code and its answer.
func run(t *testing.T, args ...string) (int, string) {
	t.Helper()
	var out, errs bytes.Buffer
	code := Run(t.Context(), args, Shell{Out: &out, Err: &errs})
	if code != Answered {
		t.Log(errs.String())
	}
	return code, out.String()
}
