package data_test

import (
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
)

// Every kind is either a register whose use the coordinator decides on, by its own name and word, or known to be none.
func TestRegistersAreTheKindsOfTheBinder(t *testing.T) {
	none := []string{"municipality", "section", "deadline", "threshold", "form_question", "register_use", "lead_time", "report_setting", "import_template", "snooze", "retention", "sector", "supplier_interval", "risk_value", "risk_level", "risk_step", "class_level", "attachment"}
	kind := data.RegisterUses.Untyped()
	field, _ := kind.Field("avser")
	for _, k := range data.Kinds() {
		u := &data.RegisterUse{}
		err := field.Put(u, strings.ToUpper(k.Word))
		if is := data.IsRegister(k.Name); is == slices.Contains(none, k.Name) || is != (err == nil) || is && u.Register != k.Name {
			t.Errorf("%s: %v, %q, %v", k.Name, is, u.Register, err)
		}
	}
	for _, wrong := range []string{"section", "risker", "Åtgärder"} {
		if err := kind.Check(&data.RegisterUse{Register: wrong, State: data.UseInUse}); !data.IsProblem(err, "problem.register_use.unknown") {
			t.Errorf("%s: %v", wrong, err)
		}
	}
	below := -1
	if err := kind.Check(&data.RegisterUse{Register: "role", State: data.UseInUse, Whole: &below}); !data.IsProblem(err, "problem.register_use.whole") {
		t.Error(err)
	}
}

// A register kept in another system lists nothing, but a link into it still tells a name.
func TestInUseLeavesOutWhatIsKeptElsewhere(t *testing.T) {
	use := func(id, register string, state data.UseState) *data.RegisterUse {
		return &data.RegisterUse{Head: head(id), Register: register, State: state}
	}
	role := &data.Role{Head: head("a"), Name: "a"}
	records := []data.Record{role, &data.Action{Head: head("b"), Title: "b"}}
	for name, test := range map[string]struct {
		said           []data.Record
		roles, actions int
	}{
		"nothing said":              {nil, 1, 1},
		"elsewhere":                 {[]data.Record{use("1", "role", data.UseElsewhere)}, 0, 1},
		"in use":                    {[]data.Record{use("1", "role", data.UseInUse)}, 1, 1},
		"two copies said different": {[]data.Record{use("1", "role", data.UseElsewhere), use("2", "role", data.UseInUse)}, 1, 1},
		"both elsewhere":            {[]data.Record{use("1", "role", data.UseElsewhere), use("2", "action", data.UseElsewhere)}, 0, 0},
	} {
		reg := data.NewRegister(append(test.said, records...)).InUse()
		if roles, actions := len(data.All(reg, data.Roles)), len(data.All(reg, data.Actions)); roles != test.roles || actions != test.actions {
			t.Errorf("%s: %d roles, %d actions", name, roles, actions)
		}
		if found, ok := data.Find(reg, data.Link[*data.Role]("a")); !ok || found != role {
			t.Errorf("%s: the link leads nowhere", name)
		}
	}
	before, now := data.NewRegister(records), data.NewRegister(append(records, use("1", "role", data.UseElsewhere)))
	if as := before.InUseAs(now); len(data.All(as, data.Roles)) != 0 || data.UseOf(as, "role").State != data.UseElsewhere {
		t.Error("the earlier register is not counted as the later")
	}
	if len(data.All(before, data.Roles)) != 1 {
		t.Error("the register itself was changed")
	}
}

// A light counts no demanded document from a register that is kept in another system.
func TestLightsWithoutTheDocuments(t *testing.T) {
	missing := demanded("d", data.AreaPeople, data.DocumentMissing)
	light := func(records ...data.Record) data.AreaLight {
		lights := data.Lights(data.NewRegister(records), "2026-11-24")
		return lights[slices.IndexFunc(lights, func(l data.AreaLight) bool { return l.Area == data.AreaPeople })]
	}
	if l := light(missing); l.Lacking != 1 {
		t.Errorf("%+v", l)
	}
	if l := light(missing, &data.RegisterUse{Head: head("u"), Register: "document", State: data.UseElsewhere}); l.All != 0 || l.Lacking != 0 {
		t.Errorf("%+v", l)
	}
}
