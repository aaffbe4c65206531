package page

import (
	"sanad/internal/view"
	"sanad/internal/view/brief"
)

// Brief is the account of a story, with the forms in which it can be taken
// along.
type Brief struct {
	*brief.Brief
	Answer *view.Answer
	Story  string
	Title  string
	Forms  []Form
}

// Form is an account as plain text, Markdown or HTML.
type Form struct{ Name, Words string }
