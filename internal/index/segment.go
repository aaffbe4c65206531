package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"sort"
)

// ErrCorrupt is what every damaged segment leads to.
var ErrCorrupt = errors.New("the index is damaged")

// Layout of a segment, see doc/format-index.md.
const (
	magic      = "SANADIDX"
	version    = 2
	headerSize = 96
	perBlock   = 128
	printBits  = 40
)

// Fingerprints of a segment: runs of Run words, winnowed in windows of Span
// runs.
const (
	Run  = 5
	Span = 8
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func sum(b []byte) uint32 { return crc32.Checksum(b, castagnoli) }

// Doc is a document of a segment: its text and whatever was stored with it.
type Doc struct{ Meta, Text []byte }

// Segment is an open segment file.
type Segment struct {
	data     []byte
	unmap    func() error
	docs     int
	postings uint64
	docTable []byte // offsets
	blocks   int
	table    []byte // of the blocks
	blockEnd uint64
}

// Open maps a segment and checks its header and tables.
func Open(path string) (*Segment, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, unmap, err := mapFile(f)
	if err != nil {
		return nil, fmt.Errorf("map %s: %w", path, err)
	}
	s, err := Parse(data)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), unmap())
	}
	s.unmap = unmap
	return s, nil
}

// Close gives the file back. Documents read before are no longer valid.
func (s *Segment) Close() error {
	if s.unmap == nil {
		return nil
	}
	return s.unmap()
}

// Parse reads a segment from memory.
func Parse(data []byte) (*Segment, error) {
	if len(data) < headerSize || string(data[:8]) != magic {
		return nil, fmt.Errorf("no index segment: %w", ErrCorrupt)
	}
	u32, u64 := binary.LittleEndian.Uint32, binary.LittleEndian.Uint64
	if v := u32(data[8:]); v != version {
		return nil, fmt.Errorf("version %d, this program reads %d: %w", v, version, ErrCorrupt)
	}
	if sum(data[:88]) != u32(data[88:]) || u64(data[64:]) != uint64(len(data)) {
		return nil, fmt.Errorf("header: %w", ErrCorrupt)
	}
	docs, blocks := u64(data[16:]), u64(data[32:])
	docTable, blocksAt, blockTable := u64(data[40:]), u64(data[48:]), u64(data[56:])
	size := uint64(len(data))
	if docs > size/8 || blocks > size/16 || docTable > size || blocksAt > size || blockTable > size ||
		docTable+8*docs+4 != blocksAt || blockTable+16*blocks+4 != size || blocksAt > blockTable || docTable < headerSize {
		return nil, fmt.Errorf("header: %w", ErrCorrupt)
	}
	s := &Segment{data: data, docs: int(docs), blocks: int(blocks), postings: u64(data[24:]), blockEnd: blockTable,
		docTable: data[docTable : blocksAt-4], table: data[blockTable : size-4]}
	if sum(s.docTable) != u32(data[blocksAt-4:]) || sum(s.table) != u32(data[size-4:]) {
		return nil, fmt.Errorf("tables: %w", ErrCorrupt)
	}
	return s, nil
}

// Docs is the number of documents.
func (s *Segment) Docs() int { return s.docs }

// Postings is the number of postings.
func (s *Segment) Postings() uint64 { return s.postings }

// Bytes is the size of the segment.
func (s *Segment) Bytes() int { return len(s.data) }

// Doc reads document i.
func (s *Segment) Doc(i int) (Doc, error) {
	bad := func() (Doc, error) { return Doc{}, fmt.Errorf("document %d: %w", i, ErrCorrupt) }
	if i < 0 || i >= s.docs {
		return bad()
	}
	at := binary.LittleEndian.Uint64(s.docTable[8*i:])
	if at < headerSize || at >= uint64(len(s.data)) {
		return bad()
	}
	b := s.data[at:]
	meta, n := binary.Uvarint(b)
	if n <= 0 {
		return bad()
	}
	text, k := binary.Uvarint(b[n:])
	if k <= 0 || meta > uint64(len(b)) || text > uint64(len(b)) {
		return bad()
	}
	head := uint64(n + k)
	end := head + meta + text
	if end+4 > uint64(len(b)) || sum(b[:end]) != binary.LittleEndian.Uint32(b[end:]) {
		return bad()
	}
	return Doc{Meta: b[head : head+meta : head+meta], Text: b[head+meta : end : end]}, nil
}

// first is the first fingerprint of block k.
func (s *Segment) first(k int) uint64 { return binary.LittleEndian.Uint64(s.table[16*k:]) }

// Lookup lists the documents that hold a fingerprint, ascending, but no more
// than most of them; n is how many there are up to the end of the scan.
func (s *Segment) Lookup(print uint64, most int) (docs []uint32, err error) {
	key := print >> (64 - printBits)
	k := sort.Search(s.blocks, func(k int) bool { return s.first(k) >= key })
	for k = max(0, k-1); k < s.blocks && s.first(k) <= key; k++ {
		err = s.block(k, func(p posting) bool {
			if p.key == key {
				docs = append(docs, p.doc)
			}
			return p.key <= key && len(docs) < most
		})
		if err != nil || len(docs) >= most {
			return docs, err
		}
	}
	return docs, nil
}

// posting is a fingerprint (its upper bits) and a document.
type posting struct {
	key uint64
	doc uint32
}

// block calls f for the postings of block k until it returns false.
func (s *Segment) block(k int, f func(posting) bool) error {
	bad := fmt.Errorf("block %d: %w", k, ErrCorrupt)
	start, end := binary.LittleEndian.Uint64(s.table[16*k+8:]), s.blockEnd
	if k+1 < s.blocks {
		end = binary.LittleEndian.Uint64(s.table[16*(k+1)+8:])
	}
	if start < headerSize || start+4 > end || end > s.blockEnd {
		return bad
	}
	b := s.data[start : end-4]
	if sum(b) != binary.LittleEndian.Uint32(s.data[end-4:]) {
		return bad
	}
	p := posting{key: s.first(k)}
	for i := 0; len(b) > 0; i++ {
		step, n := binary.Uvarint(b)
		if n <= 0 {
			return bad
		}
		doc, m := binary.Uvarint(b[n:])
		if m <= 0 {
			return bad
		}
		b = b[n+m:]
		if step == 0 && i > 0 {
			doc += uint64(p.doc)
		}
		if p.key += step; doc >= uint64(s.docs) {
			return bad
		}
		p.doc = uint32(doc)
		if !f(p) {
			return nil
		}
	}
	return nil
}

// Check reads everything.
func (s *Segment) Check() error {
	for i := range s.docs {
		if _, err := s.Doc(i); err != nil {
			return err
		}
	}
	n, last := uint64(0), posting{}
	for k := range s.blocks {
		sorted := true
		err := s.block(k, func(p posting) bool {
			sorted = sorted && (n == 0 || last.less(p))
			last = p
			n++
			return true
		})
		if err != nil {
			return err
		}
		if !sorted {
			return fmt.Errorf("block %d: not in order: %w", k, ErrCorrupt)
		}
	}
	if n != s.postings {
		return fmt.Errorf("%d postings of %d: %w", n, s.postings, ErrCorrupt)
	}
	return nil
}

func (p posting) less(q posting) bool { return p.key < q.key || p.key == q.key && p.doc < q.doc }
