package press_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/reports/press"
)

// withFile is a new file of a municipality, at a time that the test moves.
func withFile(t *testing.T, at *time.Time) *store.Store {
	t.Helper()
	st, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "vara.lis"), store.Options{Now: func() time.Time { return *at }, Author: "Anna Berg", Device: "a"}, func(st *store.Store) error {
		_, err := st.SaveAll(t.Context(), store.ActSeed, "", []store.Draft{{Record: &data.Municipality{Name: "Vara kommun"}}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	return st
}

func perform(t *testing.T, st *store.Store, do func(*exchange.Deed) error) error {
	t.Helper()
	reg, err := st.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return exchange.Perform(t.Context(), st, reg, do)
}

func made(t *testing.T, st *store.Store, order press.Order) press.Paper {
	t.Helper()
	order.Report, _ = reports.Named("handlingsplan")
	paper, err := press.Make(context.Background(), st, order)
	if err != nil {
		t.Fatal(err)
	}
	return paper
}

func picture(t *testing.T, p image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What the municipality has chosen by now is on its papers, on one of last year too, and in the public version; and is taken away again.
func TestLookOfPapers(t *testing.T) {
	at := now
	st := withFile(t, &at)
	at = at.AddDate(1, 0, 0)
	logo := filepath.Join(t.TempDir(), "vapen.png")
	if err := os.WriteFile(logo, picture(t, image.NewNRGBA(image.Rect(0, 0, 40, 50))), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := perform(t, st, func(d *exchange.Deed) error { return d.ChooseLook(exchange.Look{Colour: "1e5b3a", Logo: logo}) }); err != nil {
		t.Fatal(err)
	}
	if err := perform(t, st, func(d *exchange.Deed) error {
		return d.Arrange(&data.ReportSetting{Report: "handlingsplan", Ingress: "Egna ord."})
	}); err != nil {
		t.Fatal(err)
	}
	for name, order := range map[string]press.Order{"today": {}, "a year ago": {AsOf: data.DayOf(now)}, "public": {Public: true}} {
		paper := made(t, st, order)
		if l := paper.Logo; l == nil || l.Width != 40 || l.Height != 50 || l.Alt != "Kommunvapen eller logotyp för Vara kommun" {
			t.Errorf("%s: the logotype is %+v", name, l)
		}
		if paper.Accent != 0x1E5B3A || !strings.Contains(paper.Text(), "Egna ord.") {
			t.Errorf("%s: %06X, %.200s", name, paper.Accent, paper.Text())
		}
		if _, _, err := paper.PDF(); err != nil {
			t.Error(err)
		}
	}
	for name, look := range map[string]exchange.Look{"problem.colour.light": {Colour: "#FFFFFF", NoLogo: true}, "problem.logo.unreadable": {Logo: logo + "x"}} {
		if err := perform(t, st, func(d *exchange.Deed) error { return d.ChooseLook(look) }); !data.IsProblem(err, name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if paper := made(t, st, press.Order{}); paper.Logo == nil || paper.Accent != 0x1E5B3A {
		t.Error("what was refused changed something")
	}
	if err := perform(t, st, func(d *exchange.Deed) error { return d.ChooseLook(exchange.Look{NoLogo: true}) }); err != nil {
		t.Fatal(err)
	}
	if err := perform(t, st, func(d *exchange.Deed) error { return d.Arrange(&data.ReportSetting{Report: "handlingsplan"}) }); err != nil {
		t.Fatal(err)
	}
	if paper := made(t, st, press.Order{}); paper.Logo != nil || paper.Accent != 0 || strings.Contains(paper.Text(), "Egna ord") {
		t.Error("what was taken away is still there")
	}
}

// A file from elsewhere may hold anything for a logotype; a paper without it is better than none.
func TestLogoThatIsNone(t *testing.T) {
	at := now
	st := withFile(t, &at)
	see := image.NewNRGBA(image.Rect(0, 0, 40, 50)) // see-through
	deep := image.NewNRGBA64(image.Rect(0, 0, 4, 4))
	deep.Set(1, 1, color.White)
	whole := picture(t, opaque(4))
	interlaced, err := base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAAE8ahlKAAAALklEQVQI12MQMgljEDIJYxQyCWNgYIBSTAwMDAgeBDAxIAHcMrg5KHpwqqJMAgDuvgRaNE57JQAAAABJRU5ErkJggg==")
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"text": []byte("hej"), "see-through": picture(t, see), "deep": picture(t, deep), "grey": picture(t, image.NewGray(image.Rect(0, 0, 4, 4))),
		"cut": whole[:len(whole)-20], "large": picture(t, opaque(1100)), "interlaced": interlaced,
	} {
		if err := saveLogo(t, st, content); err != nil {
			t.Fatal(err)
		}
		if paper := made(t, st, press.Order{}); paper.Logo != nil {
			t.Errorf("%s is taken for a logotype", name)
		}
	}
	if err := saveLogo(t, st, whole); err != nil {
		t.Fatal(err)
	}
	if paper := made(t, st, press.Order{}); paper.Logo == nil {
		t.Error("a whole one is not taken")
	}
}

func opaque(size int) *image.RGBA {
	p := image.NewRGBA(image.Rect(0, 0, size, size))
	for i := range p.Pix {
		p.Pix[i] = 0xFF
	}
	return p
}

func saveLogo(t *testing.T, st *store.Store, content []byte) error {
	t.Helper()
	reg, err := st.Read(t.Context())
	if err != nil {
		return err
	}
	m, base, err := st.Get(t.Context(), data.Municipalities.Untyped(), reg.Municipality().ID)
	if err != nil {
		return err
	}
	m.(*data.Municipality).File = data.AttachmentOf("logotyp.png", content)
	_, err = st.SaveWith(t.Context(), store.ActSave, "", []store.Draft{{Base: base, Record: m}}, content)
	return err
}
