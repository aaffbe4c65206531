package pipeline

import (
	"time"

	"sanad/internal/annot"
	"sanad/internal/annot/cite"
	"sanad/internal/annot/entity"
	"sanad/internal/annot/quote"
	"sanad/internal/annot/segment"
	"sanad/internal/annot/when"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/link"
	"sanad/internal/link/reuse"
	"sanad/internal/pile"
)

// Article are the stages that read one article at a time. What they make of an
// article never depends on others, so a library keeps it.
func Article() []Stage {
	return []Stage{
		{Name: "segment", Version: 1, Each: func(a *article.Article, m *annot.Marks, p *lang.Pack) {
			*a = segment.Parse(*a, p)
			m.Tokens = segment.Part(a.Text, segment.Tokens(a.Text), p)
		}},
		{Name: "entity", Version: 1, Needs: []string{"segment"}, Each: func(a *article.Article, m *annot.Marks, p *lang.Pack) {
			m.Entities, m.Mentions = entity.Find(a, m.Tokens, p)
		}},
		{Name: "when", Version: 1, Needs: []string{"segment"}, Each: func(a *article.Article, m *annot.Marks, p *lang.Pack) {
			m.Times = when.Find(a, m.Tokens, p)
		}},
		{Name: "cite", Version: 1, Needs: []string{"segment", "entity"}, Each: func(a *article.Article, m *annot.Marks, p *lang.Pack) {
			m.Citations = cite.Find(a, m.Tokens, m.Mentions, p)
		}},
		{Name: "quote", Version: 1, Needs: []string{"segment", "entity", "cite"}, Each: func(a *article.Article, m *annot.Marks, p *lang.Pack) {
			m.Attributions, m.Faint = quote.Read(quote.Input{
				Article: a, Tokens: m.Tokens, Entities: m.Entities, Mentions: m.Mentions, Citations: m.Citations, Pack: p,
			})
		}},
	}
}

// Annotate are the stages that read one article at a time, and the one that
// settles whom their names stand for over the pile.
func Annotate() []Stage { return append(Article(), names()) }

// names is the stage that settles whom the names of the pile stand for.
func names() Stage {
	return Stage{Name: "names", Version: 1, Needs: []string{"entity", "cite", "quote"}, Whole: func(p *pile.Pile, _ link.Workers) {
		entity.Link(p.Articles, p.Marks)
	}}
}

// Reuse are the stages up to stories and relations.
func Reuse() []Stage {
	return append(Annotate(), []Stage{findReuse(), relate(), group(), estimateDates(), roots()}...)
}

// findReuse finds the passages that the articles share.
func findReuse() Stage {
	return Stage{Name: "reuse", Version: 1, Needs: []string{"segment"}, Whole: func(p *pile.Pile, w link.Workers) {
		p.Passages = reuse.Find(reuse.Input{Articles: p.Articles, Marks: p.Marks, Workers: w})
	}}
}

// Cluster are the stages up to stories.
func Cluster() []Stage {
	return append(Annotate(), []Stage{findReuse(), group()}...)
}

// Stream are the stages up to stories, which are found as they appeared in steps
// of time.
func Stream(step time.Duration) []Stage {
	return append(Annotate(), findReuse(), replay(step))
}

// Trace are all stages.
func Trace() []Stage {
	return append(Reuse(), origins()...)
}

// Pile are the stages over a whole pile, for articles whose marks are there:
// Trace is Article, then Pile.
func Pile() []Stage { return Trace()[len(Article()):] }
