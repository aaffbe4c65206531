// Command bench measures reuse on made-up piles: articles a second of CPU
// time, the share of what the machine can do at best (hashing and winnowing
// every word once, measured in the same run), memory, and what was found.
//
//	bench -sizes 1000,10000,100000
//	bench -sizes 10000,1000000 -layers all -workers 2 -memory 5.6
package main

import (
	"flag"
	"fmt"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"strconv"
	"strings"
	"syscall"
	"time"

	"sanad/internal/article"
	"sanad/internal/bench"
	"sanad/internal/index"
	"sanad/internal/link"
	"sanad/internal/link/reuse"
	"sanad/internal/pipeline"
	"sanad/internal/text"
)

func main() {
	sizes := flag.String("sizes", "1000,10000,100000", "numbers of articles")
	seed := flag.Uint64("seed", 1, "seed of the piles")
	layers := flag.String("layers", "verbatim,all", "what to measure")
	workers := flag.Int("workers", 1, "how many search at once")
	memory := flag.Float64("memory", 0, "soft limit of memory in GB, 0 for none")
	profile := flag.String("profile", "", "file to write a CPU profile to")
	flag.Parse()
	if *profile != "" {
		stop, err := record(*profile)
		if err != nil {
			fmt.Fprintln(os.Stderr, "bench: -profile:", err)
			os.Exit(1)
		}
		defer stop()
	}
	if *memory > 0 {
		debug.SetMemoryLimit(int64(*memory * 1e9))
	}
	fmt.Println("| layers | articles | bytes/article | CPU s | s by the clock | articles/s | of the limit | peak bytes/article | passages | derived found | exponent |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|---|---|")
	last := map[string][2]float64{}
	for _, s := range strings.Split(*sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			fmt.Fprintln(os.Stderr, "bench: -sizes:", err)
			os.Exit(2)
		}
		var p bench.Pile
		made := timed(func() { p = bench.Make(n, *seed) })
		debug.FreeOSMemory()
		fmt.Fprintf(os.Stderr, "%d articles made in %.0f CPU s, %.0f MB\n", n, made.Seconds(), held()/1e6)
		for _, l := range strings.Split(*layers, ",") {
			find := reuse.Find
			if l == "verbatim" {
				find = reuse.Verbatim
			}
			measure(l, p, find, pipeline.Workers(*workers), last)
		}
	}
}

// measure prints one row. last keeps size and time of the row before of the
// same layers.
func measure(name string, p bench.Pile, find func(reuse.Input) []link.Passage, w link.Workers, last map[string][2]float64) {
	n := float64(len(p.Articles))
	bytes := 0
	for i := range p.Articles {
		bytes += len(p.Articles[i].Text)
	}
	limit := timed(func() { hash(p.Articles) })
	debug.FreeOSMemory()
	var found []link.Passage
	wall := time.Now()
	t := timed(func() { found = find(reuse.Input{Articles: p.Articles, Workers: w}) })
	exponent := "-"
	if l, ok := last[name]; ok {
		exponent = fmt.Sprintf("%.2f", math.Log(t.Seconds()/l[1])/math.Log(n/l[0]))
	}
	last[name] = [2]float64{n, t.Seconds()}
	fmt.Printf("| %s | %.0f | %.0f | %.2f | %.0f | %.0f | %.2f | %.0f | %d | %.3f | %s |\n", name, n, float64(bytes)/n, t.Seconds(), time.Since(wall).Seconds(),
		n/t.Seconds(), limit.Seconds()/t.Seconds(), float64(peak())/n, len(found), recall(p, found), exponent)
}

// record writes a CPU profile until stop is called.
func record(name string) (stop func(), err error) {
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, err
	}
	return func() {
		pprof.StopCPUProfile()
		if err := f.Close(); err != nil {
			fmt.Fprintln(os.Stderr, "bench: -profile:", err)
		}
	}, nil
}

// held is the memory in use, in bytes.
func held() float64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

// hash is the calibration: every word hashed and winnowed once.
func hash(as []article.Article) {
	var ws []index.Word
	var ps []index.Print
	for i := range as {
		ws = index.Words(as[i].Text, 0, len(as[i].Text), ws[:0])
		ps = index.Winnow(ws, 5, 8, ps[:0])
	}
	runtime.KeepAlive(ps)
}

// timed is the CPU time of the process while f runs.
func timed(f func()) time.Duration {
	before := cpu()
	f()
	return cpu() - before
}

func cpu() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peak is the largest resident size of the process so far, in bytes.
func peak() int64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return u.Maxrss << 10
}

// recall is the share of derived articles with a passage to another article
// of their story.
func recall(p bench.Pile, found []link.Passage) float64 {
	story := map[text.ID]string{}
	for i := range p.Articles {
		name, _, _ := strings.Cut(p.Articles[i].Input, "/")
		story[p.Articles[i].ID] = name
	}
	linked := map[text.ID]bool{}
	for _, x := range found {
		if story[x.A.Article] == story[x.B.Article] {
			linked[x.A.Article], linked[x.B.Article] = true, true
		}
	}
	hit, all := 0, 0
	for i, s := range p.Story {
		if s >= 0 {
			all++
			if linked[p.Articles[i].ID] {
				hit++
			}
		}
	}
	return float64(hit) / float64(max(1, all))
}
