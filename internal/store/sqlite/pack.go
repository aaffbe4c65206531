package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/store/blob"
	"sanad/internal/story"
	"sanad/internal/text"
)

// marked is an article without its text, and its marks without the tokens.
type marked struct {
	Article article.Article
	Marks   annot.Marks
}

// tokens are the tokens of a text; Lower is left out where it is the words in
// lower case.
type tokens struct{ Tokens []annot.Token }

// terms are the reasons of a relation.
type terms struct{ Why []link.Term }

// details are the statements of a story, or a single one without.
type details struct{ Statements []origin.Statement }

// words are the parts of a warning that are in no column.
type words struct {
	Refs []text.Ref
	Text map[string]string
}

// packer turns values into blobs and back. A blob is the key of its layout, a
// byte that says whether it is compressed, and the bytes.
type packer struct {
	db  *sql.DB // where layouts are looked up that another process gave
	enc *zstd.Encoder
	dec *zstd.Decoder

	marked    kept[marked]
	tokens    kept[tokens]
	details   kept[details]
	terms     kept[terms]
	words     kept[words]
	storyline kept[story.Storyline]

	mu      sync.RWMutex
	keys    map[string]uint64 // of layouts, as committed
	fresh   map[string]uint64 // and as in the transaction at work
	layouts map[uint64]string
}

// kept is a codec with the readers of the layouts met so far.
type kept[T any] struct {
	codec   blob.Codec[T]
	mu      sync.RWMutex
	readers map[uint64]blob.Reader[T]
}

func newPacker(ctx context.Context, db *sql.DB) (*packer, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault))
	if err != nil {
		return nil, err
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(1<<30))
	if err != nil {
		return nil, err
	}
	p := &packer{db: db, enc: enc, dec: dec, keys: map[string]uint64{}, fresh: map[string]uint64{}, layouts: map[uint64]string{}}
	p.marked.codec, p.tokens.codec = blob.New[marked](), blob.New[tokens]()
	p.details.codec, p.terms.codec = blob.New[details](), blob.New[terms]()
	p.words.codec, p.storyline.codec = blob.New[words](), blob.New[story.Storyline]()
	return p, p.load(ctx)
}

// load reads the layouts that the library knows.
func (p *packer) load(ctx context.Context) error {
	rs, err := p.db.QueryContext(ctx, "SELECT key, layout FROM layouts")
	if err != nil {
		return err
	}
	defer rs.Close() //nolint:errcheck // told by Err
	p.mu.Lock()
	defer p.mu.Unlock()
	for rs.Next() {
		var k uint64
		var l string
		if err := rs.Scan(&k, &l); err != nil {
			return err
		}
		p.keys[l], p.layouts[k] = k, l
	}
	return rs.Err()
}

// keep takes the keys of the transaction that ended well as given, forget
// those of one that did not as not given.
func (p *packer) keep() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for l, k := range p.fresh {
		p.keys[l], p.layouts[k] = k, l
	}
	clear(p.fresh)
}

func (p *packer) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	clear(p.fresh)
}

// key is the key of a layout, which is given one where it has none.
func (w *writer) key(layout string) (uint64, error) {
	p := w.pack
	p.mu.RLock()
	k, ok := p.keys[layout]
	if !ok {
		k, ok = p.fresh[layout]
	}
	p.mu.RUnlock()
	if ok {
		return k, nil
	}
	if err := w.do("INSERT OR IGNORE INTO layouts (layout) VALUES (?)", layout); err != nil {
		return 0, err
	}
	if _, err := w.one("SELECT key FROM layouts WHERE layout = ?", []any{layout}, &k); err != nil {
		return 0, err
	}
	p.mu.Lock()
	p.fresh[layout] = k
	p.mu.Unlock()
	return k, nil
}

// worthwhile is the size in bytes from which a blob is compressed.
const worthwhile = 200

// pack is a value as a blob under the key of its layout.
func pack[T any](p *packer, c *kept[T], key uint64, v *T) []byte {
	return p.seal(key, c.codec.Append(nil, v))
}

func (p *packer) seal(key uint64, b []byte) []byte {
	head := binary.AppendUvarint(nil, key)
	if len(b) >= worthwhile {
		if z := p.enc.EncodeAll(b, append(head, 1)); len(z) < len(b)+len(head) {
			return z
		}
	}
	return append(append(head, 0), b...)
}

var errBlob = errors.New("a blob is damaged")

// open is the key of a blob's layout and its bytes.
func (p *packer) open(b []byte) (uint64, []byte, error) {
	key, n := binary.Uvarint(b)
	if n <= 0 || len(b) == n || b[n] > 1 {
		return 0, nil, errBlob
	}
	if b[n] == 0 {
		return key, b[n+1:], nil
	}
	out, err := p.dec.DecodeAll(b[n+1:], nil)
	if err != nil {
		return 0, nil, fmt.Errorf("%w: %w", errBlob, err)
	}
	return key, out, nil
}

// unpack reads a blob.
func unpack[T any](p *packer, c *kept[T], b []byte) (v T, err error) {
	key, raw, err := p.open(b)
	if err != nil {
		return v, err
	}
	c.mu.RLock()
	r, ok := c.readers[key]
	c.mu.RUnlock()
	if !ok {
		if r, err = c.reader(p, key); err != nil {
			return v, err
		}
	}
	if v, err = r.Read(raw); err != nil {
		return v, fmt.Errorf("%w: %w", errBlob, err)
	}
	return v, nil
}

func (c *kept[T]) reader(p *packer, key uint64) (blob.Reader[T], error) {
	layout, ok := p.layout(key)
	if !ok { // another process may have written it
		if err := p.load(context.Background()); err != nil {
			return blob.Reader[T]{}, err
		}
		layout, ok = p.layout(key)
	}
	if !ok {
		return blob.Reader[T]{}, fmt.Errorf("%w: it has no layout %d", errBlob, key)
	}
	r, err := c.codec.Reader(layout)
	if err != nil {
		return r, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.readers == nil {
		c.readers = map[uint64]blob.Reader[T]{}
	}
	c.readers[key] = r
	return r, nil
}

func (p *packer) layout(key uint64) (string, bool) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	l, ok := p.layouts[key]
	return l, ok
}

// body is an article as its blobs.
type body struct{ text, tokens, marks []byte }

// layoutKeys are the keys that bodies are packed under.
type layoutKeys struct{ marked, tokens uint64 }

func (w *writer) bodyKeys() (k layoutKeys, err error) {
	if k.marked, err = w.key(w.pack.marked.codec.Layout()); err == nil {
		k.tokens, err = w.key(w.pack.tokens.codec.Layout())
	}
	return k, err
}

// body packs an article. It may run beside others.
func (p *packer) body(k layoutKeys, a *article.Article, m *annot.Marks) body {
	return body{p.seal(0, []byte(a.Text)), pack(p, &p.tokens, k.tokens, &tokens{terse(a.Text, m.Tokens)}), p.marks(k, a, m)}
}

// marks packs what was found in an article, without text and tokens.
func (p *packer) marks(k layoutKeys, a *article.Article, m *annot.Marks) []byte {
	v := marked{*a, *m}
	v.Article.Text, v.Marks.Tokens = "", nil
	return pack(p, &p.marked, k.marked, &v)
}

// terse leaves out what the text says of its tokens.
func terse(t string, l []annot.Token) []annot.Token {
	out := slices.Clone(l)
	for i := range out {
		if k := &out[i]; k.Span.Validate(t) == nil && k.Lower == strings.ToLower(k.Span.Of(t)) {
			k.Lower = ""
		}
	}
	return out
}

// told puts back what terse left out.
func told(t string, l []annot.Token) []annot.Token {
	for i := range l {
		if k := &l[i]; k.Lower == "" && k.Span.Validate(t) == nil {
			k.Lower = strings.ToLower(k.Span.Of(t))
		}
	}
	return l
}

// unbody is the article of blobs.
func (p *packer) unbody(b body) (article.Article, annot.Marks, error) {
	_, t, err := p.open(b.text)
	if err != nil {
		return article.Article{}, annot.Marks{}, err
	}
	v, err := unpack(p, &p.marked, b.marks)
	if err != nil {
		return article.Article{}, annot.Marks{}, err
	}
	v.Article.Text = string(t)
	if b.tokens != nil {
		ts, err := unpack(p, &p.tokens, b.tokens)
		if err != nil {
			return article.Article{}, annot.Marks{}, err
		}
		v.Marks.Tokens = told(v.Article.Text, ts.Tokens)
	}
	return v.Article, v.Marks, nil
}
