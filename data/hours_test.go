package data_test

import (
	"testing"

	"lisparmen/data"
)

// Hours as people type them, and what they become.
func TestHours(t *testing.T) {
	kind := data.Occasions.Untyped()
	hours := field(t, kind, "hours")
	for text, want := range map[string]string{
		"9-12": "09.00–12.00", "09:00 – 12:30": "09.00–12.30", "kl. 9.15 till kl 10": "09.15–10.00", "klockan 0900-1030": "09.00–10.30", "13": "13.00", "22–24": "22.00–24.00",
		"": "", "  efter   sammanträdet ": "efter sammanträdet", "09.00–12.00": "09.00–12.00", "9-12 och 13-16": "9-12 och 13-16",
	} {
		r := kind.New()
		if err := hours.Put(r, text); err != nil || hours.Get(r) != want {
			t.Errorf("%q became %q, want %q: %v", text, hours.Get(r), want, err)
		}
	}
	for _, text := range []string{"25-26", "9.75", "12-9", "9-9", "23-24.01", "10.00-11.60"} {
		r := kind.New()
		if err := hours.Put(r, "8–9"); err != nil {
			t.Fatal(err)
		}
		if err := hours.Put(r, text); !data.IsProblem(err, "problem.hours") || hours.Get(r) != "08.00–09.00" {
			t.Errorf("%q became %q: %v", text, hours.Get(r), err)
		}
	}
}
