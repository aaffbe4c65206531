package blob

import (
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// The second byte of a blob says how the rest is kept.
const (
	plain  = 0
	packed = 1 // Zstandard
)

const (
	worth = 128     // bytes from which on packing is tried
	most  = 1 << 30 // bytes that a blob may unpack to
)

var packer = sync.OnceValue(func() *zstd.Encoder {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1), zstd.WithLowerEncoderMem(true))
	if err != nil {
		panic(err) // the options are constants
	}
	return z
})

var unpacker = sync.OnceValue(func() *zstd.Decoder {
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(most))
	if err != nil {
		panic(err) // the options are constants
	}
	return z
})

// squeeze is a body behind its two first bytes, packed where that is shorter.
func squeeze(body []byte) []byte {
	if len(body) >= worth {
		if out := packer().EncodeAll(body, []byte{version, packed}); len(out) < len(body)+2 {
			return out
		}
	}
	return append([]byte{version, plain}, body...)
}

func unsqueeze(b []byte) ([]byte, error) {
	switch {
	case len(b) < 2:
		return nil, fmt.Errorf("%w: %d bytes", ErrDamaged, len(b))
	case b[0] != version:
		return nil, fmt.Errorf("%w: version %d, where %d is the latest known", ErrDamaged, b[0], version)
	case b[1] == plain:
		return b[2:], nil
	case b[1] != packed:
		return nil, fmt.Errorf("%w: packing %d is unknown", ErrDamaged, b[1])
	}
	out, err := unpacker().DecodeAll(b[2:], nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	return out, nil
}
