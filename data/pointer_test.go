package data

import "testing"

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
