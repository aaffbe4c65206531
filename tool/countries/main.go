// Command countries writes internal/lang/CODE/country.tsv: ISO 3166 codes and
// the names of the countries in that language, from CLDR.
//
//	go run ./tool/countries id > internal/lang/id/country.tsv
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: countries CODE")
		os.Exit(2)
	}
	tag, err := language.Parse(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "countries:", err)
		os.Exit(2)
	}
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush() //nolint:errcheck // standard output
	fmt.Fprintln(w, "# ISO 3166 code, name. Written by tool/countries from CLDR (Unicode licence).")
	names := display.Regions(tag)
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			r, err := language.ParseRegion(code)
			if err != nil || !r.IsCountry() || r.Canonicalize() != r || r.String() != code || skip[code] {
				continue
			}
			name, _, _ := strings.Cut(names.Name(r), " (")
			name, _, _ = strings.Cut(name, " SAR ") // "Hong Kong SAR China"
			if name != "" {
				fmt.Fprintf(w, "%s\t%s\n", code, name)
			}
		}
	}
}

// skip are codes of CLDR that are no countries: groups, and uninhabited or
// military territories whose names are common words or belong to others.
var skip = map[string]bool{"UN": true, "EZ": true, "EU": true, "AQ": true, "UM": true, "TF": true, "IO": true, "QO": true, "SU": true, "YU": true, "NT": true, "PC": true, "CQ": true, "AN": true, "CS": true, "FX": true, "ZZ": true, "AC": true, "BV": true, "CP": true, "DG": true, "EA": true, "IC": true, "TA": true, "HM": true}
