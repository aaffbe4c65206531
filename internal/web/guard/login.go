package guard

import (
	"crypto/sha256"
	"html/template"
	"net/http"
	"net/url"
	"strings"
)

var loginPage = template.Must(template.New("login").Parse(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sanad</title></head>
<body><main><h1>Sanad</h1>
{{if .Wrong}}<p role="alert">Not right. Try again. <span lang="id">Tidak cocok. Coba lagi.</span></p>{{end}}
<form method="post" action="/login">
<input type="hidden" name="next" value="{{.Next}}">
{{if .User}}<p><label>User <span lang="id">/ Pengguna</span><br><input name="user" autocomplete="username" autofocus></label></p>
<p><label>Password <span lang="id">/ Kata sandi</span><br><input name="password" type="password" autocomplete="current-password"></label></p>{{end}}
{{if .Token}}<p><label>Token<br><input name="token" type="password" autocomplete="off"></label></p>{{end}}
<p><button>Sign in <span lang="id">/ Masuk</span></button></p>
</form></main></body></html>
`))

// login shows the page to sign in, or signs in.
func (d *door) login(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		d.showLogin(w, local(r.URL.Query().Get("next")), false)
	case http.MethodPost:
		if err := r.ParseForm(); err != nil {
			Problem(w, r, http.StatusBadRequest, "the form cannot be read")
			return
		}
		next := local(r.PostForm.Get("next"))
		token, user := r.PostForm.Get("token"), r.PostForm.Get("user")
		if (token == "" || !d.isToken(token)) && (user == "" || !d.isUser(r, user, r.PostForm.Get("password"))) {
			d.Log.Warn("sign-in refused", "client", client(r))
			d.showLogin(w, next, true)
			return
		}
		d.setCookie(w, d.session(), int(sessionLife.Seconds()))
		http.Redirect(w, r, next, http.StatusSeeOther)
	default:
		w.Header().Set("Allow", "GET, POST")
		Problem(w, r, http.StatusMethodNotAllowed, "")
	}
}

func (d *door) showLogin(w http.ResponseWriter, next string, wrong bool) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if wrong {
		w.WriteHeader(http.StatusUnauthorized)
	}
	_ = loginPage.Execute(w, struct { // the client may be gone
		Next               string
		User, Token, Wrong bool
	}{next, d.Access.User != "", d.Access.Token != "", wrong})
}

func (d *door) logout(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie(cookieName); err == nil {
		d.mu.Lock()
		delete(d.passes, sha256.Sum256([]byte(c.Value)))
		d.mu.Unlock()
	}
	d.setCookie(w, "", -1)
	http.Redirect(w, r, loginPath, http.StatusSeeOther)
}

func (d *door) setCookie(w http.ResponseWriter, value string, age int) {
	http.SetCookie(w, &http.Cookie{Name: cookieName, Value: value, Path: "/", MaxAge: age,
		HttpOnly: true, Secure: d.TLS, SameSite: http.SameSiteLaxMode})
}

// local is a path of this server to go on to; what leads elsewhere is "/".
func local(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n\t") {
		return "/"
	}
	return next
}

func escapeNext(u *url.URL) string { return url.QueryEscape(u.RequestURI()) }
