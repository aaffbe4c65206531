package guard

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// Cost of a password hash: argon2id with 19 MiB, two passes, one lane (OWASP
// Password Storage Cheat Sheet).
const (
	memory  = 19 << 10 // KiB
	passes  = 2
	lanes   = 1
	saltLen = 16
	keyLen  = 32
)

// ErrHash is said of a password hash that cannot be read.
var ErrHash = errors.New("not an argon2id hash as `sanad password` prints it")

// Hash is the hash of a password with a fresh salt, in the PHC format
// $argon2id$v=19$m=…,t=…,p=…$salt$key.
func Hash(password string) string {
	salt := make([]byte, saltLen)
	_, _ = rand.Read(salt) // never fails, by its promise
	key := argon2.IDKey([]byte(password), salt, passes, memory, lanes, keyLen)
	enc := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memory, passes, lanes, enc(salt), enc(key))
}

// phc is a hash taken apart.
type phc struct {
	memory, passes uint32
	lanes          uint8
	salt, key      []byte
}

// parse takes a hash apart; costs beyond reason are refused, since whoever
// checks a password pays for them.
func parse(hash string) (phc, error) {
	var h phc
	f := strings.Split(hash, "$")
	if len(f) != 6 || f[0] != "" || f[1] != "argon2id" || f[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return h, ErrHash
	}
	if _, err := fmt.Sscanf(f[3], "m=%d,t=%d,p=%d", &h.memory, &h.passes, &h.lanes); err != nil {
		return h, ErrHash
	}
	var errs [2]error
	h.salt, errs[0] = base64.RawStdEncoding.DecodeString(f[4])
	h.key, errs[1] = base64.RawStdEncoding.DecodeString(f[5])
	switch {
	case errors.Join(errs[:]...) != nil, len(h.salt) < 8, len(h.key) < 16, len(h.key) > 64,
		h.memory < 8*uint32(h.lanes), h.memory > 1<<20, h.passes < 1, h.passes > 16, h.lanes < 1:
		return h, ErrHash
	}
	return h, nil
}

// matches reports whether a password has this hash, in time that does not
// tell how much of it agrees.
func (h phc) matches(password string) bool {
	key := argon2.IDKey([]byte(password), h.salt, h.passes, h.memory, h.lanes, uint32(len(h.key)))
	return subtle.ConstantTimeCompare(key, h.key) == 1
}
