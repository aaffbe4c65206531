// Package lang holds the language packs: what the finders must know of a
// language, as data. A pack is a folder of tables (one fact a line, fields
// parted by tabs, # starts a comment). One Go file here for each table says
// what its fields mean. No other folder may branch on a language code.
package lang

import (
	"bufio"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

// packs are the folders of the languages, and world, which is none.
//
//go:embed */*.tsv
var packs embed.FS

// codes lists the folders that are languages: those with a pack.tsv, sorted.
var codes = func() []string {
	files, err := fs.Glob(packs, "*/pack.tsv")
	if err != nil {
		panic(err) // only a malformed pattern
	}
	for i, f := range files {
		files[i] = path.Dir(f)
	}
	return files
}()

// Pack is everything known of one language. It is read-only once loaded.
type Pack struct {
	Code string
	Name string // in the language itself
	Base string // the close language whose tables stand in for missing ones, "" for none

	rows map[string][][]string // raw tables by name, for Rows

	// Typed tables, each loaded by the file of its name.
	df            df
	frame         frame
	quantity      quantity
	unit          unit
	message       Phrases[bool]
	drift         drift
	party         party
	telling       map[string][]Telling
	back          *Phrases[bool]
	issued        *Phrases[bool]
	issuer        map[string]bool
	warning       map[string]string
	correction    *Phrases[bool]
	paging        []string
	Media         *Media
	Citation      *Citation
	Time          *Time
	Grammar       *Grammar // nil where the language has no table of it
	Furniture     *Phrases[Furniture]
	Rights        map[string]bool // words of the phrases of copyright lines
	Calendar      Calendar
	abbreviations map[string]string
	outletWords   map[string]string
	outletAffixes []string
	hanging       map[string]bool
	root          rooter
	concepts      concepts
	senses        senses
	opposite      map[string][]string // of the hub, by concept
	Cues          *CueTable
	TitleCues     *CueTable // those that only headlines have
	OpeningCues   *CueTable // those that only open a sentence
	Clauses       Clauses
	negated       map[string]string
	Names         Names             // name, given, nameword; country and nation add to it
	Countries     map[string]string // name of a country by ISO 3166 code
	CountryForms  map[string][]Form // ways to write a country, by "country:" and its code
	Roles         Lexicon[Role]     // offices, titles and honorifics
	kin           map[string]string
	kinCodes      []string
	small         map[string]uint8 // share written small, see Small
	beside        map[string]Beside
	fields        map[Field][]string
}

// Codes lists the languages that have a pack, sorted.
func Codes() []string { return slices.Clone(codes) }

var all = sync.OnceValue(func() map[string]*Pack {
	out := map[string]*Pack{}
	for _, c := range codes {
		p, err := load(packs, c)
		if err != nil {
			panic("language pack " + c + ": " + err.Error()) // the packs are compiled in and tested
		}
		out[c] = p
	}
	if err := linkConcepts(out); err != nil {
		panic("language packs: " + err.Error())
	}
	if err := linkSenses(out); err != nil {
		panic("language packs: " + err.Error())
	}
	return out
})

// For is the pack of a language code, and whether there is one.
func For(code string) (*Pack, bool) {
	p, ok := all()[code]
	return p, ok
}

// Must is the pack of a language code, or that of its closest kin, or that of
// English where there is none, so that a text in any language gets what is
// common to all.
func Must(code string) *Pack {
	if p, ok := For(code); ok {
		return p
	}
	for _, c := range codes {
		if p := all()[c]; slices.Contains(p.kinCodes, code) {
			return p
		}
	}
	return all()["en"]
}

func load(fsys fs.FS, code string) (*Pack, error) {
	p := &Pack{Code: code, rows: map[string][][]string{}}
	if err := p.readTables(fsys, code); err != nil {
		return nil, err
	}
	if err := loadPack(p); err != nil {
		return nil, err
	}
	if p.Base != "" {
		if err := p.readTables(fsys, p.Base); err != nil {
			return nil, err
		}
	}
	for _, step := range []func(*Pack) error{
		loadDF,
		loadFrame,
		loadQuantity,
		loadUnit,
		loadMessage,
		loadDrift,
		loadParty,
		loadEvent,
		loadBack,
		loadWarning,
		loadCorrection,
		loadPaging,
		loadMedia,
		loadCitation,
		loadTime,
		loadGrammar,
		loadFurniture,
		loadAbbreviations,
		loadCalendar,
		loadOutletWords,
		loadHanging,
		loadIssued,
		loadRoot,
		loadCues,
		loadClauses,
		loadPolarity,
		loadName,
		loadCountry,
		loadRole,
		loadKin,
		loadCase,
		loadBeside,
		loadField,
	} {
		if err := step(p); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// readTables reads the tables of a folder that the pack does not have yet; a
// table whose first row is "+" adds to that of the base and comes first. What a
// table says of other languages (kin) is not handed down.
func (p *Pack) readTables(fsys fs.FS, folder string) error {
	files, err := fs.Glob(fsys, folder+"/*.tsv")
	if err != nil || len(files) == 0 {
		return fmt.Errorf("%s: no tables (%v)", folder, err)
	}
	for _, f := range files {
		table := strings.TrimSuffix(path.Base(f), ".tsv")
		own, ok := p.rows[table]
		adds := len(own) > 0 && own[0][0] == "+"
		if ok && !adds || folder != p.Code && table == "kin" {
			continue
		}
		rows, err := readTable(fsys, f)
		if err != nil {
			return err
		}
		if adds {
			rows = append(own[1:len(own):len(own)], rows...)
		}
		p.rows[table] = rows
	}
	return nil
}

// Rows are the rows of a table of the pack, nil where it has none.
func (p *Pack) Rows(table string) [][]string { return p.rows[table] }

func readTable(fsys fs.FS, name string) ([][]string, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var rows [][]string
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		line := strings.TrimRight(sc.Text(), " \r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		rows = append(rows, strings.Split(line, "\t"))
	}
	return rows, sc.Err()
}

// loadPack reads pack.tsv: name, and base where the language has one.
func loadPack(p *Pack) error {
	for _, r := range p.Rows("pack") {
		if len(r) != 2 {
			return fmt.Errorf("pack.tsv: %q is not a key and a value", r)
		}
		switch r[0] {
		case "name":
			p.Name = r[1]
		case "base":
			p.Base = r[1]
		default:
			return fmt.Errorf("pack.tsv: unknown key %q", r[0])
		}
	}
	if p.Name == "" {
		return fmt.Errorf("pack.tsv: no name")
	}
	return nil
}
