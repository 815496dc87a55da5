package growthtest

import (
	"math"
	"testing"
)

func TestExponent(t *testing.T) {
	sizes := []int{10, 100, 1000}
	for name, test := range map[string]struct {
		measured []float64
		want     float64
	}{
		"as fast":     {[]float64{1, 10, 100}, 1},
		"the same":    {[]float64{7, 7, 7}, 0},
		"its square":  {[]float64{1, 100, 10_000}, 2},
		"its root":    {[]float64{1, math.Sqrt(10), 10}, 0.5},
		"too quickly": {[]float64{0, 0, 0}, 0},
	} {
		if got := exponent(sizes, test.measured); math.Abs(got-test.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}
