package ui

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/icons"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// aDay is when the tests happen: a Tuesday.
var aDay = time.Date(2026, 11, 24, 13, 30, 0, 0, time.UTC)

func aNow() time.Time { return aDay }

// testWindow is a window of a size.
func testWindow(t testing.TB, content fyne.CanvasObject, scale float32, size fyne.Size) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, content)
	w.Canvas().(software.WindowlessCanvas).SetScale(scale)
	w.Resize(size)
	settle(w)
	return w
}

// testApp is an app with the program's theme in a look.
func testApp(t testing.TB, look string) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(newTheme(look, false))
}

// settle has the test driver lay out again what has changed.
func settle(w fyne.Window) {
	size := w.Canvas().Size()
	w.Resize(size.AddWidthHeight(1, 1))
	w.Resize(size)
}

// picture keeps a picture of the window for someone to look at, when LISPARMEN_PICTURES names a folder.
func picture(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	folder := os.Getenv("LISPARMEN_PICTURES")
	if folder == "" {
		return
	}
	settle(w)
	file, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

func aEnv() inputEnv {
	return inputEnv{
		now: aNow,
		options: func(kind string) []Option {
			var list []Option
			for i, name := range []string{"Anna Åkesson", "Bo Öman", "Cecilia Ärlig", "Dag Alm", "Kommunstyrelsen", "Informationssäkerhetssamordnaren vid kommunledningskontoret"} {
				list = append(list, Option{ID: fmt.Sprintf("00000000-0000-7000-8000-00000000000%d", i), Title: name, Detail: "Kommunledningskontoret"})
			}
			return list
		},
		create: func(kind, typed string, made func(Option)) {},
	}
}

func formOf(kind data.Untyped, names ...string) (*fyne.Container, map[string]input) {
	box := container.New(&columnLayout{gap: space12})
	inputs := map[string]input{}
	for _, f := range kind.Fields {
		if f.Hidden {
			continue
		}
		in := newInput(kind, f, aEnv())
		inputs[f.Name] = in
		box.Add(in.object())
	}
	return box, inputs
}

func TestLooks(t *testing.T) {
	if os.Getenv("LISPARMEN_PICTURES") == "" {
		t.Skip("LISPARMEN_PICTURES names no folder for the pictures")
	}
	for _, look := range []struct {
		name, look string
		scale      float32
	}{{"light", lookLight, 1}, {"dark", lookDark, 1}, {"large", lookLight, 1.5}} {
		t.Run(look.name, func(t *testing.T) {
			testApp(t, look.look)
			sheet := container.NewGridWithColumns(8)
			for _, name := range icons.Names() {
				icon := widget.NewIcon(icons.Named(name))
				sheet.Add(container.NewVBox(container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(36), icon)), widget.NewLabelWithStyle(name, fyne.TextAlignCenter, fyne.TextStyle{})))
			}
			w := testWindow(t, sheet, look.scale, fyne.NewSize(900, 500))
			picture(t, w, "icons-"+look.name)

			marks := container.NewVBox()
			for i, word := range []string{"", "Uppfyllt", "Delvis", "Brist", "Ej bedömt", "Ej i bruk"} {
				marks.Add(newStateMark(state(i), word))
			}
			picture(t, testWindow(t, inset(16, marks), look.scale, fyne.NewSize(240, 200)), "state-"+look.name)

			for _, name := range []string{"incident", "municipality", "duty"} {
				kind, _ := data.KindNamed(name)
				form, inputs := formOf(kind)
				w := testWindow(t, container.NewVScroll(inset(16, form)), look.scale, fyne.NewSize(420, 900))
				if name == "incident" {
					inputs["known_at"].setText("2026-11-24T08:30:00Z")
					inputs["title"].setText("Fel mottagare i utskick")
					inputs["title"].setError("Fältet ”Rubrik” är tomt men måste fyllas i. Inget har sparats. Fyll i fältet och spara igen.")
					if in, ok := inputs["units"]; ok {
						in.setText("00000000-0000-7000-8000-000000000001\n00000000-0000-7000-8000-000000000005\n00000000-0000-7000-8000-000000000002")
					}
				}
				picture(t, w, "form-"+name+"-"+look.name)
			}

			day := newDayField(aNow)
			day.setText("2026-12-03")
			w = testWindow(t, inset(16, container.NewVBox(day.Container)), look.scale, fyne.NewSize(360, 420))
			w.Canvas().Focus(day.entry)
			day.openCalendar()
			picture(t, w, "calendar-"+look.name)

			ref := newReference(func() []Option { return aEnv().options("") }, func(string) {})
			w = testWindow(t, inset(16, container.NewVBox(ref)), look.scale, fyne.NewSize(420, 420))
			w.Canvas().Focus(ref)
			ref.TypedRune('a')
			picture(t, w, "reference-"+look.name)

			table := aTable(60)
			w = testWindow(t, inset(16, table), look.scale, fyne.NewSize(1100, 520))
			table.sortBy(0, false)
			w.Canvas().Focus(table.focusable())
			table.rows.mark(3)
			picture(t, w, "table-"+look.name)

			w = testWindow(t, widget.NewLabel("Bakgrund"), look.scale, fyne.NewSize(640, 420))
			confirmGrave(w, "Ta bort incidenten?", "Incidenten I-3 ”Fel mottagare i utskick” tas bort ur listorna. Den finns kvar i historiken och kan återtas.", "Ta bort", func() {})
			picture(t, w, "confirm-"+look.name)
			w = testWindow(t, widget.NewLabel("Bakgrund"), look.scale, fyne.NewSize(640, 420))
			in := newTextInput(newInputBox("Skäl", true))
			askWith(w, "Varför stryks åtagandet?", "Skälet syns i historiken och i årsrapporten.", in.object(), in.focus(), "Stryk", nil, func() {})
			picture(t, w, "ask-"+look.name)
		})
	}
}

var tableWords = []string{"Fel mottagare i utskick", "Åtkomst till fel akt", "Strömavbrott i serverhallen", "Ändrad behörighet utan beslut", "Öppen delning på webben", "Stulen dator", "Riktad nätfiskekampanj mot ekonomiavdelningens handläggare och kommunens leverantörer av betaltjänster, med förfalskade fakturor i kommunens namn"}

func aTable(rows int) *table {
	return newTable([]column{
		{label: "Rubrik", link: true, get: func(row int) cell {
			return cell{text: fmt.Sprintf("I-%d %s", row+1, tableWords[row%len(tableWords)])}
		}},
		{label: "Läge", get: func(row int) cell {
			return cell{text: []string{"Uppfyllt", "Delvis", "Brist", "Ej bedömt"}[row%4], state: state(row%4 + 1)}
		}},
		{label: "Ansvarig", get: func(row int) cell { return cell{text: []string{"Anna Åkesson", "Bo Öman", ""}[row%3]} }},
		{label: "Berörda", align: fyne.TextAlignTrailing, order: orderNumber, get: func(row int) cell {
			return cell{text: fmt.Sprint(row * 37 % 1000), value: fmt.Sprint(row * 37 % 1000)}
		}},
		{label: "Kännedom", align: fyne.TextAlignTrailing, order: orderPlain, get: func(row int) cell {
			d := string(data.DayOf(aDay).AddDays(-row * 7 % 365))
			return cell{text: d, value: d}
		}},
	}).with(rows)
}

func (t *table) with(rows int) *table {
	t.setRows(rows)
	return t
}
