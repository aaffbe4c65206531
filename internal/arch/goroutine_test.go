package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
)

// goStatements are the places where a file starts goroutines.
func goStatements(f *ast.File) []token.Pos {
	var out []token.Pos
	ast.Inspect(f, func(n ast.Node) bool {
		if g, ok := n.(*ast.GoStmt); ok {
			out = append(out, g.Pos())
		}
		return true
	})
	return out
}

func TestGoStatementsAreSeen(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x\nfunc f() { go f() }", 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(goStatements(f)) != 1 {
		t.Error("a planted goroutine was not seen")
	}
}
