package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"maps"
	"os"
	"strings"
	"testing"

	goparquet "github.com/fraugster/parquet-go"
)

// brought is the worked example of doc/exports.md: how many carriers each medium
// brings.
func brought(file io.ReadSeeker) (map[string]int, error) {
	r, err := goparquet.NewFileReader(file, "name", "carriers") // github.com/fraugster/parquet-go
	if err != nil {
		return nil, err
	}
	out := map[string]int{}
	for {
		row, err := r.NextRow()
		if err == io.EOF {
			return out, nil
		}
		var carriers []string
		if err == nil {
			err = json.Unmarshal(row["carriers"].([]byte), &carriers)
		}
		if err != nil {
			return nil, err
		}
		name, _ := row["name"].([]byte)
		out[string(name)] += len(carriers)
	}
}

// The worked example for Parquet stands in the document as it is run here, and
// counts on the sample what the CSV says.
func TestWorkedExampleOfParquet(t *testing.T) {
	doc, err := os.ReadFile("../../../doc/exports.md")
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("parquet_test.go")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(doc), "```go\n")
	if code, _, ok := strings.Cut(rest, "```"); !ok || !strings.Contains(string(source), code) {
		t.Errorf("the document has\n%s", code)
	}
	p := traced(t, sample)
	var sheet, file bytes.Buffer
	for f, b := range map[Format]*bytes.Buffer{CSV: &sheet, Parquet: &file} {
		if err := Table(b, p, f, "channels", Options{}.Options); err != nil {
			t.Fatal(err)
		}
	}
	got, err := brought(bytes.NewReader(file.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&sheet).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want, column := map[string]int{}, map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for _, row := range rows[1:] {
		var carriers []string
		if err := json.Unmarshal([]byte(row[column["carriers"]]), &carriers); err != nil {
			t.Fatal(err)
		}
		want[row[column["name"]]] += len(carriers)
	}
	if !maps.Equal(got, want) || len(got) < 5 {
		t.Errorf("%v, not %v", got, want)
	}
}
