package story

import "testing"

// Hard neighbours: stories of one kind that are not one, and one story in
// several languages.
func TestGroupHardNeighbours(t *testing.T) {
	for _, c := range []struct {
		name string
		in   Input
		want string
		bad  string // what is found instead, where a failure is known
	}{
		{name: "two earthquakes", in: marked(
			"id|2025-03-11|Gempa M 5,8 Guncang Maluku Tengah|Gempa bumi bermagnitudo 5,8 mengguncang Maluku Tengah, Selasa pagi. BMKG menyebut pusat gempa di laut pada kedalaman 24 kilometer dan tidak berpotensi tsunami. Warga Masohi berlarian keluar rumah.",
			"en|2025-03-11|Magnitude 5.8 quake shakes Central Maluku|A magnitude 5.8 earthquake shook Central Maluku on Tuesday morning at a depth of 24 kilometres, BMKG said. Residents of Masohi ran out of their houses. No tsunami is expected.",
			"id|2025-03-13|Gempa M 4,9 di Banda Aceh|Gempa bumi bermagnitudo 4,9 terasa di Banda Aceh, Kamis malam. BMKG menyebut pusat gempa di darat pada kedalaman 10 kilometer dan tidak berpotensi tsunami. Dua rumah di Lhoknga retak.",
			"ms|2025-03-13|Gempa bumi magnitud 4.9 gegar Banda Aceh|Gempa bumi bermagnitud 4.9 menggegarkan Banda Aceh malam Khamis pada kedalaman 10 kilometer, kata BMKG. Dua rumah di Lhoknga retak, tiada amaran tsunami.",
		), want: "0+1 2+3"},
		{name: "two matches of one day", in: marked(
			"id|2025-03-11|Persija Tekuk Persib 2-1|Persija Jakarta menang 2-1 atas Persib Bandung di Stadion Manggala, Selasa malam. Gol kemenangan dicetak Wirya Dano pada menit ke-88.",
			"en|2025-03-11|Late Dano goal beats Persib|Wirya Dano scored in the 88th minute as Persija Jakarta beat Persib Bandung 2-1 at Manggala Stadium on Tuesday night.",
			"id|2025-03-11|PSM dan Arema Berbagi Angka|PSM Makassar bermain imbang 0-0 melawan Arema FC di Stadion Batara, Selasa malam. Kiper Yono Praba menahan penalti.",
			"en|2025-03-11|Praba saves penalty in goalless draw|Goalkeeper Yono Praba saved a penalty as PSM Makassar and Arema FC drew 0-0 at Batara Stadium on Tuesday night.",
		), want: "0+1 2+3"},
		{name: "a wire story and its rewrites", in: marked(
			"en|2025-03-11|Ferry Dunlin aground off Port Hessel, forty rescued|The ferry Dunlin ran aground off Port Hessel on Tuesday and forty passengers were rescued by fishermen, harbour master Ilse Brandt told Reuters. The ferry was on its way to Skelling.",
			"id|2025-03-11|Feri Dunlin Kandas di Port Hessel, 40 Penumpang Selamat|Feri Dunlin kandas di lepas pantai Port Hessel, Selasa. Sebanyak 40 penumpang diselamatkan nelayan, kata kepala pelabuhan Ilse Brandt kepada Reuters. Feri itu menuju Skelling.",
			"ms|2025-03-11|Feri Dunlin tersadai di Port Hessel|Feri Dunlin tersadai di luar pantai Port Hessel pada Selasa dan 40 penumpang diselamatkan nelayan, kata ketua pelabuhan Ilse Brandt kepada Reuters. Feri itu dalam perjalanan ke Skelling.",
			"en|2025-03-11|New ferry for Skelling ordered|The council of Skelling ordered a new ferry on Tuesday for nine million crowns. The yard at Ostrel will deliver it in two years, councillor Bram Holt said.",
		), want: "0+1+2 3"},
		{name: "two price reports", in: marked(
			"id|2025-03-11|Harga Cabai di Pasar Wening Rp 90.000|Harga cabai rawit merah di Pasar Wening, Kota Belu, naik menjadi Rp 90.000 per kilogram, Selasa. Pedagang Sumi Arta menyebut hujan di Talun merusak panen.",
			"id|2025-03-11|Cabai Rawit Naik di Belu|Cabai rawit merah di Pasar Wening, Belu, dijual Rp 90.000 per kilogram, Selasa. Menurut pedagang Sumi Arta, hujan merusak panen di Talun.",
			"id|2025-03-11|Harga Beras di Pasar Marendo Turun|Harga beras medium di Pasar Marendo, Kota Ostara, turun menjadi Rp 12.500 per kilogram, Selasa. Bulog melepas 200 ton beras, kata Kepala Bulog Ostara Tono Wirawan.",
			"id|2025-03-11|Bulog Lepas 200 Ton Beras di Ostara|Bulog melepas 200 ton beras medium di Ostara sehingga harga di Pasar Marendo turun menjadi Rp 12.500, Selasa, kata Kepala Bulog Ostara Tono Wirawan.",
		), want: "0+1 2+3"},
		{name: "a remark about a story is not of it", in: marked(
			"en|2025-03-11|Three church bells stolen|Thieves took three bells from the church of Saint Orwin in Skelling on Monday night. Chief constable Nora Hasting said a crane lorry had been used.",
			"en|2025-03-11|Bells of Saint Orwin gone|The three bells of Saint Orwin in Skelling were stolen on Monday night with a crane lorry, said Chief Constable Nora Hasting.",
			"en|2025-03-14|Council cuts parking wardens|Councillors in Skelling voted on Thursday to lose six of nine parking wardens. Opposition leader Greta Sand said thieves with crane lorries would rejoice.",
		), want: "0+1 2"},
	} {
		switch got := inputs(c.in, Group(c.in)); {
		case c.bad != "" && got == c.want:
			t.Errorf("%s: the known failure is gone: take it off the list", c.name)
		case c.bad != "" && got == c.bad:
		case got != c.want:
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
