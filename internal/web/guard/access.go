package guard

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Access is who may come in: who knows the token, or the user with the
// password. The zero value lets in everybody.
type Access struct {
	Token    string // of programs, in the header Authorization: Bearer …; also a password of the login page
	User     string
	Password string // its argon2id hash, as Hash prints it
}

// Empty reports whether everybody may come in.
func (a Access) Empty() bool { return a.Token == "" && a.User == "" }

// minToken is the length under which a token can be guessed.
const minToken = 16

// Validate reports what makes no sense.
func (a Access) Validate() error {
	switch {
	case a.Token != "" && len(a.Token) < minToken:
		return errors.New("a token has 16 characters or more")
	case (a.User == "") != (a.Password == ""):
		return errors.New("a user needs a password hash, and a password hash a user")
	case a.User != "":
		_, err := parse(a.Password)
		return err
	}
	return nil
}

// tries is how often a client may try a password.
var tries = Rate{PerSecond: 0.2, Burst: 10}

// How long a session lasts since its last use, how long a password given with
// every request is believed without hashing it again, how many of each are
// remembered, and how many passwords are hashed at once.
const (
	sessionLife = 12 * time.Hour
	basicLife   = 5 * time.Minute
	mostEntries = 10_000
	atOnce      = 2
	cookieName  = "sanad_session"
	loginPath   = "/login"
	logoutPath  = "/logout"
)

// door lets in who may come in. Sessions live in memory, by the digest of
// their secret, and end with the process.
type door struct {
	Config
	hash    phc
	key     [32]byte // of this process, for what is remembered of passwords
	hashing chan struct{}

	mu     sync.Mutex
	passes map[[32]byte]time.Time // until when

	tries *limiter // of passwords
}

func newDoor(c Config) *door {
	d := &door{Config: c, hashing: make(chan struct{}, atOnce), passes: map[[32]byte]time.Time{},
		tries: &limiter{rate: tries, local: true, now: c.Now, buckets: map[string]bucket{}}}
	_, _ = rand.Read(d.key[:]) // never fails, by its promise
	if c.Access.User != "" {
		d.hash, _ = parse(c.Access.Password) // an unreadable hash matches nothing; Validate tells
	}
	return d
}

func (d *door) wrap(h http.Handler) http.Handler {
	if d.Access.Empty() {
		return h
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == loginPath:
			d.login(w, r)
		case r.URL.Path == logoutPath && r.Method == http.MethodPost:
			d.logout(w, r)
		case d.open(r.URL.Path) || d.admitted(r):
			h.ServeHTTP(w, r)
		case !forProgram(r) && (r.Method == http.MethodGet || r.Method == http.MethodHead):
			http.Redirect(w, r, loginPath+"?next="+escapeNext(r.URL), http.StatusSeeOther)
		default:
			w.Header().Set("WWW-Authenticate", `Bearer realm="sanad"`)
			w.Header().Add("WWW-Authenticate", `Basic realm="sanad", charset="UTF-8"`)
			Problem(w, r, http.StatusUnauthorized, "give the token, or the user with the password")
		}
	})
}

// open reports whether a path needs no access.
func (d *door) open(path string) bool {
	for _, p := range d.Open {
		if path == p || strings.HasSuffix(p, "/") && strings.HasPrefix(path, p) {
			return true
		}
	}
	return false
}

// admitted reports whether a request carries a session, the token, or the
// user with the password.
func (d *door) admitted(r *http.Request) bool {
	if c, err := r.Cookie(cookieName); err == nil && d.valid(sha256.Sum256([]byte(c.Value)), sessionLife) {
		return true
	}
	kind, value, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if strings.EqualFold(kind, "Bearer") {
		return d.isToken(strings.TrimSpace(value))
	}
	user, password, ok := r.BasicAuth()
	return ok && d.isUser(r, user, password)
}

func (d *door) isToken(s string) bool {
	if d.Access.Token == "" {
		return false
	}
	a, b := sha256.Sum256([]byte(s)), sha256.Sum256([]byte(d.Access.Token))
	return subtle.ConstantTimeCompare(a[:], b[:]) == 1
}

// isUser checks a user and a password; a pair that was right is believed for
// a while, so that not every request pays for a hash. A client that tries too
// often is told that it is wrong.
func (d *door) isUser(r *http.Request, user, password string) bool {
	if d.hash.key == nil || len(password) > 1024 {
		return false
	}
	memo := sha256.Sum256([]byte(string(d.key[:]) + user + "\x00" + password))
	if d.valid(memo, 0) {
		return true
	}
	if d.tries.take(client(r)) > 0 {
		return false
	}
	d.hashing <- struct{}{}
	right := d.hash.matches(password)
	<-d.hashing
	right = right && subtle.ConstantTimeCompare([]byte(user), []byte(d.Access.User)) == 1
	if right {
		d.admit(memo, basicLife)
	}
	return right
}

// valid reports whether an entry stands, and with a life renews it.
func (d *door) valid(key [32]byte, life time.Duration) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	until, ok := d.passes[key]
	now := d.Now()
	if !ok || now.After(until) {
		delete(d.passes, key)
		return false
	}
	if life > 0 {
		d.passes[key] = now.Add(life)
	}
	return true
}

func (d *door) admit(key [32]byte, life time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := d.Now()
	if len(d.passes) >= mostEntries {
		for k, until := range d.passes {
			if now.After(until) {
				delete(d.passes, k)
			}
		}
		if len(d.passes) >= mostEntries {
			clear(d.passes)
		}
	}
	d.passes[key] = now.Add(life)
}

// session begins a session and gives its secret.
func (d *door) session() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails, by its promise
	secret := hex.EncodeToString(b[:])
	d.admit(sha256.Sum256([]byte(secret)), sessionLife)
	return secret
}
