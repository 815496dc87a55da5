package data

import "testing"

// A task from the board, from the planned decision to the day it is reported back.
func TestATaskFromTheBoardIsReportedBack(t *testing.T) {
	newID := counter()
	ksau := &Unit{Head: Head{ID: newID()}, Type: UnitSubcommittee}
	ks := &Unit{Head: Head{ID: newID()}, Type: UnitBoard}
	kf := &Unit{Head: Head{ID: newID()}, Type: UnitCouncil}
	m := &Matter{Head: Head{ID: newID()}, Title: "Årsrapport", DiaryNumber: "KS 2027/3", Decides: Link[*Unit](ks.ID), State: MatterPreparing}
	meet := func(body *Unit, on Day) *Meeting {
		return &Meeting{Head: Head{ID: newID()}, Body: Link[*Unit](body.ID), On: on}
	}
	first, second := meet(ksau, "2027-01-20"), meet(ks, "2027-02-03")
	reg := NewRegister([]Record{ksau, ks, kf, m, second, first})
	if coming := ComingMeetings(reg, "2027-01-20"); len(coming) != 2 || coming[0] != first {
		t.Fatalf("coming: %v", coming)
	}
	if coming := ComingMeetings(reg, "2027-01-21"); len(coming) != 1 || coming[0] != second {
		t.Errorf("coming later: %v", coming)
	}
	task := Plan(reg, m, second, DecisionTasks, "")
	task.ID = newID()
	prepared := Plan(reg, m, first, DecisionOther, "")
	prepared.ID = newID()
	if prepared.Stage != StagePrepares || task.Stage != StageDecides || StageAt(reg, m, Link[*Unit](kf.ID)) != StageProposes {
		t.Errorf("stages: %s, %s", prepared.Stage, task.Stage)
	}
	reg = NewRegister([]Record{ksau, ks, kf, m, first, second, task, prepared})
	if way := DecisionsOf(reg, m); len(way) != 2 || way[0] != prepared || way[1] != task {
		t.Errorf("the way: %v", way)
	}
	if task.Taken("2027-03-01") || !task.Waits() || task.On != "2027-02-03" || task.DiaryNumber != "KS 2027/3" {
		t.Errorf("planned: %+v", task)
	}
	Take(prepared, m, "7", "")
	if m.State != MatterPreparing {
		t.Error("who prepares has not settled the matter")
	}
	Take(task, m, "39", "Samordnaren får i uppdrag att öva reservrutinerna.")
	if !task.Taken("2027-02-03") || task.Waits() || m.State != MatterDecided {
		t.Errorf("taken: %+v, the matter is %s", task, m.State)
	}

	a := ActionFor(task)
	a.ID, a.ReportBy = newID(), "2027-09-01"
	if a.Title != "Årsrapport" || a.Description == "" || string(a.Decision) != task.ID || !a.Open() {
		t.Errorf("the action: %+v", a)
	}
	noted := Decisions.New()
	noted.ID, noted.Title, noted.On, noted.Paragraph = newID(), "Återrapport", "2027-09-01", "112"
	ReportBack(a, task, noted)
	if a.ReportedOn != "2027-09-01" || string(a.Report) != noted.ID || noted.Sort != DecisionNotes || noted.Body != task.Body || noted.Matter != task.Matter || noted.DiaryNumber != "KS 2027/3" {
		t.Errorf("reported: %+v by %+v", a, noted)
	}
	if got := ActionsOf(NewRegister([]Record{task, a, noted}), task); len(got) != 1 || got[0] != a {
		t.Errorf("actions: %v", got)
	}
	for _, r := range []Record{a, task, noted, prepared, m} {
		kind, _ := KindNamed(r.KindName())
		if err := kind.Check(r); err != nil {
			t.Errorf("%s: %v", kind.Name, err)
		}
	}
}
