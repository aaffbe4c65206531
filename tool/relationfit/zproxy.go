package main

import (
	"os"
	"strings"

	"sanad/internal/article"
	"sanad/internal/pile"
)

func proxy(p *pile.Pile) {
	if os.Getenv("PROXY") == "" {
		return
	}
	names := map[string]bool{"Antara": true, "Reuters": true, "AP": true, "AFP": true}
	for i := range p.Articles {
		names[p.Articles[i].Outlet.Name] = true
	}
	for i := range p.Articles {
		a := &p.Articles[i]
		for _, n := range []string{} {
			_ = n
		}
		for n := range names {
			if n == "" || n == a.Outlet.Name {
				continue
			}
			k := strings.Index(a.Text, n)
			if k >= 0 && (k == 0 || a.Text[k-1] == ' ' || a.Text[k-1] == '(') && (k+len(n) == len(a.Text) || strings.ContainsRune(" ,.)\n", rune(a.Text[k+len(n)]))) {
				a.Declared = append(a.Declared, article.Declared{Name: n})
			}
		}
		for _, s := range []string{"siaran pers ", "press release of "} {
			if k := strings.Index(a.Text, s); k >= 0 {
				e := min(len(a.Text), k+40)
				a.Declared = append(a.Declared, article.Declared{Name: strings.FieldsFunc(a.Text[k:e], func(r rune) bool { return strings.ContainsRune(",.)\n\"", r) })[0]})
			}
		}
	}
}
