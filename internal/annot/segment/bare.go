package segment

import "sanad/internal/article"

// given is what the page or record said of an article.
func given(a *article.Article) *article.Given {
	return &article.Given{
		Title: a.Title, Outlet: a.Outlet, Published: a.Published, Dateline: a.Dateline,
		Credits: a.Credits, Declared: a.Declared, Completeness: a.Completeness,
	}
}

// Bare is an article before Parse: what its page or record said stays, what
// was read from its text goes, so that it can be parsed by other rules.
func Bare(a article.Article) article.Article {
	g := a.Given
	if g == nil {
		return a
	}
	a.Title, a.Outlet, a.Published, a.Dateline = g.Title, g.Outlet, g.Published, g.Dateline
	a.Credits, a.Declared, a.Completeness = g.Credits, g.Declared, g.Completeness
	a.Anchor, a.Copyright, a.Reprint, a.Segments, a.Sentences, a.Given = nil, nil, nil, nil, nil, nil
	return a
}
