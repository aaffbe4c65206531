package export

import (
	"errors"
	"io"

	"github.com/parquet-go/parquet-go"
)

// parquetSheet prints a flat Parquet file, compressed with Snappy.
type parquetSheet struct {
	w    *parquet.GenericWriter[any]
	to   io.Closer
	at   []int // column of the file, by column of the sheet: the file has them by name
	opt  []bool
	rows []parquet.Row
}

// together is how many rows are written at once.
const together = 256

func newParquet(w io.WriteCloser, s Sheet) *parquetSheet {
	group := parquet.Group{}
	for _, c := range s.Columns {
		group[c.Name] = node(c)
	}
	schema := parquet.NewSchema(s.Name, group)
	place := map[string]int{}
	for i, path := range schema.Columns() {
		place[path[0]] = i
	}
	x := &parquetSheet{w: parquet.NewGenericWriter[any](w, schema, parquet.Compression(&parquet.Snappy)), to: w}
	for _, c := range s.Columns {
		x.at = append(x.at, place[c.Name])
		x.opt = append(x.opt, c.Optional)
	}
	return x
}

func node(c Column) parquet.Node {
	n := parquet.String()
	switch c.Kind {
	case Whole:
		n = parquet.Int(64)
	case Real:
		n = parquet.Leaf(parquet.DoubleType)
	case Flag:
		n = parquet.Leaf(parquet.BooleanType)
	}
	n = parquet.Encoded(n, &parquet.Plain) // what every reader knows; the newer ones are read by few
	if c.Optional {
		n = parquet.Optional(n)
	}
	return n
}

func (x *parquetSheet) row(cells []any) error {
	r := make(parquet.Row, len(cells))
	for i, c := range cells {
		level := 0
		if x.opt[i] && c != nil {
			level = 1
		}
		r[x.at[i]] = parquet.ValueOf(c).Level(0, level, x.at[i])
	}
	if x.rows = append(x.rows, r); len(x.rows) < together {
		return nil
	}
	return x.flush()
}

func (x *parquetSheet) flush() error {
	_, err := x.w.WriteRows(x.rows)
	x.rows = x.rows[:0]
	return err
}

func (x *parquetSheet) Close() error {
	return errors.Join(x.flush(), x.w.Close(), x.to.Close())
}
