package web

import (
	"bytes"
	"errors"
	"flag"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the pictures of the pages anew")

// A picture agrees with the committed one where few of its tiles differ: fonts
// and edges of letters are a little different on every machine, a box in another
// place is not.
const (
	tile      = 8    // pixels
	tileApart = 26   // of 255: mean difference from which a tile differs
	mostApart = 0.04 // share of tiles
	mostTall  = 0.08 // difference in height
)

// compare holds a picture against the committed one of its name.
func compare(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", "shots", name+".png")
	if *update {
		if err := os.WriteFile(file, smaller(t, got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%s: no committed picture; look at the page, then: go test ./internal/web -run Browser -update", name)
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if share, tall := apart(decode(t, want), decode(t, got)); share > mostApart || tall > mostTall {
		fresh := filepath.Join(t.TempDir(), name+".png")
		if err := os.WriteFile(fresh, got, 0o644); err != nil {
			t.Fatal(err)
		}
		t.Errorf("%s: %.1f %% of the picture and %.1f %% of its height differ from %s; where that is meant: go test ./internal/web -run Browser -update", name, 100*share, 100*tall, file)
	}
}

func decode(t *testing.T, b []byte) image.Image {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// smaller packs a picture as well as PNG can.
func smaller(t *testing.T, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if err := e.Encode(&out, decode(t, b)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// apart is the share of the tiles of two pictures that differ, over what both
// cover, and the share by which their heights do.
func apart(a, b image.Image) (tiles, tall float64) {
	w, h := min(a.Bounds().Dx(), b.Bounds().Dx()), min(a.Bounds().Dy(), b.Bounds().Dy())
	n, differ := 0, 0
	for y := 0; y+tile <= h; y += tile {
		for x := 0; x+tile <= w; x += tile {
			n++
			if tileDiffers(a, b, x, y) {
				differ++
			}
		}
	}
	most := max(a.Bounds().Dy(), b.Bounds().Dy())
	return float64(differ) / float64(max(1, n)), float64(most-h) / float64(max(1, most))
}

func tileDiffers(a, b image.Image, x, y int) bool {
	var sum [3]int
	for j := range tile {
		for i := range tile {
			r1, g1, b1, _ := a.At(x+i, y+j).RGBA()
			r2, g2, b2, _ := b.At(x+i, y+j).RGBA()
			sum[0] += int(r1>>8) - int(r2>>8)
			sum[1] += int(g1>>8) - int(g2>>8)
			sum[2] += int(b1>>8) - int(b2>>8)
		}
	}
	for _, s := range sum {
		if s > tileApart*tile*tile || s < -tileApart*tile*tile {
			return true
		}
	}
	return false
}

// The comparison sees a box that moved, and no difference in a picture itself.
func TestPicturesAreCompared(t *testing.T) {
	box := func(x int) image.Image {
		m := image.NewGray(image.Rect(0, 0, 200, 200))
		for y := range 200 {
			for i := range 60 {
				m.Pix[y*m.Stride+x+i] = 255
			}
		}
		return m
	}
	if share, tall := apart(box(20), box(20)); share != 0 || tall != 0 {
		t.Errorf("a picture differs from itself: %v, %v", share, tall)
	}
	if share, _ := apart(box(20), box(60)); share <= mostApart {
		t.Errorf("a box that moved goes unseen: %v", share)
	}
}
