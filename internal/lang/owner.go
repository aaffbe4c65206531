package lang

// OwnersTable is world/owner.tsv: who owns which outlet, as it ships. A user may
// give a table of the same form in its place.
func OwnersTable() string {
	b, err := world.ReadFile("world/owner.tsv")
	if err != nil {
		panic(err) // it is embedded
	}
	return string(b)
}
