package relation

import (
	"math"
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
	for _, in := range []Input{story("id", dam), story("id", wire), story("en", retold), story("id", again), story("id", mutual)} {
		want := Find(in)
		slices.Reverse(in.Articles)
		slices.Reverse(in.Marks)
		slices.Reverse(in.Passages)
		if got := Find(in); !reflect.DeepEqual(got, want) {
			t.Errorf("%v, in reverse %v", want, got)
		}
	}
}

// Two outlets print a wire that is not here, a third went there itself.
const wire = `
-- a | Harian Tepi | 2031-05-01T09:00:00+07:00 --
Kapal feri Laksmi Tiga kandas di alur masuk pelabuhan Sembilang pada Kamis pagi ketika air laut sedang surut terendah tahun ini.

Sebanyak 148 penumpang dipindahkan ke kapal kecil milik nelayan setempat dan tiba di dermaga barat tanpa seorang pun terluka.

Syahbandar menduga tanda alur bergeser sesudah badai pekan lalu dan menutup jalur itu sampai penyelam selesai memeriksa dasar laut.

Harga ikan di pasar Sembilang naik dua kali lipat karena perahu nelayan dipakai menjemput penumpang.

Sumber: Antara
-- b | Kabar Sembilang | 2031-05-01T09:10:00+07:00 --
Kapal feri Laksmi Tiga kandas di alur masuk pelabuhan Sembilang pada Kamis pagi ketika air laut sedang surut terendah tahun ini.

Sebanyak 148 penumpang dipindahkan ke kapal kecil milik nelayan setempat dan tiba di dermaga barat tanpa seorang pun terluka.

Syahbandar menduga tanda alur bergeser sesudah badai pekan lalu dan menutup jalur itu sampai penyelam selesai memeriksa dasar laut.

Pemilik kapal berjanji mengganti uang karcis seluruh penumpang paling lambat hari Senin.

Sumber: Antara
-- c | Lensa Pesisir | 2031-05-01T15:00:00+07:00 --
Nyoman Arsa masih menggenggam karcisnya yang basah ketika turun dari perahu penjemput di dermaga barat.

Ia bercerita lampu kapal padam sebentar sebelum lambung menyentuh karang dan semua orang berteriak.
`

func TestHiddenCommonSource(t *testing.T) {
	in := story("id", wire)
	rs := Find(in)
	if got := said(rs, "a", "b"); got != "common-source" {
		t.Errorf("a, b: %q", got)
	}
	if len(rs) != 1 || rs[0].Source != "Antara" {
		t.Errorf("want one relation, from Antara: %+v", rs)
	}
	if got := Origins([][]text.ID{{"a", "b", "c"}}, rs)[0]; got.Best != 2 || got.Low != 2 || got.High != 3 {
		t.Errorf("origins %+v, want 2 of 2 to 3", got)
	}
}

// The later article credits the earlier and shares next to no wording with it.
const retold = `
-- a | The Orrin Herald | 2031-06-02T08:00:00Z --
The council of Pellworth will close the Marrow Street library on 30 September, Councillor Edwina Tarle told the Orrin Herald.

She put the saving at 212,000 a year and said the books would go to the Quarrydale branch.
-- b | Fenland Mail | 2031-06-02T12:00:00Z --
Pellworth is to lose its library in Marrow Street at the end of September, according to the Orrin Herald.

Edwina Tarle, a councillor, told the newspaper that 212,000 a year would be saved and that Quarrydale gets the books.
-- c | Coast Weekly | 2031-06-02T16:00:00Z --
Rain stopped play on the second day of the county match at Thornby, with the visitors 212 for four.
`

func TestCreditThroughRewriting(t *testing.T) {
	rs := Find(story("en", retold))
	if got := said(rs, "a", "b"); got != "partly-derived a->b" {
		t.Errorf("a, b: %q", got)
	}
	if len(rs) != 1 {
		t.Errorf("nothing ties c to the others: %+v", rs)
	}
}

// An outlet uses its own background again; both end on the same notice.
const again = `
-- a | Warta Bukit | 2031-07-01T08:00:00+07:00 --
Jaksa menuntut mantan bendahara koperasi Tirta Sari enam tahun penjara dalam sidang yang berlangsung singkat pada Selasa.

Perkara ini bermula ketika pengawas menemukan selisih kas sebesar tujuh miliar rupiah pada pembukuan tahun lalu, lalu melapor kepada polisi yang menyita empat mobil, dua rumah, dan sebuah perahu motor dari keluarga bendahara itu di tiga kecamatan yang berbeda.
-- b | Warta Bukit | 2031-07-03T08:00:00+07:00 --
Pembela meminta hakim membebaskan kliennya karena catatan kas menurut mereka dirusak oleh kebocoran atap gudang arsip.

Perkara ini bermula ketika pengawas menemukan selisih kas sebesar tujuh miliar rupiah pada pembukuan tahun lalu, lalu melapor kepada polisi yang menyita empat mobil, dua rumah, dan sebuah perahu motor dari keluarga bendahara itu di tiga kecamatan yang berbeda.
`

func TestOwnTextUsedAgain(t *testing.T) {
	if got := said(Find(story("id", again)), "a", "b"); got != "copy a->b" && got != "partly-derived a->b" {
		t.Errorf("a, b: %q", got)
	}
}

// Each names the other and neither says where else it came from.
const mutual = `
-- a | Kabar Randu | 2031-08-01T08:00:00+07:00 --
Pemain sayap Jorim Saldana segera pindah ke klub Bintang Rawa dengan nilai enam miliar rupiah, demikian dilansir Suara Lapangan.
-- b | Suara Lapangan | 2031-08-01T08:20:00+07:00 --
Menurut laporan Kabar Randu, klub Bintang Rawa hampir pasti mendapatkan Jorim Saldana seharga enam miliar rupiah.
`

func TestMutualCreditsHaveNoDirection(t *testing.T) {
	if got := said(Find(story("id", mutual)), "a", "b"); got != "partly-derived" {
		t.Errorf("a, b: %q", got)
	}
}

func TestVersionsOfOneDocumentGrow(t *testing.T) {
	s := []string{
		"The Quarrel is a small river in the north of Pellshire that rises near Upper Tarn and joins the Wend below Stannick bridge.",
		"Its valley was settled by charcoal burners in the ninth century, whose pits are still seen in the woods above the mill.",
		"A flood in 1911 carried away the mill and two barns, after which the river was straightened between stone walls for half a mile.",
	}
	in := story("en", "\n-- a |  --\n"+s[0]+"\n\n"+s[1]+"\n\n"+s[2]+"\n-- b |  --\n"+s[0]+"\n-- c |  --\n"+s[0]+"\n\n"+s[1])
	rs := Find(in)
	for pair, want := range map[[2]text.ID]string{{"b", "c"}: "a->b", {"a", "c"}: "b->a", {"a", "b"}: "b->a"} {
		if got := said(rs, pair[0], pair[1]); !strings.HasSuffix(got, want) {
			t.Errorf("%v: %q, want %s", pair, got, want)
		}
	}
}

// Two outlets print one sentence of a release that is not here; the one report
// is so short that the sentence is a good quarter of it, the other is long.
const release = `
-- a | Warta Lereng | 2031-06-02T09:00:00+07:00 --
Perusahaan tambang Batu Karsa menyatakan kegiatannya di Bukit Samaran telah melibatkan warga, kepala dusun, pemerintah kecamatan dan kabupaten, serta para pemangku adat. Pernyataan itu menanggapi laporan kelompok pecinta alam tentang pohon yang ditebang di hulu sungai sejak bulan lalu. Kelompok tersebut memotret batang damar yang rebah di tepi jalan angkut dan mengirim gambarnya ke kantor kehutanan.
-- b | Gema Pesisir | 2031-06-03T11:00:00+07:00 --
Bupati Lasem Tua memuji jalan baru yang dibuka perusahaan tambang di wilayahnya ketika ia meninjau jembatan gantung pada Selasa pagi.

Ia meminta para kepala sekolah mendata murid yang setiap hari menyeberang sungai dengan rakit bambu.

Jalan itu memotong waktu tempuh ke pasar menjadi dua puluh menit dan akan diaspal sebelum musim hujan tiba.

Adapun kegiatan di Bukit Samaran telah melibatkan warga, kepala dusun, pemerintah kecamatan dan kabupaten, serta para pemangku adat, tulis perusahaan itu dalam siaran pers.

Rombongan bupati kemudian makan siang di balai desa bersama para petani cengkih.
`

func TestShortReportOfOneRelease(t *testing.T) {
	if got := said(Find(story("id", release)), "a", "b"); got != string(link.CommonSource) {
		t.Errorf("a, b: %q", got)
	}
}

func TestReleases(t *testing.T) {
	for _, x := range []struct{ lang, body, want string }{
		{"id", "Menurut laporan siaran pers PT Laut Gemilang, kapal itu laik berlayar.", "siaran pers PT Laut Gemilang"},
		{"id", "Jalan itu ditutup, dikutip dari keterangan tertulis dari Balai Jalan Sangkur.", "keterangan tertulis dari Balai Jalan Sangkur"},
		{"en", "The bridge will close, press release of Marsh & Daughters reported.", "press release of Marsh & Daughters"},
		{"en", "She said in a press release on Monday that the bridge will close.", ""},
		{"id", "Ia menjawab dalam siaran pers, Senin, dan lewat rilis pers yang singkat.", ""},
	} {
		in := story(x.lang, "\n-- a | Kabar Lembah --\n"+x.body)
		got := ""
		for _, c := range releases(&in.Articles[0], &in.Marks[0]) {
			got += c.shown
		}
		if got != x.want {
			t.Errorf("%q: %q, want %q", x.body, got, x.want)
		}
	}
}

// Two articles that name one release which is not here have it as their source.
func TestRelease(t *testing.T) {
	rs := Find(story("id", strings.ReplaceAll(wire, "Sumber: Antara", "Sumber: siaran pers PT Laut Gemilang")))
	if got := said(rs, "a", "b"); got != "common-source" {
		t.Errorf("a, b: %q", got)
	}
	if len(rs) != 1 || rs[0].Source != "siaran pers PT Laut Gemilang" {
		t.Errorf("want one relation, from the release: %+v", rs)
	}
}

func TestOpenings(t *testing.T) {
	for name, want := range map[string][]string{
		"Kabar Lembah": {"kabar"}, "KotaKita Post": {"kotakita", "kota"}, "Lensa.id": {"lensa.id", "lensa"}, "LensaHulu.id": {"lensahulu.id", "lensahulu", "lensa"}, "": nil,
	} {
		if got := openings(name); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// The parts of a claim add up to its log-odds.
func TestParts(t *testing.T) {
	found := 0
	eachGroup(story("id", dam), func(g *group, _ []int) {
		l := g.lineage(&Fitted)
		for c, p := range l.parent {
			if p < 0 {
				continue
			}
			found++
			sum := -l.gain[c]
			for _, x := range g.why(l, c, p) {
				sum += x.Value
			}
			if math.Abs(sum) > 1e-9 {
				t.Errorf("%s from %s: parts miss the log-odds %v by %v", g.pages[c].art.ID, g.pages[p].art.ID, l.gain[c], sum)
			}
		}
	})
	if found == 0 {
		t.Error("no parent found")
	}
}
