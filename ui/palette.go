package ui

import (
	"slices"
	"strings"
	"unicode"

	"lisparmen/data"
	"lisparmen/icons"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// command is one thing that the palette can do.
type command struct {
	words string // what it says, and is found by
	also  string // other words that it is found by
	icon  string
	do    func()

	folded string
}

// commands finds what can be done by what is typed.
type commands struct {
	opened  []command // the records last opened: what an empty palette shows first
	acts    []command // few: pages, what can be made, printed and done
	records []command
}

// mostCommands is how many the palette shows.
const mostCommands = 50

// find lists what holds all the typed words: what begins with them first, then what has a word that does.
func (c *commands) find(typed string) []command {
	typed = foldedText(typed)
	words := strings.Fields(typed)
	if len(words) == 0 {
		return slices.Concat(c.opened, c.acts)
	}
	var ranks [4][]command
	for n, list := range [][]command{c.acts, c.records} {
		for _, command := range list {
			rank, ok := rankOf(command.folded, typed, words)
			if rank == 3 && n == 0 && strings.Contains(foldedText(command.words), typed) { // Swedish ends its names with what they are: Säkerhetskrav
				rank = 2
			}
			if ok && len(ranks[rank]) < mostCommands {
				ranks[rank] = append(ranks[rank], command)
			}
		}
	}
	found := slices.Concat(ranks[:]...)
	return found[:min(mostCommands, len(found))]
}

// rankOf tells how well a text answers what is typed: 0 when its first word is just that, as a record's number.
func rankOf(text, typed string, words []string) (rank int, ok bool) {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return 0, false
		}
	}
	switch {
	case strings.HasPrefix(text, typed) && (len(text) == len(typed) || text[len(typed)] == ' '):
		return 0, true
	case strings.HasPrefix(text, typed):
		return 1, true
	case strings.Contains(text, " "+words[0]):
		return 2, true
	}
	return 3, true
}

// foldedText makes a text comparable: small letters, one space between words.
func foldedText(text string) string {
	return strings.Join(strings.Fields(strings.Map(unicode.ToLower, text)), " ")
}

// allCommands gathers what the palette can do now.
func (a *app) allCommands() *commands {
	c := a.spokenCommands()
	if translations.Chosen() != translations.Swedish { // they are found by their Swedish words too
		a.inSwedish(func() {
			known := a.spokenCommands()
			for i, same := range known.acts {
				c.acts[i].folded += " " + same.folded
			}
			for i, same := range known.records {
				c.records[i].folded += " " + same.folded
			}
		})
	}
	return c
}

// spokenCommands are the commands in the window's language.
func (a *app) spokenCommands() *commands {
	c := &commands{}
	act := func(words, also, icon string, do func()) {
		c.acts = append(c.acts, command{words: words, also: also, icon: icon, do: do, folded: foldedText(words + " " + also)})
	}
	text := func(key string) string { return translations.Text(key, nil) }
	goes := func(to place) func() { return func() { a.goTo(to) } }
	if a.space != nil {
		act(text("ui.overview"), "", "overview", goes(place{page: pageOverview}))
		act(text("ui.watches"), text("ui.palette.also.watches"), "clock", goes(place{page: pageWatches}))
		act(text("ui.first_weeks"), text("ui.palette.also.first_weeks"), "duty", goes(place{page: pageFirstWeeks}))
		for _, kind := range a.kinds() {
			to := place{page: pageList, kind: kind.Name}
			if kind.Single {
				to = place{page: pageRecord, kind: kind.Name, id: a.reg.Municipality().ID}
			}
			also := ""
			if key := "ui.palette.also.register." + kind.Name; translations.Has(key) {
				also = text(key)
			}
			act(text(data.KindsKey(kind.Name)), also, kind.Icon, goes(to))
		}
		act(text("ui.reports"), "", "report", goes(place{page: pageReports}))
		act(text("ui.policy"), "", "policy", goes(place{page: pagePolicy}))
		act(text("ui.organisation"), text("ui.palette.also.organisation"), "unit", goes(place{page: pageOrganisation}))
		act(text("ui.handover"), text("ui.palette.also.handover"), "clock", a.handOver)
		act(text("ui.training"), text("ui.palette.also.training"), "course", goes(place{page: pageTraining}))
		if !a.space.Status().ReadOnly {
			act(text("ui.workshop.class.title_of"), text("ui.palette.also.workshop"), "classification", goes(classify()))
			act(text("ui.workshop.risk.title_of"), text("ui.palette.also.workshop"), "risk", goes(analyse("")))
			act(text("ui.term"), text("ui.palette.also.term"), "role", goes(place{page: pageTerm}))
			act(text("ui.import"), text("ui.palette.also.import"), "add", goes(place{page: pageImport}))
		}
		act(text("ui.registers"), "", "add", goes(place{page: pageRegisters}))
		act(text("ui.risks"), text("ui.palette.also.risks"), "risk", goes(place{page: pageRisks}))
		act(text("ui.wheel"), text("ui.palette.also.wheel"), "wheel", goes(place{page: pageWheel}))
		act(text("ui.palette.export"), text("ui.palette.also.export"), "calendar", a.askCalendar)
		act(text("ui.export.all"), text("ui.palette.also.export_all"), "save", a.askAllRegisters)
		act(text("ui.matrix"), text("ui.palette.also.matrix"), "matrix", goes(place{page: pageMatrix}))
		if !a.space.Status().ReadOnly {
			for _, kind := range a.kinds() {
				if !kind.Single && !kind.ByAct {
					act(text("ui.new."+kind.Name), "", "add", goes(place{page: pageRecord, kind: kind.Name}))
				}
			}
			for _, sort := range otherSorts {
				act(text("ui.new.incident."+string(sort)), "", "add", func() { noteOther(a, sort) })
			}
		}
		for _, report := range reports.Reports() {
			act(translations.Text("ui.print", map[string]string{"report": spoken().Title(report)}), spoken().Summary(report), "report", goes(place{page: pageReports, text: report.Name}))
		}
		act(text("ui.settings"), text("ui.palette.also.settings"), "settings", goes(place{page: pageSettings}))
		act(text("ui.whole_log"), text("ui.palette.also.log"), "history", goes(place{page: pageLog}))
		act(text("ui.codes"), text("ui.palette.also.codes"), "control", goes(place{page: pageCodes}))
		act(text("ui.undo.last"), "", "undo", a.undo)
		act(text("ui.redo"), "", "restore", a.redo)
		act(text("ui.backup"), "", "save", a.backUpNow)
		act(text("ui.encrypt.ask"), text("ui.palette.also.encrypt"), "save", a.askEncrypt)
		act(text("ui.archive.ask"), text("ui.palette.also.archive"), "save", a.askArchive)
		if !a.space.Status().ReadOnly {
			act(text("ui.share"), text("ui.palette.also.share"), "save", a.shareNow)
			act(text("ui.merge"), text("ui.palette.also.merge"), "document", a.askMerge)
			if a.space.Status().Spoilt() {
				act(text("ui.replace"), text("ui.palette.also.replace"), "restore", a.askReplace)
			}
			if a.space.BackupFolder() != "" {
				act(text("ui.restore.backup"), "", "restore", a.askRestore)
			}
		}
	}
	start := func(step func(*startPage)) func() {
		return func() {
			a.leave(func() {
				p := newStartPage(a)
				a.show(p)
				step(p.(*startPage))
			})
		}
	}
	act(text("ui.start.open"), "", "document", start((*startPage).showOpen))
	act(text("ui.start.new"), "", "add", start((*startPage).showNew))
	act(text("ui.start.example"), text("ui.palette.also.example"), "document", start((*startPage).openExample))
	act(text("ui.help"), text("ui.palette.also.help"), "help", a.help)
	act(text("ui.help.keys"), text("ui.palette.also.keys"), "help", a.helpKeys)
	act(text("ui.name"), "", "person", a.askName)
	act(text("ui.about"), text("ui.palette.also.about"), "settings", a.showAbout)
	for _, look := range looks {
		act(text("ui.look."+look), text("ui.palette.also.look"), "settings", func() { a.setLook(look) })
	}
	act(text("ui.size.larger"), text("ui.palette.also.size"), "settings", func() { a.stepTextSize(1) })
	act(text("ui.size.smaller"), text("ui.palette.also.size"), "settings", func() { a.stepTextSize(-1) })
	for _, l := range translations.Languages() {
		act(translations.Text("ui.language", map[string]string{"language": l.Name}), text("ui.palette.also.language"), "settings", func() { a.speaks(l) })
	}
	if a.space == nil {
		return c
	}
	c.opened = a.openedCommands()
	for _, kind := range a.kinds() {
		for _, record := range a.reg.Living(kind) {
			title := a.view.Title(record)
			c.records = append(c.records, command{words: title, icon: kind.Icon, folded: foldedText(title), do: func() { a.goTo(placeOf(record)) }})
		}
	}
	return c
}

// palette shows one field that goes, makes, prints, finds and does.
func (a *app) palette() {
	if a.window.Canvas().Overlays().Top() != nil {
		return // a dialog has the word
	}
	newPalette(a, a.allCommands())
}

// paletteView is the palette while it is open.
type paletteView struct {
	app      *app
	commands *commands
	found    []command
	entry    *textEntry
	list     *widget.List
	popUp    *widget.PopUp
	room     fyne.Size // the most it takes
	row      float32   // the height of a row and of what parts it from the next
	at       int
	before   fyne.Focusable
}

// The palette's size, when the window has room for it.
const (
	paletteWidth  float32 = 640
	paletteHeight float32 = 460
)

func newPalette(a *app, c *commands) *paletteView {
	v := &paletteView{app: a, commands: c, entry: newTextEntry(), before: a.window.Canvas().Focused()}
	v.entry.SetPlaceHolder(translations.Text("ui.palette.hint", nil))
	v.entry.OnChanged = func(string) { v.filter() }
	v.entry.onKey = v.key
	v.entry.takesTab = true // the field keeps the keys
	v.list = widget.NewList(func() int { return len(v.found) }, newPaletteRow, v.showRow)
	v.list.HideSeparators = true
	v.list.OnSelected = v.do // by a click beside the row's own words
	v.popUp = widget.NewPopUp(inset(space8, container.NewBorder(v.entry, nil, nil, nil, v.list)), a.window.Canvas())
	room := a.window.Canvas().Size()
	v.room = fyne.NewSize(min(paletteWidth, room.Width-2*space32), min(paletteHeight, room.Height-2*space32))
	v.row = newPaletteRow().MinSize().Height + theme.Padding()
	v.filter()
	v.popUp.ShowAtPosition(fyne.NewPos((room.Width-v.room.Width)/2, min(72, (room.Height-v.room.Height)/2)))
	a.window.Canvas().Focus(v.entry)
	return v
}

func newPaletteRow() fyne.CanvasObject {
	words := widget.NewLabel("")
	words.Truncation = fyne.TextTruncateEllipsis
	return newPressable(container.NewBorder(nil, nil, sidePadded(widget.NewIcon(nil)), nil, words), func() {})
}

func (v *paletteView) showRow(i widget.ListItemID, o fyne.CanvasObject) {
	row := o.(*pressable)
	border := row.content.(*fyne.Container)
	border.Objects[0].(*widget.Label).SetText(v.found[i].words)
	border.Objects[1].(*fyne.Container).Objects[0].(*widget.Icon).SetResource(icons.Named(v.found[i].icon))
	row.choose(i == v.at)
	row.tapped = func() { v.do(i) }
}

// filter shows what answers the typed words; last the search in everything.
func (v *paletteView) filter() {
	typed := strings.TrimSpace(v.entry.Text)
	for _, word := range []string{"ui.palette.search.word"} { // "sök nätfiske" means to search for "nätfiske"
		if rest, ok := strings.CutPrefix(strings.ToLower(typed), translations.Text(word, nil)+" "); ok {
			typed = typed[len(typed)-len(rest):]
		}
	}
	v.found = v.commands.find(v.entry.Text)
	if v.app.space != nil && len([]rune(typed)) >= leastTyped {
		v.found = append(slices.Clone(v.found), command{
			words: translations.Text("ui.palette.search", map[string]string{"text": typed}), icon: "search",
			do: func() { v.app.goTo(place{page: pageSearch, text: typed}) },
		})
	}
	if len(v.found) == 0 && v.app.space == nil {
		v.found = []command{{words: translations.Text("ui.palette.no_file", nil), icon: "document", do: func() {
			v.app.leave(func() { v.app.show(newStartPage(v.app)) })
		}}}
	}
	v.at = 0
	v.fit()
	v.list.Refresh()
	v.list.ScrollToTop()
}

// fit makes the palette as high as what is found.
func (v *paletteView) fit() {
	least := v.popUp.MinSize().Height // with one row
	v.popUp.Resize(fyne.NewSize(v.room.Width, min(v.room.Height, least+float32(max(1, len(v.found))-1)*v.row)))
}

// key moves among what is found, does it, or closes the palette.
func (v *paletteView) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDown, fyne.KeyTab:
		v.move(1)
	case fyne.KeyUp:
		v.move(-1)
	case fyne.KeyPageDown:
		v.move(8)
	case fyne.KeyPageUp:
		v.move(-8)
	case fyne.KeyReturn, fyne.KeyEnter:
		v.do(v.at)
	case fyne.KeyEscape:
		v.close()
		giveFocus(v.app.window.Canvas(), v.before)
	default:
		return false
	}
	return true
}

func (v *paletteView) move(by int) {
	if len(v.found) == 0 {
		return
	}
	v.at = min(max(0, v.at+by), len(v.found)-1)
	v.list.Refresh()
	v.list.ScrollTo(v.at)
}

func (v *paletteView) close() { v.popUp.Hide() }

func (v *paletteView) do(i int) {
	if i < 0 || i >= len(v.found) {
		return
	}
	v.close()
	v.found[i].do()
}
