package guard

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

const token = "a-token-of-27-characters-ok"

// inside answers what it read and breaks where it is told to.
var inside = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/break", "/api/v1/break":
		panic("secret of the program")
	case "/late":
		_, _ = w.Write([]byte("begun"))
		panic("too late")
	}
	b, err := io.ReadAll(r.Body)
	if err != nil {
		Problem(w, r, http.StatusRequestEntityTooLarge, "")
		return
	}
	_, _ = w.Write(append([]byte("in "), b...))
})

func ask(h http.Handler, method, target, body string, set func(*http.Request)) *http.Response {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Host, r.RemoteAddr = "127.0.0.1:8080", "127.0.0.1:5555"
	if set != nil {
		set(r)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func read(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func html(r *http.Request) { r.Header.Set("Accept", "text/html") }

func TestListen(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:0", ":0", "[::]:0", "192.0.2.7:0", "example.org:0"} {
		if l, err := Listen(addr, Access{}); !errors.Is(err, ErrOpen) {
			t.Errorf("%s is open to all: %v %v", addr, l, err)
		}
	}
	l, err := Listen("127.0.0.1:0", Access{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close() //nolint:errcheck // test
	if l.Addr().(*net.TCPAddr).Port == 0 {
		t.Error("no port was picked")
	}
	if l, err := Listen("0.0.0.0:0", Access{Token: token}); err != nil {
		t.Error(err)
	} else {
		_ = l.Close()
	}
}

func TestAccessMakesSense(t *testing.T) {
	for want, all := range map[bool][]Access{
		true:  {{}, {Token: token}, {User: "desk", Password: Hash("x")}},
		false: {{Token: "short"}, {User: "desk"}, {Password: Hash("x")}, {User: "desk", Password: "plain"}, {User: "desk", Password: "$argon2id$v=19$m=99999999,t=2,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAA"}},
	} {
		for _, a := range all {
			if got := a.Validate() == nil; got != want {
				t.Errorf("%+v: %v", a, a.Validate())
			}
		}
	}
}

func TestHeaders(t *testing.T) {
	r := ask(Wrap(inside, Config{}), "GET", "/", "", nil)
	csp := r.Header.Get("Content-Security-Policy")
	for _, bad := range []string{"unsafe", "http:", "https:", "*"} {
		if strings.Contains(csp, bad) {
			t.Errorf("the policy allows %s: %s", bad, csp)
		}
	}
	if !strings.HasPrefix(csp, "default-src 'none'") || r.Header.Get("X-Content-Type-Options") != "nosniff" || r.Header.Get("X-Frame-Options") != "DENY" {
		t.Errorf("headers %v", r.Header)
	}
}

func TestFaultShowsNothing(t *testing.T) {
	var log bytes.Buffer
	h := Wrap(inside, Config{Log: slog.New(slog.NewTextHandler(&log, nil))})
	for _, path := range []string{"/break", "/api/v1/break"} {
		r := ask(h, "GET", path, "", html)
		b := read(t, r)
		if r.StatusCode != http.StatusInternalServerError || strings.Contains(b, "secret") || strings.Contains(b, "goroutine") || strings.Contains(b, ".go") {
			t.Errorf("%s: %d %s", path, r.StatusCode, b)
		}
		want := map[string]string{"/break": "text/html; charset=utf-8", "/api/v1/break": "application/problem+json"}[path]
		if got := r.Header.Get("Content-Type"); got != want {
			t.Errorf("%s: %s", path, got)
		}
	}
	if !strings.Contains(log.String(), "secret of the program") {
		t.Error("the log does not say what broke")
	}
	defer func() {
		if recover() != http.ErrAbortHandler { //nolint:errorlint // the value itself
			t.Error("an answer that has begun is to be cut off")
		}
	}()
	ask(h, "GET", "/late", "", nil)
}

func TestBodies(t *testing.T) {
	h := Wrap(inside, Config{MaxBody: 10})
	if r := ask(h, "POST", "/", "0123456789", nil); r.StatusCode != http.StatusOK {
		t.Errorf("ten bytes: %d", r.StatusCode)
	}
	if r := ask(h, "POST", "/", "0123456789a", nil); r.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("eleven: %d", r.StatusCode)
	}
	hidden := func(r *http.Request) { r.ContentLength = -1 }
	if r := ask(h, "POST", "/", strings.Repeat("x", 100), hidden); r.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a hundred of unknown length: %d", r.StatusCode)
	}
}

func TestOtherSites(t *testing.T) {
	h := Wrap(inside, Config{Hosts: []string{"sanad.example"}})
	cross := func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }
	origin := func(r *http.Request) { r.Header.Set("Origin", "https://elsewhere.example") }
	for _, set := range []func(*http.Request){cross, origin} {
		if r := ask(h, "POST", "/", "", set); r.StatusCode != http.StatusForbidden {
			t.Errorf("POST from another site: %d", r.StatusCode)
		}
	}
	if r := ask(h, "GET", "/", "", cross); r.StatusCode != http.StatusOK {
		t.Errorf("a link from another site: %d", r.StatusCode)
	}
	for host, want := range map[string]int{"localhost:8080": 200, "[::1]:8080": 200, "sanad.example": 200, "rebound.example": 421, "": 421} {
		if r := ask(h, "GET", "/", "", func(r *http.Request) { r.Host = host }); r.StatusCode != want {
			t.Errorf("host %q: %d", host, r.StatusCode)
		}
	}
}

func TestRates(t *testing.T) {
	now := time.Unix(0, 0)
	h := Wrap(inside, Config{Rate: Rate{PerSecond: 1, Burst: 3}, Now: func() time.Time { return now }})
	codes := func(n int, from string) (ok int) {
		for range n {
			if ask(h, "GET", "/", "", func(r *http.Request) { r.RemoteAddr = from }).StatusCode == http.StatusOK {
				ok++
			}
		}
		return ok
	}
	if a, b := codes(10, "192.0.2.1:1"), codes(2, "192.0.2.2:1"); a != 3 || b != 2 {
		t.Errorf("%d and %d came in", a, b)
	}
	if r := ask(h, "GET", "/", "", func(r *http.Request) { r.RemoteAddr = "192.0.2.1:9" }); r.StatusCode != http.StatusTooManyRequests || r.Header.Get("Retry-After") != "1" {
		t.Errorf("%d %v", r.StatusCode, r.Header)
	}
	now = now.Add(2 * time.Second)
	if a := codes(10, "192.0.2.1:1"); a != 2 {
		t.Errorf("after two seconds %d came in", a)
	}
	free := Wrap(inside, Config{})
	for range 1000 {
		if r := ask(free, "GET", "/", "", nil); r.StatusCode != http.StatusOK {
			t.Fatal("a client of this machine was held up")
		}
	}
}

func TestManyClients(t *testing.T) {
	now := time.Unix(0, 0)
	l := newLimiter(Config{Rate: Rate{PerSecond: 1, Burst: 2}, Now: func() time.Time { return now }})
	for i := range 65_000 {
		l.take(string(rune(i)))
	}
	if len(l.buckets) > mostClients {
		t.Errorf("%d clients are remembered", len(l.buckets))
	}
}

func TestDoor(t *testing.T) {
	h := Wrap(inside, Config{Access: Access{Token: token, User: "desk", Password: Hash("kata sandi")}, Open: []string{"/healthz", "/assets/"}})
	with := func(v string) func(*http.Request) { return func(r *http.Request) { r.Header.Set("Authorization", v) } }
	basic := func(u, p string) func(*http.Request) { return func(r *http.Request) { r.SetBasicAuth(u, p) } }
	for _, c := range []struct {
		path string
		set  func(*http.Request)
		want int
	}{
		{"/", nil, 401}, {"/", html, 303}, {"/healthz", nil, 200}, {"/assets/x.css", nil, 200}, {"/assets", nil, 401},
		{"/", with("Bearer " + token), 200}, {"/", with("bearer " + token), 200}, {"/", with("Bearer x"), 401}, {"/", with("Bearer "), 401},
		{"/", basic("desk", "kata sandi"), 200}, {"/", basic("desk", "kata sandi"), 200}, {"/", basic("desk", "x"), 401}, {"/", basic("", ""), 401},
		{"/", basic("other", "kata sandi"), 401},
	} {
		if r := ask(h, "GET", c.path, "", c.set); r.StatusCode != c.want {
			t.Errorf("%s: %d, want %d", c.path, r.StatusCode, c.want)
		}
	}
}

func TestSession(t *testing.T) {
	now := time.Unix(1e9, 0)
	h := Wrap(inside, Config{Access: Access{User: "desk", Password: Hash("kata sandi")}, TLS: true, Now: func() time.Time { return now }})
	form := func(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") }
	r := ask(h, "GET", "/story/x?a=b", "", html)
	if to := r.Header.Get("Location"); to != "/login?next=%2Fstory%2Fx%3Fa%3Db" {
		t.Errorf("sent to %q", to)
	}
	if b := read(t, ask(h, "GET", `/login?next=/%22%3E%3Cscript%3E`, "", html)); strings.Contains(b, "<script") {
		t.Error("the address is not escaped")
	}
	if r := ask(h, "POST", "/login", "user=desk&password=wrong", form); r.StatusCode != http.StatusUnauthorized || len(r.Cookies()) != 0 {
		t.Errorf("a wrong password: %d", r.StatusCode)
	}
	r = ask(h, "POST", "/login", url.Values{"user": {"desk"}, "password": {"kata sandi"}, "next": {"//elsewhere.example/"}}.Encode(), form)
	if r.StatusCode != http.StatusSeeOther || r.Header.Get("Location") != "/" || len(r.Cookies()) != 1 {
		t.Fatalf("%d %v", r.StatusCode, r.Header)
	}
	c := r.Cookies()[0]
	if !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteLaxMode {
		t.Errorf("cookie %v", c)
	}
	withCookie := func(r *http.Request) { r.AddCookie(c); html(r) }
	if r := ask(h, "GET", "/", "", withCookie); r.StatusCode != http.StatusOK {
		t.Errorf("with a session: %d", r.StatusCode)
	}
	now = now.Add(sessionLife + time.Second)
	if r := ask(h, "GET", "/", "", withCookie); r.StatusCode != http.StatusSeeOther {
		t.Errorf("after its end: %d", r.StatusCode)
	}
	now = now.Add(time.Hour)
	c = ask(h, "POST", "/login", "user=desk&password=kata+sandi", form).Cookies()[0]
	ask(h, "POST", "/logout", "", withCookie)
	if r := ask(h, "GET", "/", "", withCookie); r.StatusCode != http.StatusSeeOther {
		t.Errorf("after signing out: %d", r.StatusCode)
	}
}

func TestGuessing(t *testing.T) {
	now := time.Unix(1e9, 0)
	d := newDoor(Config{Access: Access{User: "desk", Password: Hash("x")}, Now: func() time.Time { return now }})
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	for range int(tries.Burst) {
		d.isUser(r, "desk", "wrong")
	}
	if d.isUser(r, "desk", "x") {
		t.Error("an eleventh try at once was looked at")
	}
	now = now.Add(time.Minute)
	if !d.isUser(r, "desk", "x") {
		t.Error("a minute later it is right")
	}
}

func FuzzHash(f *testing.F) {
	f.Add(Hash("x"))
	f.Add("$argon2id$v=19$m=0,t=0,p=0$$")
	f.Fuzz(func(t *testing.T, s string) {
		if h, err := parse(s); err == nil && (h.memory > 1<<20 || h.passes > 16) {
			t.Errorf("%q costs too much", s)
		}
	})
}

func FuzzNext(f *testing.F) {
	for _, s := range []string{"/", "//x", "/\\x", "https://x", "/a?b#c", "/\t/x"} {
		f.Add(s)
	}
	base, _ := url.Parse("http://127.0.0.1:8080/login")
	f.Fuzz(func(t *testing.T, s string) {
		to, err := base.Parse(local(s))
		if err != nil || to.Host != base.Host || to.Scheme != base.Scheme {
			t.Errorf("%q leads to %v", s, to)
		}
	})
}
