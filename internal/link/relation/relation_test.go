package relation

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/annot/cite"
	"sanad/internal/annot/segment"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/link"
	"sanad/internal/link/reuse"
	"sanad/internal/text"
)

// story reads articles: a head "-- name | outlet | time --" and the text.
func story(lang_, pile string) Input {
	var in Input
	for _, part := range strings.Split(pile, "\n-- ")[1:] {
		head, body, _ := strings.Cut(part, " --\n")
		f := strings.Split(head, " | ")
		a := article.Article{ID: text.ID(f[0]), Input: f[0], Language: lang_, Text: strings.TrimSpace(body)}
		a.Outlet.Name = f[1]
		if len(f) > 2 {
			a.Published = &article.Date{Value: f[2], Precision: "minute", Basis: article.Metadata}
		}
		in.Articles = append(in.Articles, segment.Parse(a, lang.Must(lang_)))
	}
	slices.SortFunc(in.Articles, func(a, b article.Article) int { return strings.Compare(string(a.ID), string(b.ID)) })
	for i := range in.Articles {
		a := &in.Articles[i]
		m := annot.Marks{Tokens: segment.Tokens(a.Text)}
		m.Citations = cite.Find(a, m.Tokens, nil, lang.Must(a.Language))
		in.Marks = append(in.Marks, m)
	}
	in.Passages = reuse.Find(reuse.Input{Articles: in.Articles, Marks: in.Marks})
	return in
}

// said is what Find says of a pair: "copy a->b", "common-source", or "".
func said(rs []link.Relation, a, b text.ID) string {
	for _, r := range rs {
		if r.A != a || r.B != b {
			continue
		}
		if r.Direction == link.NoneKnown {
			return string(r.Kind)
		}
		return string(r.Kind) + " " + string(r.Direction)
	}
	return ""
}

const dam = `
-- a | Kabar Lembah | 2031-03-04T08:00:00+07:00 --
Bendungan Arutala di Kabupaten Sangkur retak sepanjang sembilan meter setelah gempa kecil mengguncang lembah itu pada Senin malam.

Petugas jaga menemukan rembesan di sisi timur dinding dan segera menutup pintu air nomor tiga sambil menunggu tim ahli dari ibu kota provinsi.

Sebanyak 212 keluarga di tiga dusun di hilir diminta mengungsi ke gedung sekolah dan balai desa sampai pemeriksaan selesai.

Dinas pekerjaan umum menurunkan empat pompa besar untuk mengurangi beban air, tetapi hujan deras membuat permukaan waduk justru naik dua puluh sentimeter.

Warga membawa ternak mereka ke bukit Randu karena kandang di tepi sungai sudah tergenang sejak dini hari.
-- b | Portal Sangkur | 2031-03-04T10:00:00+07:00 --
Bendungan Arutala di Kabupaten Sangkur retak sepanjang sembilan meter setelah gempa kecil mengguncang lembah itu pada Senin malam, demikian dilansir Kabar Lembah.

Petugas jaga menemukan rembesan di sisi timur dinding dan segera menutup pintu air nomor tiga sambil menunggu tim ahli dari ibu kota provinsi.

Sebanyak 212 keluarga di tiga dusun di hilir diminta mengungsi ke gedung sekolah dan balai desa sampai pemeriksaan selesai.
-- c | Lensa Hulu | 2031-03-04T12:00:00+07:00 --
Kepala sekolah di Sangkur bercerita tentang malam panjang bersama para pengungsi yang tidur di ruang kelas beralas tikar.

Menurut dia anak-anak lebih suka bermain di lapangan daripada membicarakan air yang naik di belakang rumah mereka.
`

func TestCreditedCopy(t *testing.T) {
	rs := Find(story("id", dam))
	if got := said(rs, "a", "b"); got != "copy a->b" {
		t.Errorf("a, b: %q", got)
	}
	if got := said(rs, "a", "c") + said(rs, "b", "c"); got != "" {
		t.Errorf("c shares no text: %q", got)
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	in := story("id", dam)
	want := Find(in)
	slices.Reverse(in.Articles)
	slices.Reverse(in.Marks)
	slices.Reverse(in.Passages)
	if got := Find(in); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, in reverse %v", want, got)
	}
}
