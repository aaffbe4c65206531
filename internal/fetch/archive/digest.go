package archive

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"hash"
	"strings"
)

// checkDigests compares a record with what it says of its bytes. A wrong block
// digest condemns it. Writers do not agree whether the payload digest is of
// the bytes with or without the chunks of their transfer, or as decoded, so
// any of these may answer it; and where the block digest is right it is
// believed.
func (rec *Record) checkDigests(payload []byte) error {
	if d := rec.Head.Value("WARC-Block-Digest"); d != "" {
		ok, known := matches(d, rec.Block)
		if known && !ok {
			return fmt.Errorf("the block does not match its digest %.60s", d)
		}
		if known {
			return nil
		}
	}
	d := rec.Head.Value("WARC-Payload-Digest")
	if d == "" || rec.Type == "revisit" {
		return nil // that of a revisit is of the payload it stands for
	}
	ok, known := matches(d, payload)
	if ok || !known {
		return nil
	}
	if plain, was, _ := dechunk(payload); was {
		if ok, _ := matches(d, plain); ok {
			return nil
		}
	}
	if r, err := ReadResponse(rec.Block); err == nil {
		if body, err := r.Body(MaxPage); err == nil {
			if ok, _ := matches(d, body); ok {
				return nil
			}
		}
	}
	return fmt.Errorf("the payload does not match its digest %.60s", d)
}

// matches compares bytes with a labelled digest (sha1:BASE32, sha256:hex), and
// says whether the digest is of a known kind.
func matches(labelled string, b []byte) (ok, known bool) {
	label, want, found := strings.Cut(labelled, ":")
	if !found {
		return false, false
	}
	var h hash.Hash
	switch strings.ToLower(label) {
	case "sha1":
		h = sha1.New()
	case "sha256", "sha-256":
		h = sha256.New()
	case "sha512", "sha-512":
		h = sha512.New()
	case "md5":
		h = md5.New()
	default:
		return false, false
	}
	h.Write(b)
	sum := h.Sum(nil)
	want = strings.TrimSpace(want)
	if w, err := hex.DecodeString(want); err == nil && len(w) == len(sum) {
		return bytes.Equal(w, sum), true
	}
	w, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.TrimRight(strings.ToUpper(want), "="))
	if err != nil || len(w) != len(sum) {
		return false, false // not written as a digest of its kind
	}
	return bytes.Equal(w, sum), true
}

// labelled is the digest of bytes as this package writes it.
func labelled(b []byte) string {
	sum := sha1.Sum(b)
	return "sha1:" + base32.StdEncoding.EncodeToString(sum[:])
}
