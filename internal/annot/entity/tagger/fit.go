package tagger

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"math"
	"slices"

	"sanad/internal/annot"
)

// Sample is a sentence with its true names.
type Sample struct {
	Pieces []Piece
	Names  []Name
}

// Fitting are the settings of a fit.
type Fitting struct {
	Words  bool    // let features name words
	Epochs int     // passes over the samples
	Rate   float64 // AdaGrad step
	Drop   float64 // share of the lexical features left out at each look
	Keep   float64 // factor of the weights in use, where no feature is left out
	L1     float64 // pull towards 0 per look; keeps the model small
	Least  int     // a feature must be seen so often
	Fits   int     // fits with other orders, of which the model is the mean
	Seed   uint64
}

// trainer holds the weights while they are fitted.
type trainer struct {
	set     Fitting
	ids     map[feature]int
	weight  [][labels]float64
	grad    [][labels]float64 // sums of squares, for AdaGrad
	trans   [labels][labels]float64
	transSq [labels][labels]float64
	rng     sequence
}

// sequence is a fixed sequence of numbers that look random (splitmix64), so
// that a fit can be repeated.
type sequence uint64

func (s *sequence) next() uint64 {
	*s += 0x9E3779B97F4A7C15
	z := uint64(*s)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// share is a number in [0, 1).
func (s *sequence) share() float64 { return float64(s.next()>>11) / (1 << 53) }

type sentence struct {
	feats  [][]int32
	labels []int
}

// Fit fits a model by the likelihood of the true labels (AdaGrad, one sentence
// at a time, soft thresholding for L1). The same samples and settings give the
// same model.
func Fit(samples []Sample, set Fitting) *Model {
	t := &trainer{set: set, ids: map[feature]int{}, rng: sequence(set.Seed)}
	data := t.index(samples)
	sum := make([][labels]float64, len(t.ids))
	var trans [labels][labels]float64
	for range max(1, set.Fits) {
		t.weight, t.grad = make([][labels]float64, len(t.ids)), make([][labels]float64, len(t.ids))
		t.trans, t.transSq = [labels][labels]float64{}, [labels][labels]float64{}
		t.fit(data)
		for i := range sum {
			for y := range labels {
				sum[i][y] += t.weight[i][y] * set.Keep / float64(max(1, set.Fits))
			}
		}
		for x := range labels {
			for y := range labels {
				trans[x][y] += t.trans[x][y] / float64(max(1, set.Fits))
			}
		}
	}
	t.weight, t.trans = sum, trans
	return t.model()
}

// fit goes over the data for all epochs.
func (t *trainer) fit(data []sentence) {
	order := make([]int, len(data))
	for i := range order {
		order[i] = i
	}
	for range t.set.Epochs {
		for i := len(order) - 1; i > 0; i-- {
			j := int(t.rng.next() % uint64(i+1))
			order[i], order[j] = order[j], order[i]
		}
		for _, i := range order {
			t.step(data[i])
		}
	}
}

// index numbers the features that are seen often enough.
func (t *trainer) index(samples []Sample) []sentence {
	count := map[feature]int{}
	raw := make([][][]feature, len(samples))
	for i, s := range samples {
		c := newContext(s.Pieces, t.set.Words)
		for k := range s.Pieces {
			fs := slices.Clone(c.at(k))
			for _, f := range fs {
				count[f]++
			}
			raw[i] = append(raw[i], fs)
		}
	}
	data := make([]sentence, len(samples))
	for i, s := range samples {
		data[i].labels = labelsOf(s)
		for _, fs := range raw[i] {
			var ids []int32
			for _, f := range fs {
				if count[f] < t.set.Least || f == 0 {
					continue
				}
				id, ok := t.ids[f]
				if !ok {
					id = len(t.ids)
					t.ids[f] = id
				}
				ids = append(ids, int32(id))
			}
			data[i].feats = append(data[i].feats, ids)
		}
	}
	return data
}

func labelsOf(s Sample) []int {
	y := make([]int, len(s.Pieces))
	for _, n := range s.Names {
		b := 1 + 2*slices.Index(classOf[:], n.Class)
		for i := n.From; i < n.To; i++ {
			y[i] = b + 1
		}
		y[n.From] = b
	}
	return y
}

// step moves the weights along the gradient of one sentence.
func (t *trainer) step(s sentence) {
	n := len(s.feats)
	if n == 0 {
		return
	}
	kept := make([][]int32, n)
	emit := make([][labels]float64, n)
	for i, fs := range s.feats {
		for _, f := range fs {
			if t.set.Drop > 0 && t.rng.share() < t.set.Drop {
				continue
			}
			kept[i] = append(kept[i], f)
			for y := range labels {
				emit[i][y] += t.weight[f][y]
			}
		}
	}
	node, edge := marginals(emit, &t.trans)
	for i, fs := range kept {
		var g [labels]float64
		for y := range labels {
			g[y] = -node[i][y]
		}
		g[s.labels[i]]++
		for _, f := range fs {
			t.update(&t.weight[f], &t.grad[f], &g, t.set.L1)
		}
	}
	prev := out
	for _, y := range s.labels {
		edge[prev][y]--
		prev = y
	}
	for x := range labels {
		var g [labels]float64
		for y := range labels {
			g[y] = -edge[x][y]
		}
		t.update(&t.trans[x], &t.transSq[x], &g, 0)
	}
}

func (t *trainer) update(w, sq, g *[labels]float64, l1 float64) {
	for y := range labels {
		if g[y] > -1e-6 && g[y] < 1e-6 {
			continue
		}
		sq[y] += g[y] * g[y]
		rate := t.set.Rate / math.Sqrt(sq[y]+1e-8)
		v := w[y] + rate*g[y]
		pull := rate * l1
		switch {
		case v > pull:
			w[y] = v - pull
		case v < -pull:
			w[y] = v + pull
		default:
			w[y] = 0
		}
	}
}

// model rounds the weights to bytes and leaves out the features without any.
func (t *trainer) model() *Model {
	var top float64
	for _, w := range t.weight {
		for _, v := range w {
			top = max(top, math.Abs(v))
		}
	}
	scale := top / 127
	quantised := map[feature][labels]int8{}
	for f, id := range t.ids {
		var row [labels]int8
		some := false
		for y, v := range t.weight[id] {
			row[y] = int8(math.Round(v / scale))
			some = some || row[y] != 0
		}
		if some {
			quantised[f] = row
		}
	}
	m := newModel(len(quantised))
	m.Words, m.scale = t.set.Words, float32(scale)
	for x := range labels {
		for y := range labels {
			m.trans[x][y] = float32(t.trans[x][y])
		}
	}
	for _, f := range sortedKeys(quantised) {
		m.put(f, quantised[f])
	}
	return m
}

func sortedKeys(m map[feature][labels]int8) []feature {
	keys := make([]feature, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Size is the number of features with a weight.
func (m *Model) Size() int {
	n := 0
	for _, k := range m.keys {
		if k != 0 {
			n++
		}
	}
	return n
}

// Save is the model as Load reads it.
func (m *Model) Save() ([]byte, error) {
	kept := map[feature][labels]int8{}
	for i, k := range m.keys {
		if k != 0 {
			kept[k] = m.rows[i]
		}
	}
	keys := sortedKeys(kept)
	h := header{Rows: uint32(len(keys)), Scale: m.scale, Trans: m.trans}
	if m.Words {
		h.Words = 1
	}
	rows := make([][labels]int8, len(keys))
	for i, k := range keys {
		rows[i] = kept[k]
	}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	for _, part := range []any{h, keys, rows} {
		if err := binary.Write(z, binary.LittleEndian, part); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Classes are the classes that the tagger gives.
func Classes() []annot.Class { return slices.Clone(classOf[:]) }
