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

func TestWhatAPersonStillAnswersFor(t *testing.T) {
	p := &Person{Head: Head{ID: "p"}, Name: "Bo Ek"}
	at := Link[*Person]("p")
	role := &Role{Head: Head{ID: "r1"}, Holder: at, To: "2026-01-31"}
	done := &Action{Head: Head{ID: "a1"}, Responsible: at, State: ActionDone}
	open := &Action{Head: Head{ID: "a2"}, Responsible: at, State: ActionPlanned}
	mandate := &Mandate{Head: Head{ID: "m1"}, Person: at, To: "2026-10-14"}
	reg := NewRegister([]Record{p, role, done, open, mandate})
	if held := HeldBy(reg, "p", "2026-02-01"); len(held) != 2 {
		t.Errorf("in February: %v", held)
	}
	if held := HeldBy(reg, "p", "2026-01-01"); len(held) != 3 {
		t.Errorf("in January: %v", held)
	}
	open.State = ActionCancelled
	if held := HeldBy(reg, "p", "2026-11-01"); len(held) != 0 {
		t.Errorf("at last: %v", held)
	}
	if n := len(Pointers(reg, "p")); n != 4 {
		t.Errorf("%d pointers", n)
	}
}
