// Package growthtest measures how what the program does grows with what it is given, for docs/performance.md.
package growthtest

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"
)

// Growth is what was measured along one axis.
type Growth struct {
	Axis   string               `json:"axis"`
	Sizes  []int                `json:"sizes"`
	Scale  map[string][]float64 `json:"scale"` // what else was as large, such as bytes on disk
	Millis map[string][]float64 `json:"ms"`    // medians, by act
	Bytes  map[string][]float64 `json:"bytes"` // allocated each time, by act
	// Time and Memory are the exponents by act: the slope of a straight line through the logarithms of all sizes, 1 where what is
	// measured grows as fast as the size.
	Time   map[string]float64 `json:"exponent"`
	Memory map[string]float64 `json:"exponent_memory"`
}

// Act is one thing that is measured.
type Act struct {
	Name string
	Do   func()
}

// Asked tells whether growth is to be measured, and skips the test otherwise: it takes minutes.
func Asked(t *testing.T) {
	t.Helper()
	if os.Getenv("LISPARMEN_GROWTH") != "1" {
		t.Skip("takes minutes: runs in make compare")
	}
}

// Along measures the acts that each size gives, one size after the other.
func Along(t *testing.T, axis string, sizes []int, at func(size int) (acts []Act, scale map[string]float64)) Growth {
	t.Helper()
	g := Growth{
		Axis: axis, Sizes: sizes, Scale: map[string][]float64{}, Millis: map[string][]float64{}, Bytes: map[string][]float64{},
		Time: map[string]float64{}, Memory: map[string]float64{},
	}
	for _, size := range sizes {
		acts, scale := at(size)
		for name, figure := range scale {
			g.Scale[name] = append(g.Scale[name], figure)
		}
		for _, act := range acts {
			millis, bytes := timed(act.Do)
			g.Millis[act.Name], g.Bytes[act.Name] = append(g.Millis[act.Name], millis), append(g.Bytes[act.Name], bytes)
		}
	}
	for name := range g.Millis {
		g.Time[name], g.Memory[name] = exponent(sizes, g.Millis[name]), exponent(sizes, g.Bytes[name])
		t.Logf("%s %v, %s: %v ms, exponent %.2f; of memory %.2f", axis, sizes, name, g.Millis[name], g.Time[name], g.Memory[name])
	}
	return g
}

// Write leaves what was measured in a file.
func Write(t *testing.T, path string, all []Growth) {
	t.Helper()
	raw, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, append(raw, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

// timed does something often enough for a median in milliseconds; bytes is what it allocates each time.
func timed(do func()) (millis, bytes float64) {
	const least, most, enough = 3, 21, 2 * time.Second
	do() // what is made once
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var took []float64
	for begun := time.Now(); len(took) < least || len(took) < most && time.Since(begun) < enough; {
		start := time.Now()
		do()
		took = append(took, float64(time.Since(start).Microseconds())/1000)
	}
	runtime.ReadMemStats(&after)
	slices.Sort(took)
	return took[len(took)/2], float64(after.TotalAlloc-before.TotalAlloc) / float64(len(took))
}

func exponent(sizes []int, measured []float64) float64 {
	const least = 1e-3 // a microsecond: below it the clock tells nothing
	var sx, sy, sxx, sxy float64
	for i, size := range sizes {
		x, y := math.Log(float64(size)), math.Log(max(measured[i], least))
		sx, sy, sxx, sxy = sx+x, sy+y, sxx+x*x, sxy+x*y
	}
	n := float64(len(sizes))
	return (n*sxy - sx*sy) / (n*sxx - sx*sx)
}
