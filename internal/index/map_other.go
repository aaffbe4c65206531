//go:build !unix

package index

import (
	"io"
	"os"
)

// mapFile reads a whole file where files cannot be mapped.
func mapFile(f *os.File) (data []byte, unmap func() error, err error) {
	data, err = io.ReadAll(f)
	return data, func() error { return nil }, err
}
