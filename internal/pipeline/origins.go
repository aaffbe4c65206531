package pipeline

import (
	"sync"

	"sanad/internal/lang"
	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/origin/channel"
	"sanad/internal/origin/drift"
	"sanad/internal/origin/event"
	"sanad/internal/origin/statement"
	"sanad/internal/origin/warning"
	"sanad/internal/pile"
)

// owners is the table of ownership for a pile.
func owners(p *pile.Pile) []origin.Owner {
	if p.Owners != nil {
		return p.Owners
	}
	return knownOwners()
}

// knownOwners is the table that ships; a test reads it.
var knownOwners = sync.OnceValue(func() []origin.Owner {
	l, err := origin.ParseOwners(lang.OwnersTable())
	if err != nil {
		panic(err) // it is embedded
	}
	return l
})

// origins are the stages that find the statements and what stands behind them.
func origins() []Stage {
	return []Stage{
		{Name: "statement", Version: 1, Needs: []string{"reuse", "story"}, Whole: func(p *pile.Pile, w link.Workers) {
			p.Findings.Statements = statement.Find(statement.Input{
				Articles: p.Articles, Marks: p.Marks, Passages: p.Passages, Relations: p.Relations, Stories: p.Stories, Asked: p.Asked, Workers: w,
			})
		}},
		{Name: "channel", Version: 1, Needs: []string{"statement"}, Whole: func(p *pile.Pile, _ link.Workers) {
			p.Findings.Statements = channel.Trace(channel.Input{
				Articles: p.Articles, Marks: p.Marks, Passages: p.Passages, Relations: p.Relations, Stories: p.Stories,
				Statements: p.Findings.Statements, Owners: owners(p),
			})
		}},
		{Name: "drift", Version: 1, Needs: []string{"statement", "channel"}, Whole: func(p *pile.Pile, w link.Workers) {
			in := drift.Input{Articles: p.Articles, Marks: p.Marks, Relations: p.Relations, Statements: p.Findings.Statements, Workers: w}
			p.Findings.Statements = drift.Find(in)
			p.Findings.Evolutions, p.Findings.Omissions = drift.Evolve(in), drift.Omit(in)
		}},
		{Name: "event", Version: 1, Needs: []string{"statement"}, Whole: func(p *pile.Pile, _ link.Workers) {
			p.Findings.Events = event.Find(event.Input{Articles: p.Articles, Marks: p.Marks, Statements: p.Findings.Statements})
		}},
		{Name: "warning", Version: 1, Needs: []string{"channel"}, Whole: func(p *pile.Pile, _ link.Workers) {
			p.Findings.Warnings = warning.Find(warning.Input{
				Articles: p.Articles, Marks: p.Marks, Stories: p.Stories, Statements: p.Findings.Statements,
			})
		}},
	}
}
