package pipeline

import (
	"fmt"
	"strings"
)

// Recipe says by which rules results were made: the names and versions of the
// stages, in order ("segment/1 entity/1 …"). Equal recipes give equal results.
func Recipe(stages []Stage) string {
	out := make([]string, len(stages))
	for i, s := range stages {
		out[i] = s.mark()
	}
	return strings.Join(out, " ")
}

func (s Stage) mark() string { return fmt.Sprintf("%s/%d", s.Name, s.Version) }

// Since are the stages that must run anew on results of a recipe: those of
// another version, those that it lacks, and all that need one of these.
func Since(recipe string, stages []Stage) []Stage {
	have := map[string]bool{}
	for _, m := range strings.Fields(recipe) {
		have[m] = true
	}
	anew := map[string]bool{}
	var out []Stage
	for _, s := range stages {
		run := !have[s.mark()]
		for _, n := range s.Needs {
			run = run || anew[n]
		}
		if run {
			anew[s.Name] = true
			out = append(out, s)
		}
	}
	return out
}
