package reports_test

import (
	"testing"
	"time"

	"lisparmen/reports"
)

func TestSizesAndTimesInWords(t *testing.T) {
	for size, want := range map[int]string{0: "0 kB", 1: "1 kB", 182_000: "182 kB", 1<<20 - 1: "1 049 kB", 1 << 20: "1 MB", 1<<20 + 1: "2 MB", 25 << 20: "25 MB"} {
		if got := soft(reports.Bytes(size)); got != want {
			t.Errorf("%d: %q, want %q", size, got, want)
		}
	}
	for took, want := range map[time.Duration]string{
		time.Millisecond: "mindre än en sekund", 900 * time.Millisecond: "en sekund", 1400 * time.Millisecond: "en sekund",
		4 * time.Second: "4 sekunder", 99 * time.Second: "99 sekunder", 100 * time.Second: "2 minuter", 9 * time.Minute: "9 minuter",
	} {
		if got := soft(reports.Took(took)); got != want {
			t.Errorf("%v: %q, want %q", took, got, want)
		}
	}
}
