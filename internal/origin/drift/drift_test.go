package drift

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// told makes one article whose body is one report. Marks in the text: [S:…]
// source, [post:…] and [outlet:…] one that is cited, [C:…] cue, [N:…] a place, [P:…] a person, who is the source where one is
// named, [T:value|…] a time. Everything else up to
// the marks is content.
func told(id, language, marked string) (article.Article, annot.Marks, origin.Report) {
	var b strings.Builder
	var m annot.Marks
	att := annot.Attribution{ID: "a1", Mode: annot.Indirect}
	rest := marked
	for rest != "" {
		head, tail, found := strings.Cut(rest, "[")
		b.WriteString(head)
		if !found {
			break
		}
		inner, after, _ := strings.Cut(tail, "]")
		kind, words, _ := strings.Cut(inner, ":")
		value, shown, timed := strings.Cut(words, "|")
		if timed {
			words = shown
		}
		s := text.Span{Start: b.Len(), End: b.Len() + len(words)}
		b.WriteString(words)
		switch kind {
		case "S":
			att.Source = &annot.Source{Span: &s, Name: words, Basis: annot.Stated}
		case "C":
			att.Cue = &annot.Cue{Span: s}
		case "post", "outlet":
			att.Source = &annot.Source{Span: &s, Name: words, Basis: annot.Stated}
			m.Citations = append(m.Citations, annot.Citation{Span: s, Name: words, Kind: annot.Path(kind)})
		case "P":
			m.Mentions = append(m.Mentions, annot.Mention{Span: s, Class: annot.Person, Entity: "person:" + strings.ToLower(words)})
		case "N":
			m.Mentions = append(m.Mentions, annot.Mention{Span: s, Class: annot.Place, Entity: "place:" + strings.ToLower(words)})
		case "T":
			m.Times = append(m.Times, annot.Time{Span: s, Value: value, Precision: "day"})
		}
		rest = after
	}
	t := b.String()
	whole := text.Span{End: len(t)}
	a := article.Article{ID: text.ID(id), Language: language, Text: t, Sentences: []text.Span{whole}}
	m.Tokens = tokens(t)
	r := origin.Report{Ref: text.Ref{Article: a.ID, Span: whole}, Voice: -1}
	if att.Source != nil && len(m.Mentions) > 0 {
		att.Source.Entity = m.Mentions[len(m.Mentions)-1].Entity
	}
	if att.Source != nil {
		att.Span, att.Content = whole, []text.Span{whole}
		m.Attributions = []annot.Attribution{att}
		r.Attribution = "a1"
	}
	return a, m, r
}

func tokens(t string) []annot.Token {
	var out []annot.Token
	for i := 0; i < len(t); {
		j := i
		for j < len(t) && (!strings.ContainsRune(" .,\"", rune(t[j])) || j+1 < len(t) && t[j] == '.' && t[j+1] >= '0' && t[j+1] <= '9') {
			j++
		}
		if j > i {
			kind := annot.Word
			if t[i] >= '0' && t[i] <= '9' {
				kind = annot.Number
			}
			out = append(out, annot.Token{Span: text.Span{Start: i, End: j}, Kind: kind, Lower: strings.ToLower(t[i:j])})
		} else if j++; t[i] != ' ' {
			out = append(out, annot.Token{Span: text.Span{Start: i, End: j}, Kind: annot.Mark, Lower: t[i:j]})
		}
		i = j
	}
	return out
}

func drifts(language, one, other string) []string {
	return driftsOn(nil, language, one, other)
}

// driftsOn are the same with the channels of the two articles, "article0" and
// "article1".
func driftsOn(channels []origin.Channel, language, one, other string) []string {
	var in Input
	s := origin.Statement{ID: "s", Channels: channels}
	for i, marked := range []string{one, other} {
		a, m, r := told(fmt.Sprint("article", i), language, marked)
		in.Articles, in.Marks, s.Reports = append(in.Articles, a), append(in.Marks, m), append(s.Reports, r)
	}
	in.Statements = []origin.Statement{s}
	var out []string
	for _, d := range Find(in)[0].Drift {
		words := func(r text.Ref) string {
			for _, a := range in.Articles {
				if a.ID == r.Article {
					return r.Span.Of(a.Text)
				}
			}
			return "?"
		}
		out = append(out, fmt.Sprintf("%s %s: %s | %s", d.Kind, d.Severity, words(d.A), words(d.B)))
	}
	return out
}

func TestKinds(t *testing.T) {
	for _, c := range []struct{ language, one, other, want string }{
		{"id", "Banjir merendam 120 rumah di Desa Tirtoasih.", "Banjir merendam 210 rumah di Desa Tirtoasih.", "number material: 120 | 210"},
		{"id", "Banjir merendam dua belas rumah di desa itu.", "Banjir merendam 12 rumah di desa itu.", ""},
		{"id", "Sedikitnya 40 rumah rusak di desa itu.", "40 rumah rusak di desa itu.", "number harmless: 40 | 40"},
		{"id", "Biayanya Rp 1.500 per karung di pasar itu.", "Biayanya Rp 1500 per karung di pasar itu.", ""},
		{"id", "Jalan ditutup [T:2025-03-10|Senin (10/3/2025)] karena longsor.", "Jalan ditutup [T:2025-03-11|Selasa (11/3/2025)] karena longsor.", "date material: Senin (10/3/2025) | Selasa (11/3/2025)"},
		{"id", "Jalan ditutup [T:2025-03-10|Senin (10/3)] karena longsor.", "Jalan ditutup [T:2025-03-10|Senin (10/3/2025)] karena longsor.", ""},
		{"id", "Kapal itu berlabuh di [N:Teluk Rangga] sejak pagi.", "Kapal itu berlabuh di [N:Teluk Renggi] sejak pagi.", "name material: Teluk Rangga | Teluk Renggi"},
		{"id", "Pasar [N:Batu Nyala] akan dibuka kembali besok.", "Pasar [N:Nyala] akan dibuka kembali besok.", ""},
		{"id", "Pemerintah akan membangun jembatan di sungai itu.", "Pemerintah telah membangun jembatan di sungai itu.", "modality material: akan membangun | telah membangun"},
		{"id", "Pemerintah akan membangun jembatan di sungai itu.", "Pemerintah bakal membangun jembatan di sungai itu.", ""},
		{"id", "Sopir itu diduga mabuk saat truknya terbalik.", "Sopir itu mabuk saat truknya terbalik.", "modality material: diduga mabuk | mabuk"},
		{"id", "Gubernur tidak menyetujui rencana pasar baru itu.", "Gubernur menyetujui rencana pasar baru itu.", "polarity material: tidak menyetujui | menyetujui"},
		{"id", "Gubernur tidak menyetujui rencana pasar baru itu.", "Gubernur tak menyetujui rencana pasar baru itu.", ""},
		{"id", "Tak hanya padi, jagung juga gagal dipanen tahun ini.", "Bukan hanya padi, jagung juga gagal dipanen tahun ini.", ""},
		{"id", "Seluruh pedagang pindah ke pasar baru.", "Sebagian pedagang pindah ke pasar baru.", "scope material: Seluruh pedagang | Sebagian pedagang"},
		{"id", "Waduk itu diduga retak, [C:kata] [S:Rustam Palewa].", "Waduk itu diduga retak.", "attribution material: kata Rustam Palewa | Waduk itu diduga retak."},
		{"id", "Waduk itu penuh sejak pagi, [C:kata] [S:Rustam Palewa].", "Waduk itu penuh sejak pagi.", "attribution harmless: kata Rustam Palewa | Waduk itu penuh sejak pagi."},
		{"id", "Waduk itu penuh sejak pagi, [C:kata] [S:Rustam Palewa].", "Waduk itu penuh sejak pagi, [C:ujar] [S:Nilam Tarigas].", "attribution material: kata Rustam Palewa | ujar Nilam Tarigas"},
		{"id", "Menurut penelitian, warga kota itu tidur tujuh jam sehari.", "Warga kota itu tidur tujuh jam sehari.", "attribution harmless: Menurut penelitian | Warga kota itu tidur tujuh jam sehari."},
		{"id", "Pameran dibuka [T:2025-03-28|tanggal 28 Maret] di balai kota.", "Pameran dibuka tanggal 58 Maret di balai kota.", "number material: tanggal 28 Maret | tanggal 58 Maret"},
		{"id", "\"Anggaran itu habis untuk proyek fiktif di kota kami,\" [C:kata] [S:Rustam Palewa].", "\"Anggaran itu habis untuk proyek mahal di kota kami,\" [C:kata] [S:Rustam Palewa].", "wording material: fiktif | mahal"},
		{"id", "\"Anggaran itu habis untuk proyek jalan di kota kami,\" [C:kata] [S:Rustam Palewa].", "\"Anggaran itu habis untuk proyek jalanan di kota kami,\" [C:kata] [S:Rustam Palewa].", ""},
		{"id", "Kapal motor KM-4172 kandas sebelum fajar.", "Nelayan menarik KM 4712 ke dermaga.", "number material: KM-4172 | KM 4712"},
		{"id", "Kapal motor KM-4172 kandas sebelum fajar.", "Nelayan menarik KM 4175 ke dermaga.", ""},
		{"id", "Tersangka [P:Rustam Palewa] [C:membantah] menjual sawah warga.", "Kata terdakwa [P:Rustam Palewa], ia tidak di sana, [C:ujar] [S:Rustam Palewa].", ""},
		{"id", "Sawah warga tidak dijual, [C:kata] [S:tersangka] [P:Rustam Palewa].", "Sawah warga tidak dijual, [C:ujar] [S:terdakwa] [P:Rustam Palewa].", "attribution material: tersangka Rustam Palewa | terdakwa Rustam Palewa"},
		{"id", "Sawah warga tidak dijual, [C:kata] [S:wakil] gubernur [P:Rustam Palewa].", "Sawah warga tidak dijual, [C:ujar] [S:gubernur] [P:Rustam Palewa].", "attribution material: gubernur Rustam Palewa | gubernur Rustam Palewa"},
		{"id", "[S:Dinas] [C:khawatir] tanggul utara akan jebol bulan depan.", "Dinas khawatir tanggul utara akan jebol bulan depan, [C:kata] [S:Dinas].", ""},
		{"id", "[S:Dinas] [C:khawatir] tanggul utara akan jebol bulan depan.", "Tanggul utara akan jebol bulan depan, [C:kata] [S:Dinas].", "modality material: khawatir | kata"},
		{"id", "Direktur [S:Indah Larawati] [C:mengakui] data nasabah bank itu bocor.", "Kapolres [P:Teguh Sarandi] mengungkap data nasabah bank itu bocor.", "attribution harmless: Indah Larawati mengakui | Teguh Sarandi mengungkap"},
		{"id", "[S:Rukmini] [C:mengatakan] [P:Handoko] sudah dua kali menolak tawaran itu.", "[P:Handoko] sudah dua kali menolak tawaran itu.", "attribution harmless: Rukmini mengatakan | Handoko sudah dua kali menolak tawaran itu."},
		{"en", "A pale seal swam past the mole, [C:according to] [post:Mara Tolden].", "A pale seal was seen at the mole, [C:reports] [outlet:Harbour Courier].", "attribution material: according to Mara Tolden | A pale seal was seen at the mole, reports Harbour Courier.; wording harmless: swam past | was seen at"},
		{"id", "[C:Kata] [S:Rustam Palewa], ancaman itu diduga datang dari pulau seberang.", "Adapun [S:Rustam Palewa] [C:menyebut] mungkin saja ada orang lain di pulau itu.", "modality material: diduga | mungkin"},
		{"id", "12. Pasar Angsana: tarif tiga ribu sekali jalan.", "4. Pasar Angsana: tarif tiga ribu sekali jalan.", ""},
		{"id", "Warga menyambut [N:Darman Soelistyo] di balai kota.", "Warga menyambut [N:Darman Sulistiyo] di balai kota.", "name harmless: Darman Soelistyo | Darman Sulistiyo"},
		{"id", "Pameran digelar [N:BPT] di balai kota.", "Pameran digelar [N:Badan Pasar Terapung (BPT)] di balai kota.", ""},
		{"id", "Banjir [C:dikhawatirkan] datang lagi, ujar [S:Rukmini].", "Banjir [C:dikuatirkan] datang lagi, ujar [S:Rukmini].", ""},
		{"en", "Work on the dam stopped in May, [C:said] [S:Mara Tolden].", "Work on the dam stopped in May, [C:said] [S:Mara Tolden].", ""},
		{"id", "Pameran dibuka [T:2025-03-28|28 Maret] di balai kota.", "Pameran dibuka 58 di balai kota.", "number material: 28 Maret | 58"},
		{"id", "Warga senang dapat bekerja sama dengan [N:Persada Elang].", "Warga senang dapat bekerja sama dengan [N:Tirta].", "name material: Persada Elang | Tirta"},
		{"id", "Lebih dari lima rumah rusak di desa itu.", "Kurang dari lima rumah rusak di desa itu.", "scope material: Lebih dari lima | Kurang dari lima"},
		{"id", "Terdakwa adalah korban praktik buruk advokat.", "Terdakwa adalah korban praktik korup advokat.", "wording harmless: buruk | korup"},
		{"id", "Truk membawa beras dan gula merah ke pasar.", "Truk membawa beras merah dan gula ke pasar.", "wording harmless: beras dan | beras merah dan; wording harmless: gula merah ke | gula ke"},
		{"id", "Mereka menjalin kerja sama di pasar itu.", "Mereka menjalin kerjasama di pasar itu.", ""},
		{"id", "Bantuan beras tiba di pasar itu.", "Bantuan beras murah tiba di pasar itu.", "wording harmless: beras tiba | beras murah tiba"},
		{"id", "Panen padi diperkirakan turun di desa itu.", "Panen padi turun di desa itu.", "modality harmless: diperkirakan turun | turun"},
		{"id", "Rapat digelar [T:2025-06-18|Rabu (18/6/2025)] sore di balai.", "Pertemuan para petani itu, [T:2025-06-17|Rabu (17/6/2025)].", "date material: Rabu (18/6/2025) | Rabu (17/6/2025)"},
		{"id", "Nakhoda [N:Haldan Vosse] memimpin pelayaran itu sejak pagi.", "Menurut warga, [N:Halden Voss] tiba.", "name material: Haldan Vosse | Halden Voss"},
		{"id", "Sebanyak 162 keluarga mengungsi.", "Warga yang pindah dari rumahnya 216 keluarga.", "number material: 162 | 216"},
		{"en", "The mill is going to close next spring.", "The mill is not going to close next spring.", "polarity material: is going to | not going to"},
		{"id", "Lebih dari dua lusin rumah rusak di desa itu.", "Sedikitnya dua puluh rumah rusak di desa itu.", "number material: Lebih dari dua lusin | Sedikitnya dua puluh"},
		{"id", "Seekor buaya diduga muncul di kolam itu.", "Seekor buaya dikabarkan muncul di kolam itu.", "modality material: diduga muncul | dikabarkan muncul"},
		{"en", "The mill has 30 looms in its east wing.", "The mill has 300 looms in its east wing.", "number material: 30 | 300"},
		{"en", "The mill may close in the spring.", "The mill will close in the spring.", "modality material: may close | will close"},
		{"en", "The mill was sold to a rival firm.", "The mill was not sold to a rival firm.", "polarity material: sold | not sold"},
		{"en", "The mill didn't pay its weavers for a month.", "The mill failed to pay its weavers for a month.", ""},
		{"en", "Every weaver lost a week of pay.", "Some weaver lost a week of pay.", "scope material: Every weaver | Some weaver"},
	} {
		if got := strings.Join(drifts(c.language, c.one, c.other), "; "); got != c.want {
			t.Errorf("%s\n%s\n got %s\nwant %s", c.one, c.other, got, c.want)
		}
	}
}

// What an outlet tells otherwise on another day is news; on the same day, and in
// another outlet, it changed.
func TestLaterInOneOutlet(t *testing.T) {
	at := func(outlet, day string) *article.Article {
		return &article.Article{Outlet: article.Outlet{Name: outlet}, Published: &article.Date{Value: day}}
	}
	for _, c := range []struct {
		x, y *article.Article
		want bool
	}{
		{at("Kabar Hulu", "2025-03-10"), at("Kabar Hulu", "2025-03-11T07:00+07:00"), true},
		{at("Kabar Hulu", "2025-03-10"), at("Kabar Hulu", "2025-03-10T07:00+07:00"), false},
		{at("Kabar Hulu", "2025-03-10"), at("Warta Pesisir", "2025-03-11"), false},
		{at("Kabar Hulu", "2025-03-10"), at("Kabar Hulu", "2025-03"), false},
	} {
		if got := laterHere(c.x, c.y); got != c.want {
			t.Errorf("%+v and %+v: %v", *c.x.Published, *c.y.Published, got)
		}
	}
}

// What one channel makes more certain in other words is drift; two channels may
// know more than each other.
func TestCertaintyOnOneChannel(t *testing.T) {
	one := []origin.Channel{{Carriers: []text.ID{"article0", "article1"}}}
	two := []origin.Channel{{Carriers: []text.ID{"article0"}}, {Carriers: []text.ID{"article1"}}}
	for _, c := range []struct {
		on               []origin.Channel
		language         string
		first, then, got string
	}{
		{one, "id", "Di kolam bawah taman itu diduga ada ular.", "Seekor ular dikabarkan muncul di kolam bawah taman itu, dekat pagar.", "modality material: diduga | dikabarkan"},
		{two, "id", "Di kolam bawah taman itu diduga ada ular.", "Seekor ular dikabarkan muncul di kolam bawah taman itu, dekat pagar.", ""},
		{one, "en", "The ferry line is set to buy the old mole this summer.", "In a deal nobody knew of, the old mole has gone to the ferry line, which paid for it in summer hay.", ""},
		{one, "en", "Tolden will join the Quay team in summer.", "Summer news of the Quay team: Tolden has joined.", "modality material: will | has"},
		{two, "en", "Tolden will join the Quay team in summer.", "Summer news of the Quay team: Tolden has joined.", ""},
	} {
		var got []string
		for _, d := range driftsOn(c.on, c.language, c.first, c.then) {
			if strings.HasPrefix(d, "modality") {
				got = append(got, d)
			}
		}
		if s := strings.Join(got, "; "); s != c.got {
			t.Errorf("%s\n%s\n got %s\nwant %s", c.first, c.then, s, c.got)
		}
	}
}

// A later toll is news of the world.
func TestUpdateIsNoDrift(t *testing.T) {
	got := drifts("id", "Sampai [T:2025-03-10|Senin] 12 orang meninggal akibat banjir.", "Sampai [T:2025-03-11|Selasa] 17 orang meninggal akibat banjir.")
	if len(got) != 0 {
		t.Errorf("got %q", got)
	}
}

// A report has no drift against itself, and sides swap with their articles.
func TestProperties(t *testing.T) {
	texts := []string{"Gubernur tidak akan menutup 12 pasar di Kota Arun.", "Gubernur akan menutup semua pasar di Kota Arun.", "Sebagian pasar mungkin ditutup."}
	for _, a := range texts {
		if got := drifts("id", a, a); len(got) != 0 {
			t.Errorf("%q against itself: %q", a, got)
		}
		for _, b := range texts {
			if x, y := drifts("id", a, b), drifts("id", b, a); len(x) != len(y) {
				t.Errorf("%q | %q: %q one way, %q the other", a, b, x, y)
			}
		}
	}
}

// Many reports and long ones finish at once.
func TestManyLongReports(t *testing.T) {
	var in Input
	s := origin.Statement{ID: "s"}
	body := strings.Repeat("pasar tidak akan 12 ", 2000)
	for i := range 150 {
		a, m, r := told(fmt.Sprint("a", i), "id", body)
		in.Articles, in.Marks, s.Reports = append(in.Articles, a), append(in.Marks, m), append(s.Reports, r)
	}
	in.Statements = []origin.Statement{s}
	if got := Find(in)[0].Drift; len(got) != 0 {
		t.Errorf("%d drifts among equal reports", len(got))
	}
}

// A sentence of very many names, codes and words of saying is compared at once.
func TestVeryManyNames(t *testing.T) {
	var in Input
	s := origin.Statement{ID: "s"}
	for i, body := range []string{"tersangka [P:Rustam Palewa] KM-4172 kata ", "terdakwa [P:Rustam Palewi] KM 4712 ujar "} {
		a, m, r := told(fmt.Sprint("a", i), "id", strings.Repeat(body, 65000))
		for _, x := range m.Mentions {
			m.Attributions = append(m.Attributions, annot.Attribution{Span: x.Span, Cue: &annot.Cue{Span: x.Span}, Source: &annot.Source{Span: &x.Span, Entity: x.Entity}})
		}
		in.Articles, in.Marks, s.Reports = append(in.Articles, a), append(in.Marks, m), append(s.Reports, r, r, r)
	}
	in.Statements = []origin.Statement{s}
	if got := Find(in)[0].Drift; len(got) == 0 || len(got) > longest*longest {
		t.Errorf("%d drifts", len(got))
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("Banjir merendam 120 rumah.", "Banjir tidak merendam 12 rumah.")
	f.Add("tak hanya", "")
	f.Fuzz(func(t *testing.T, a, b string) {
		var in Input
		s := origin.Statement{ID: "s"}
		for i, x := range []string{a, b} {
			art, m, r := told(fmt.Sprint(i), "id", strings.NewReplacer("[", "", "]", "").Replace(strings.ToValidUTF8(x, "")))
			in.Articles, in.Marks, s.Reports = append(in.Articles, art), append(in.Marks, m), append(s.Reports, r)
		}
		in.Statements = []origin.Statement{s}
		for _, d := range Find(in)[0].Drift {
			for _, r := range []text.Ref{d.A, d.B} {
				i := slices.IndexFunc(in.Articles, func(x article.Article) bool { return x.ID == r.Article })
				if err := r.Span.Validate(in.Articles[i].Text); err != nil {
					t.Error(err)
				}
			}
		}
	})
}
