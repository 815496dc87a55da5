package data

import (
	"slices"
	"testing"
)

func TestANameIsFoundAsWordsOfItsOwn(t *testing.T) {
	p := &Person{Name: "Bo Ek", Email: "bo.ek@exempelby.se", Phone: "0512-310 00"}
	names := NamesOf(p)
	for text, want := range map[string]string{
		"Bo Ek skickade brevet":                "X skickade brevet",
		"BO EKS dator":                         "XS dator",
		"enligt bo  ek":                        "enligt bo  ek", // two spaces are another text; cleanText leaves none in one line
		"Ek, Bo (SN)":                          "X (SN)",
		"Bo\nEk":                               "X",
		"Bo Ekman och Turbo Ek":                "Bo Ekman och Turbo Ek",
		"ring 0512-310 00, bo.ek@EXEMPELBY.SE": "ring X, X",
		"Ekbo":                                 "Ekbo",
		"":                                     "",
	} {
		if got := WithoutNames(text, names, "X"); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
		if HasName(text, names) != (text != want) {
			t.Errorf("%q: found is %v", text, HasName(text, names))
		}
	}
	if got := NamesOf(&Person{Name: "Madonna"}); !slices.Equal(got, []string{"Madonna"}) {
		t.Errorf("one name gave %q", got)
	}
	if HasName("alla", NamesOf(&Person{})) {
		t.Error("nobody is found")
	}
}
