package lang

import (
	"slices"
	"testing"
)

func TestFieldNames(t *testing.T) {
	for f, want := range map[Field][]string{
		FieldTitle: {"title", "judul"}, FieldBody: {"body", "isi"}, FieldOutlet: {"outlet", "sumber"},
		FieldPublished: {"published", "tanggal"}, FieldURL: {"url", "tautan"}, FieldID: {"id"}, FieldLanguage: {"language", "bahasa"},
	} {
		got := FieldNames(f)
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: %v lacks %q", f, got, w)
			}
		}
	}
	seen := map[string]Field{}
	for _, f := range []Field{FieldID, FieldURL, FieldOutlet, FieldTitle, FieldPublished, FieldLanguage, FieldBody} {
		for _, n := range FieldNames(f) {
			if seen[n] != "" {
				t.Errorf("%q names both %s and %s", n, seen[n], f)
			}
			seen[n] = f
		}
	}
	if k := FieldKey("\ufeffTanggal  Terbit"); k != "tanggal_terbit" {
		t.Errorf("key of a column is %q", k)
	}
}

func TestZoneOfAnyLanguage(t *testing.T) {
	for name, want := range map[string]string{"WIB": "+07:00", "wit": "+09:00", "EDT": "-04:00", "GMT": "Z", "QQT": ""} {
		if got := Must("id").Zone(name); got != want {
			t.Errorf("zone %s: %q, want %q", name, got, want)
		}
	}
}
