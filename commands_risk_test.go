package main

import (
	"fmt"
	"testing"
)

// How a risk has moved is a record, whichever way its value was changed; and a risk says what its latest value says.
func TestARiskIsValuedByCommand(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	values := func(risk string) (list []row) {
		for _, v := range d.list(file, "riskvardering") {
			if v["risk"] == risk {
				list = append(list, v)
			}
		}
		return list
	}
	steps := func(id string) [2]string {
		r := d.row(file, "risk", "id", id)
		return [2]string{fmt.Sprint(r["konsekvens"]), fmt.Sprint(r["sannolikhet"])}
	}
	id := d.id(d.must("spara", file, "risk", "titel=Nycklar kommer bort", "konsekvens=2", "sannolikhet=3", "riskanalys=RA-2"))
	first := values(id)
	if len(first) != 1 || first[0]["datum"] != "2026-04-22" || first[0]["sekretess"] != "possible" {
		t.Errorf("a new risk is valued %+v", first)
	}
	d.must("spara", file, "risk", "--id", id, "titel=Nycklar till vattenverket kommer bort")
	if n := len(values(id)); n != 1 {
		t.Errorf("another title makes %d values", n)
	}
	d.must("spara", file, "risk", "--id", id, "konsekvens=3")
	if list := values(id); len(list) != 2 || list[1]["datum"] != "2026-11-24" || fmt.Sprint(list[1]["konsekvens"]) != "3" {
		t.Errorf("written in the form: %+v", list)
	}
	value := d.id(d.must("spara", file, "riskvardering", "risk="+id, "datum=2026-11-24", "konsekvens=1", "sannolikhet=1", "skal=Låsen är bytta"))
	if got := steps(id); got != [2]string{"1", "1"} {
		t.Errorf("valued anew the risk says %v", got)
	}
	d.must("spara", file, "riskvardering", "risk="+id, "datum=2026-06-01", "konsekvens=4", "sannolikhet=4", "skal=Så var det i somras")
	if got := steps(id); got != [2]string{"1", "1"} {
		t.Errorf("an earlier value changes it to %v", got)
	}
	d.must("tabort", file, "riskvardering", value)
	if got := steps(id); got != [2]string{"3", "3"} {
		t.Errorf("without its latest value the risk says %v", got)
	}
	d.unchanged(func() {
		d.want(1, "problem.risk_value.future", "spara", file, "riskvardering", "risk="+id, "datum=2026-11-25", "konsekvens=1", "sannolikhet=1", "skal=x")
		d.want(1, "problem.risk_value.half", "spara", file, "riskvardering", "risk="+id, "datum=2026-11-24", "sannolikhet=1", "skal=x")
		d.want(1, "problem.risk.step", "spara", file, "riskvardering", "risk="+id, "datum=2026-11-24", "konsekvens=5", "sannolikhet=1", "skal=x")
		d.want(1, "problem.risk.step", "spara", file, "risk", "titel=x", "konsekvens=1", "sannolikhet=5")
		d.want(1, "problem.risk.half", "spara", file, "risk", "titel=x", "konsekvens=1")
		d.want(1, "problem.risk.accepted_by", "spara", file, "risk", "titel=x", "accepterad=2026-11-24")
	})
	harmed := d.id(d.must("spara", file, "risk", "titel=Källaren svämmar över", "sannolikhet=2", "konsekvens-ekonomi=2", "konsekvens-personskada=3"))
	if got := d.row(file, "risk", "id", harmed); steps(harmed) != [2]string{"3", "2"} || got["konsekvensomrade"] != "people" || len(values(harmed)) != 1 {
		t.Errorf("valued by category: %+v", got)
	}
	d.must("spara", file, "risk", "--id", harmed, "konsekvens-personskada=1", "konsekvens-miljo=2")
	if list := values(harmed); steps(harmed) != [2]string{"2", "2"} || len(list) != 2 {
		t.Errorf("valued anew by category: %+v", list)
	}
	d.unchanged(func() {
		d.want(1, "problem.risk.harms", "spara", file, "risk", "--id", harmed, "konsekvens=1")
		d.want(1, "problem.risk.worst", "spara", file, "risk", "--id", harmed, "konsekvensomrade=fortroende")
		d.want(1, "problem.risk.half", "spara", file, "risk", "titel=x", "konsekvens-ekonomi=1")
		d.want(1, "problem.risk.step", "spara", file, "risk", "titel=x", "sannolikhet=1", "konsekvens-ekonomi=5")
		d.want(1, "problem.risk.harms", "spara", file, "riskvardering", "risk="+harmed, "datum=2026-11-24", "konsekvens=4", "sannolikhet=1", "skal=x")
	})
	d.must("spara", file, "riskvardering", "risk="+harmed, "datum=2026-11-24", "konsekvens=2", "sannolikhet=1", "skal=Pumpen är provad")
	d.must("tabort", file, "risk", id, "--folj")
	if n := len(values(id)); n != 0 {
		t.Errorf("%d values of a risk that is gone", n)
	}
	d.must("kontrollera", file)
}
