package data_test

import (
	"testing"

	"lisparmen/data"
)

func TestParseColour(t *testing.T) {
	for text, want := range map[string]data.Colour{"": "", " #1f4e79 ": "#1F4E79", "1F4E79": "#1F4E79", "#000": "", "#1F4E7": "", "##1F4E79": "", "#1F4E7G": "", "#767676": "#767676", "#777777": "", "#FFFFFF": ""} {
		got, err := data.ParseColour(text)
		if got != want || (err == nil) != (want != "" || text == "") {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
	if n := data.Colour("#1F4E79").RGB(); n != 0x1F4E79 {
		t.Errorf("%06X", n)
	}
	if ratio := data.Colour("#767676").OnWhite(); ratio < 4.5 || ratio > 4.6 { // 4.54, the known limit among greys
		t.Error(ratio)
	}
}
