package grow

import (
	"maps"
	"slices"
	"testing"

	"sanad/internal/origin"
	"sanad/internal/store"
	"sanad/internal/text"
)

func ref(article string, start int) text.Ref {
	return text.Ref{Article: text.ID(article), Span: text.Span{Start: start, End: start + 10}}
}

func found(id string, refs ...text.Ref) origin.Statement {
	s := origin.Statement{ID: id}
	for _, r := range refs {
		s.Reports = append(s.Reports, origin.Report{Ref: r})
	}
	return s
}

// The statement that shares the most reports keeps the ID; one whose ID is
// taken gets a number; one of a story outside stands, and takes in what says no
// more.
func TestStatementsInherit(t *testing.T) {
	known := []store.Told{
		{ID: "old", Story: "in", Reports: []text.Ref{ref("a", 0), ref("b", 0), ref("c", 0)}},
		{ID: "former", Reports: []text.Ref{{Article: "d", Span: text.Span{Start: 40, End: 40}}}},
		{ID: "outside", Story: "out", Reports: []text.Ref{ref("e", 0), ref("far", 7)}},
		{ID: "taken", Story: "out", Reports: []text.Ref{ref("far", 70)}},
	}
	statements := []origin.Statement{
		found("x1", ref("a", 3)),
		found("x2", ref("b", 0), ref("c", 0), ref("new", 0)),
		found("x3", ref("d", 40)),
		found("x4", ref("e", 2)),
		found("taken", ref("new", 90)),
		found("x6", ref("far", 70), ref("new", 200)), // says more than the one outside
	}
	stands := func(k int) bool { return known[k].Story == "out" }
	m := meet(statements, known)
	want := map[string]string{"x1": "x1", "x2": "old", "x3": "former", "x4": "x4", "taken": "taken-2", "x6": "x6"}
	if got := m.names(statements, known, stands); !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	var folded []int
	for i := range statements {
		folded = append(folded, m.within(i, statements[i].Reports, stands))
	}
	if !slices.Equal(folded, []int{-1, -1, -1, 2, -1, -1}) {
		t.Errorf("folded %v", folded)
	}
	want["x4"] = "outside" // folded
	f := &origin.Findings{Statements: statements, Evolutions: []origin.Evolution{{From: "x1", To: "x2"}}, Events: []origin.Event{{Statements: []string{"x4", "x3"}}}}
	f.Statements[0].Denies = "x2"
	rename(f, want)
	if f.Statements[0].Denies != "old" || f.Evolutions[0].To != "old" || !slices.Equal(f.Events[0].Statements, []string{"outside", "former"}) {
		t.Errorf("%+v", f)
	}
}
