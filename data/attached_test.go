package data_test

import (
	"testing"
	"time"

	"lisparmen/data"
)

const (
	incidentID = "0199c5b2-0000-7000-8000-00000000000a"
	eventID    = "0199c5b2-0000-7000-8000-00000000000b"
	unitID     = "0199c5b2-0000-7000-8000-00000000000c"
)

func attachedTo(id, origin, name string) *data.AttachedFile {
	return &data.AttachedFile{Head: head(id), Title: name, Note: "Vad den visar", Origin: origin, File: data.AttachmentOf(name, []byte(id))}
}

func TestAnAttachmentBelongsToARecord(t *testing.T) {
	kind := data.AttachedFiles.Untyped()
	for _, test := range []struct{ origin, name, key string }{
		{data.OriginOf("incident", incidentID), "svar.pdf", ""},
		{data.OriginOf("municipality", incidentID), "svar.pdf", ""},
		{data.OriginOf("attachment", incidentID), "svar.pdf", "problem.attach.record"},
		{"incident", "svar.pdf", "problem.attach.record"},
		{"Incident; DROP TABLE record/" + incidentID, "svar.pdf", "problem.attach.record"},
		{data.OriginOf("incident", "I-3"), "svar.pdf", "problem.attach.record"},
		{"", "svar.pdf", "problem.field.required"},
		{data.OriginOf("incident", incidentID), "svar.exe", "problem.attach.danger"},
	} {
		err := kind.Check(attachedTo("f", test.origin, test.name))
		if (test.key == "") != (err == nil) || test.key != "" && !data.IsProblem(err, test.key) {
			t.Errorf("%s, %s: %v", test.origin, test.name, err)
		}
	}
}

// A bilaga of something that may be secret tells neither its name, what it shows nor what its file is called.
func TestAnAttachmentIsAsSecretAsItsRecord(t *testing.T) {
	file := attachedTo("f", data.OriginOf("incident", incidentID), "Anna Bergs mejl.pdf")
	incident := &data.Incident{Head: head(incidentID), Title: "Fel mottagare"}
	public := func(state data.SecrecyState, own data.SecrecyState) *data.AttachedFile {
		incident.Secrecy.State, file.Secrecy.State = state, own
		return data.NewRegister([]data.Record{incident, file}).Public().Record("f").(*data.AttachedFile)
	}
	for _, state := range []data.SecrecyState{"", data.SecrecyPossible, data.SecrecyUnjudged} {
		if got := public(state, data.SecrecyPublic); got.Title != data.SecretText || got.Note != data.SecretText || got.File != "" || got.Origin == "" {
			t.Errorf("%q: %+v", state, got)
		}
	}
	if got := public(data.SecrecyPublic, ""); got.Title != file.Title || got.File != file.File {
		t.Errorf("public: %+v", got)
	}
	if got := public(data.SecrecyPublic, data.SecrecyPossible); got.Title != data.SecretText || got.File != "" {
		t.Errorf("more secret than its record: %+v", got)
	}
}

// What a rule lets be gallrat takes its bilagor with it, and those of its parts.
func TestAttachmentsGoWithTheirRecord(t *testing.T) {
	years := 5
	rule := &data.Retention{Head: head("r"), Register: "incident", Years: &years, Decision: "Plan"}
	incident := &data.Incident{Head: head(incidentID), Title: "Fel mottagare", HandledAt: time.Date(2020, 2, 1, 9, 0, 0, 0, time.UTC)}
	event := &data.IncidentEvent{Head: head(eventID), Incident: incidentID, Text: "Upptäckt"}
	reg := data.NewRegister([]data.Record{
		rule, incident, event,
		attachedTo("of-incident", data.OriginOf("incident", incidentID), "a.pdf"),
		attachedTo("of-event", data.OriginOf("incident_event", eventID), "b.pdf"),
		attachedTo("of-unit", data.OriginOf("unit", unitID), "c.pdf"),
	})
	got := map[string]data.Day{}
	for _, e := range data.ExpiredBy(reg, rule, "2026-11-24") {
		got[e.Record.Header().ID] = e.On
	}
	if len(got) != 4 || got["of-incident"] == "" || got["of-event"] == "" || got["of-unit"] != "" {
		t.Errorf("%v", got)
	}
}

// A removed record takes its bilagor with it; one nämnd's papers have those of its own records alone.
func TestAttachmentsFollowTheirRecord(t *testing.T) {
	ours, theirs := &data.Unit{Head: head(unitID), Name: "Socialnämnden", Type: data.UnitCommittee}, &data.Unit{Head: head(eventID), Name: "KS", Type: data.UnitBoard}
	own, other := attachedTo("own", data.OriginOf("unit", unitID), "a.pdf"), attachedTo("other", data.OriginOf("unit", eventID), "b.pdf")
	reg := data.NewRegister([]data.Record{ours, theirs, own, other})
	if p := data.PartFrom(reg, ours); len(p.Gone) != 1 || p.Gone[0] != own || len(p.Loosed)+len(p.Stuck) > 0 {
		t.Errorf("%+v", p)
	}
	if list := data.AttachedTo(reg, ours); len(list) != 1 || list[0] != own {
		t.Errorf("%v", list)
	}
	if list := data.All(reg.OwnOf(ours), data.AttachedFiles); len(list) != 1 || list[0] != own {
		t.Errorf("%v", list)
	}
}

func TestTheSizeOfAllFilesCountsEachContentOnce(t *testing.T) {
	a := attachedTo("a", data.OriginOf("unit", unitID), "a.pdf")
	again := attachedTo("b", data.OriginOf("incident", incidentID), "b.pdf")
	again.File = data.AttachmentOf("b.pdf", []byte("a"))
	again.Removed = true
	paper := &data.Paper{Head: head("p"), Title: "p", File: data.AttachmentOf("p.pdf", []byte("1234567"))}
	if got := data.AttachedSize(data.NewRegister([]data.Record{a, again, paper})); got != 8 {
		t.Error(got)
	}
}
