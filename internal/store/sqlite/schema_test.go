package sqlite

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sanad/internal/store/storetest"
)

// doc/schema.md names every table with every column, and no others.
func TestSchemaIsDocumented(t *testing.T) {
	l := library(t)
	doc, err := os.ReadFile("../../../doc/schema.md")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string][]string{}
	quoted := regexp.MustCompile("`([a-z_]+)`")
	for _, line := range strings.Split(string(doc), "\n") {
		cells := strings.Split(line, "|")
		if len(cells) < 4 || !strings.HasPrefix(cells[1], " `") {
			continue
		}
		var columns []string
		for _, m := range quoted.FindAllStringSubmatch(cells[2], -1) {
			columns = append(columns, m[1])
		}
		told[quoted.FindStringSubmatch(cells[1])[1]] = columns
	}
	if len(told) < 30 {
		t.Fatalf("only %d tables are told of", len(told))
	}
	for name, sql := range schema(t, l) {
		if !strings.HasPrefix(sql, "CREATE TABLE") && !strings.HasPrefix(sql, "CREATE VIRTUAL") || regexp.MustCompile("_words_").MatchString(name) {
			continue // indexes, and what full-text search keeps for itself
		}
		var columns []string
		if err := query(t.Context(), l.read, "SELECT name FROM pragma_table_info(?)", []any{name}, func(scan func(...any) error) error {
			var s string
			err := scan(&s)
			columns = append(columns, s)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(columns, told[name]) {
			t.Errorf("%s has the columns %v, doc/schema.md says %v", name, columns, told[name])
		}
		delete(told, name)
	}
	for name := range told {
		t.Errorf("doc/schema.md tells of %s, which is not there", name)
	}
}

// The questions in doc/schema.md can be asked, and most have answers.
func TestQuestionsOfTheDoc(t *testing.T) {
	l := library(t)
	storetest.Filled(t, l, storetest.Harbour())
	doc, err := os.ReadFile("../../../doc/schema.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(doc), "```sql\n")
	block, _, _ = strings.Cut(block, "```")
	asked, answered := 0, 0
	for _, q := range strings.Split(block, ";\n") {
		if strings.TrimSpace(q) == "" {
			continue
		}
		asked++
		rows, err := l.read.QueryContext(t.Context(), q)
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		if rows.Next() {
			answered++
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if asked != 5 || answered < 3 {
		t.Errorf("%d of %d questions were answered", answered, asked)
	}
}
