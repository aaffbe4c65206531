package lang

import "fmt"

// Role is a title, an office or an honorific: a word that stands beside the
// name of a person and never belongs to it.
type Role struct {
	Kind string // office, honorific, degree, rank, relation
}

// Title reports whether the role is a form of address, a degree or a rank.
func (r Role) Title() bool { return r.Kind == "honorific" || r.Kind == "degree" || r.Kind == "rank" }

// loadRole reads role.tsv: kind and form.
func loadRole(p *Pack) error {
	for _, r := range p.Rows("role") {
		if len(r) != 2 {
			return fmt.Errorf("role.tsv: %q is not a kind and a form", r)
		}
		switch r[0] {
		case "office", "honorific", "rank", "relation", "degree":
		default:
			return fmt.Errorf("role.tsv: no kind %q", r[0])
		}
		p.Roles.Add(r[1], Role{Kind: r[0]})
	}
	return nil
}
