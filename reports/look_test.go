package reports_test

import (
	"os"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/pdf"
	"lisparmen/reports/text"
)

func TestLook(t *testing.T) {
	ex := exampleYear(t)
	for name, f := range map[string]func() reports.Document{
		"ars":  func() reports.Document { return build(t, "arsrapport", ex) },
		"ny":   func() reports.Document { return build(t, "arsrapport", newMunicipality(t)) },
		"styr": func() reports.Document { return build(t, "styrdokument", ex) },
		"utkast": func() reports.Document {
			in := newMunicipality(t)
			for _, d := range data.All(in.Register, data.Documents) {
				if d.Area == data.AreaIncidents {
					in.RecordID = d.ID
				}
			}
			return build(t, "styrdokument", in)
		},
		"inc": func() reports.Document { return build(t, "incident", ex) },
		"inc1": func() reports.Document {
			in := ex
			in.RecordID = data.All(ex.Register, data.Incidents)[0].ID
			return build(t, "incident", in)
		},
		"ingen": func() reports.Document { return build(t, "incident", newMunicipality(t)) },
	} {
		doc := f()
		os.MkdirAll("/tmp/look", 0o755)
		os.WriteFile("/tmp/look/"+name+".txt", []byte(text.Render(doc)), 0o644)
		w, _ := os.Create("/tmp/look/" + name + ".pdf")
		if _, err := pdf.Write(w, doc, morning); err != nil {
			t.Error(err)
		}
		w.Close()
	}
}
