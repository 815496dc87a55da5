package ui

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/policy"
	"lisparmen/data/seed"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// fileEnding is what a file of the program's is called.
const fileEnding = ".lis"

// startPage is where one begins without a file, or goes to another: a new file, one that exists, or the example.
type startPage struct {
	app     *app
	whole   *container.Scroll
	column  *fyne.Container
	problem *problemLine

	municipality *municipalityField
	coordinator  *textEntry
	place        *pathField
	policy       *pathField
	suggested    string // the place last proposed; one that a person has typed is left alone
	class        *classQuestion
	isMaking     bool // a new file
}

func newStartPage(a *app) page {
	p := &startPage{app: a, column: newColumn(space8), problem: newProblemLine()}
	p.whole = newSheet(p.column)
	p.showChoices()
	return p
}

func (p *startPage) title() string             { return translations.Text("ui.program", nil) }
func (p *startPage) object() fyne.CanvasObject { return p.whole }
func (p *startPage) refresh()                  {}

// leave asks before what has been filled in of a new file is thrown away.
func (p *startPage) leave(then func()) {
	if !p.isMaking || p.municipality.entry.Text == "" && p.policy.entry.Text == "" && p.place.entry.Text == p.suggested && p.coordinator.Text == p.app.ownName() {
		then()
		return
	}
	choose(p.app.window, translations.Text("ui.start.leave", nil), translations.Text("ui.start.leave.text", nil),
		answer{label: translations.Text("ui.unsaved.stay", nil), safe: true, main: true},
		answer{label: translations.Text("ui.unsaved.discard", nil), do: func() { p.isMaking = false; then() }},
	)
}

// tell tells what is wrong, and brings it into sight: in a small window it lies below the fold.
func (p *startPage) tell(err error) {
	p.problem.tell(err)
	p.whole.Refresh()
	p.whole.ScrollToBottom()
}

// fill shows one step of the page.
func (p *startPage) fill(objects ...fyne.CanvasObject) {
	p.problem.clear()
	p.column.Objects = append(objects, p.problem.object)
	p.column.Refresh()
	p.whole.ScrollToTop()
}

// showChoices is the first step.
func (p *startPage) showChoices() {
	p.isMaking = false
	name := newHead(translations.Text("ui.program", nil))
	name.SizeName = sizeNumber
	objects := []fyne.CanvasObject{
		name, wrapped(translations.Text("ui.start.what", nil)), gap(space8),
		p.choice("ui.start.new", "ui.start.new.text", p.showNew),
		p.choice("ui.start.open", "ui.start.open.text", p.showOpen),
		p.choice("ui.start.example", "ui.start.example.text", p.openExample),
	}
	if recent := p.app.recent(); len(recent) > 0 {
		objects = append(objects, gap(space8), newHead(translations.Text("ui.start.recent", nil)))
		objects = append(objects, p.files(recent)...)
	}
	objects = append(objects, gap(space8), newLink(translations.Text("ui.about", nil), p.app.showAbout))
	if p.app.space != nil {
		back := newButton(translations.Text("ui.start.back", nil), func() { p.app.show(p.app.pageAt(p.app.trail.here())) })
		objects = append(objects, gap(space8), container.NewHBox(sidePadded(back)))
	}
	p.fill(objects...)
}

func (p *startPage) choice(title, text string, tapped func()) fyne.CanvasObject {
	head := wrapped(translations.Text(title, nil))
	head.TextStyle.Bold = true
	what := wrapped(translations.Text(text, nil))
	what.Importance = widget.LowImportance
	inner := newPressable(inset(space8, newColumn(-space8, head, what)), tapped)
	return sidePadded(container.NewStack(newGround(colourRaised), inner))
}

// files are the files last worked in.
func (p *startPage) files(paths []string) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, path := range paths {
		name := wrapped(filepath.Base(path))
		folder := quietly(filepath.Dir(path))
		rows = append(rows, newPressable(newColumn(-space12, name, folder), func() { p.open(path) }))
	}
	return rows
}

// showOpen is the step of opening a file that exists.
func (p *startPage) showOpen() {
	path := newPathField(p.app, chooseFile, fileEnding, share.EncryptedEnding)
	open := func() { p.open(path.path()) }
	path.entry.OnSubmitted = func(string) { open() }
	objects := []fyne.CanvasObject{
		newHead(translations.Text("ui.start.open", nil)), wrapped(translations.Text("ui.start.open.text", nil)), gap(space4),
		labelled("ui.start.file", path.object, ""),
		p.acts("ui.start.open.act", open),
	}
	if recent := p.app.recent(); len(recent) > 0 {
		objects = append(objects, gap(space8), newHead(translations.Text("ui.start.recent", nil)))
		objects = append(objects, p.files(recent)...)
	}
	p.fill(objects...)
	p.app.window.Canvas().Focus(path.entry)
}

// acts are a step's own button and the way back to the choices.
func (p *startPage) acts(verb string, do func()) fyne.CanvasObject {
	return actsBack(verb, do, p.showChoices)
}

// actsBack are a step's own button and the way back.
func actsBack(verb string, do, to func()) fyne.CanvasObject {
	act := newButton(translations.Text(verb, nil), do)
	act.Importance = widget.HighImportance
	back := newButton(translations.Text("ui.back", nil), to)
	return sidePadded(container.NewHBox(act, back))
}

// showNew is the step of making the municipality's own file.
func (p *startPage) showNew() {
	p.municipality = newMunicipalityField(func(m seed.Municipality) { p.problem.clear(); p.suggest(m) })
	p.coordinator = newTextEntry()
	p.coordinator.SetText(p.app.ownName())
	p.place = newPathField(p.app, chooseFolder, fileEnding)
	p.place.entry.OnChanged = func(string) { p.problem.clear() }
	p.policy = newPathField(p.app, chooseFile, documentEndings...)
	p.suggested, p.class, p.isMaking = "", nil, true
	p.askWhere()
}

// askWhere is the first step of a new file: whose it is and where it is to lie.
func (p *startPage) askWhere() {
	p.fill(
		newHead(translations.Text("ui.start.new", nil)), wrapped(translations.Text("ui.start.new.text", nil)), gap(space4),
		labelled("ui.start.municipality", p.municipality.object, ""),
		labelled("ui.start.coordinator", p.coordinator, "ui.start.coordinator.help"),
		labelled("ui.start.place", p.place.object, "ui.start.place.help"),
		labelled("ui.start.policy", p.policy.object, "ui.start.policy.help"),
		p.acts("ui.start.next", p.goOn),
	)
	p.app.window.Canvas().Focus(p.municipality.entry)
}

// goOn goes on from the first step when what was filled in can be used.
func (p *startPage) goOn() {
	p.problem.clear()
	if strings.TrimSpace(p.municipality.entry.Text) == "" {
		p.app.window.Canvas().Focus(p.municipality.entry)
		p.tell(data.NewProblem("problem.municipality.none"))
		return
	}
	if _, ok := seed.FindMunicipality(p.municipality.entry.Text); !ok {
		p.tell(unknownMunicipality(p.municipality.entry.Text))
		return
	}
	path := p.place.path()
	p.app.work.runApart("ui.work.folder", func(context.Context, func(float64)) (wrong error) { // which may be a share that is out of reach
		isVacant(path, &wrong)
		return wrong
	}, func(err error) {
		if err != nil {
			p.app.window.Canvas().Focus(p.place.entry)
			p.tell(err)
			return
		}
		p.askClass()
	})
}

// askClass is the second and last: how the file itself is to be classified. What is proposed must be confirmed.
func (p *startPage) askClass() {
	if p.class == nil {
		class := data.ProposedFileClass()
		class.By, class.On = cmp.Or(strings.TrimSpace(p.coordinator.Text), p.app.ownName()), data.DayOf(p.app.now())
		p.class = newClassQuestion(p.app, class)
	}
	p.fill(
		newHead(translations.Text("ui.class.step", nil)), wrapped(translations.Text("ui.class.text", nil)+" "+translations.Text("ui.class.proposed", nil)),
		gap(space4), sidePadded(p.class.object), gap(space4),
		actsBack("ui.start.create", p.create, p.askWhere),
	)
	p.app.window.Canvas().Focus(p.class.fields[0].input.focus())
}

// suggest proposes a place for the file once the municipality is known.
func (p *startPage) suggest(m seed.Municipality) {
	if p.place.entry.Text != p.suggested {
		return
	}
	p.suggested = filepath.Join(documentsFolder(), m.Short+fileEnding)
	p.place.entry.SetText(p.suggested)
}

// create makes the file: whole or not at all.
func (p *startPage) create() {
	p.problem.clear()
	m, _ := seed.FindMunicipality(p.municipality.entry.Text) // asked for already
	var said data.Municipality
	if !p.class.put(&said) {
		return
	}
	path, policyPath, coordinator := p.place.path(), p.policy.path(), strings.TrimSpace(p.coordinator.Text)
	if coordinator != "" {
		p.app.callMyself(coordinator)
	}
	options := p.app.shareOptions()
	var space *share.Workspace
	var read reading
	p.app.work.runApart("ui.work.create", func(ctx context.Context, _ func(float64)) error {
		var text policy.Text
		var err error
		if policyPath != "" {
			if text, err = policy.ReadDocument(policyPath); err != nil {
				return err
			}
		}
		space, err = share.Create(ctx, path, options, func(st *store.Store) error {
			return exchange.NewFile(ctx, st, m, coordinator, text, said.Class)
		})
		if err != nil {
			return err
		}
		read, err = p.app.read(ctx, space.Store)
		return err
	}, func(err error) {
		if err != nil {
			p.tell(err)
			return
		}
		p.isMaking = false
		p.app.opened(space, read)
		if policyPath != "" {
			p.app.goTo(place{page: pagePolicy, title: policyPath})
		}
	})
}

// unknownMunicipality tells that none of the 290 has the name, and which are most like it.
func unknownMunicipality(name string) error {
	var names []string
	for _, near := range seed.NearestMunicipalities(name, 3) {
		names = append(names, near.Short)
	}
	return data.NewProblem("problem.municipality.unknown", "name", name, "nearest", strings.Join(names, ", "))
}

// open opens a file; what stands in the way is told on the page.
func (p *startPage) open(path string) {
	p.problem.clear()
	p.app.open(path, p.tell)
}

// openExample opens the example, which is made the first time.
func (p *startPage) openExample() {
	p.problem.clear()
	path := filepath.Join(p.app.shareOptions().Folder(), "exempel"+fileEnding)
	if _, err := os.Stat(path); err == nil {
		p.open(path)
		return
	}
	options := p.app.shareOptions()
	p.app.work.runApart("ui.work.example", func(ctx context.Context, progress func(float64)) error {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return data.NewProblem("problem.output", "file", path).Because(err)
		}
		at := exchange.ExampleBegins
		options.Now = func() time.Time { return at }
		space, err := share.Create(ctx, path, options, func(st *store.Store) error {
			return exchange.Example(ctx, st, &at, progress)
		})
		if err != nil {
			return err
		}
		return space.Close(ctx)
	}, func(err error) {
		if err != nil {
			p.tell(err)
			return
		}
		p.open(path)
	})
}

// shareOptions are what a file is opened or made with.
func (a *app) shareOptions() share.Options {
	return share.Options{Home: a.options.Home, Author: a.author(), Program: a.options.Version, Now: a.options.Now, Machine: a.options.Machine}
}

// The files last worked in are remembered between runs.
const (
	prefRecent = "recent"
	mostRecent = 5
)

func (a *app) recent() []string { return a.fyne.Preferences().StringList(prefRecent) }

// remember puts a file first among those last worked in.
func (a *app) remember(path string) {
	list := slices.DeleteFunc(slices.Clone(a.recent()), func(known string) bool { return known == path })
	list = append([]string{path}, list...)
	a.fyne.Preferences().SetStringList(prefRecent, list[:min(mostRecent, len(list))])
}

// forget drops a file that is no longer there.
func (a *app) forget(path string, err error) {
	if data.IsProblem(err, "problem.file.missing") {
		a.fyne.Preferences().SetStringList(prefRecent, slices.DeleteFunc(slices.Clone(a.recent()), func(known string) bool { return known == path }))
	}
}

// documentsFolder is where the system keeps a person's documents; their own folder when it has no such place.
func documentsFolder() string {
	if folder := ownFolder("DOCUMENTS", "Documents"); folder != "" {
		return folder
	}
	home, _ := os.UserHomeDir()
	return home
}

// ownFolder is one of the folders that the system makes for each person, by its name in user-dirs.dirs and in English; empty when
// there is none.
func ownFolder(xdg, english string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	if runtime.GOOS == "linux" { // the folder has a name in the person's language
		raw, _ := os.ReadFile(filepath.Join(home, ".config", "user-dirs.dirs"))
		for line := range strings.SplitSeq(string(raw), "\n") {
			if value, ok := strings.CutPrefix(strings.TrimSpace(line), "XDG_"+xdg+"_DIR="); ok {
				folder := strings.ReplaceAll(strings.Trim(value, `"`), "$HOME", home)
				if isFolder(folder) {
					return folder
				}
			}
		}
	}
	if folder := filepath.Join(home, english); isFolder(folder) { // Windows shows it by another name, and keeps this one
		return folder
	}
	return ""
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// labelled is a field with its name above it and, when there is any, help below it.
func labelled(label string, field fyne.CanvasObject, help string) fyne.CanvasObject {
	name := wrapped(translations.Text(label, nil))
	column := newColumn(-space4, name, sidePadded(field))
	if help != "" {
		column.Add(quietly(translations.Text(help, nil)))
	}
	return column
}

// problemLine tells a problem on the page where it arose; it takes no room when there is none.
type problemLine struct {
	object *fyne.Container
	words  *widget.Label
}

func newProblemLine() *problemLine {
	words := wrapped("")
	words.Importance = widget.DangerImportance
	mark := container.New(layout.NewCustomPaddedLayout(0, 0, space8, 0), newStateMark(stateLacking, ""))
	p := &problemLine{container.NewBorder(nil, nil, mark, nil, words), words}
	p.object.Hide()
	return p
}

func (p *problemLine) tell(err error) {
	p.words.SetText(sentence(err))
	p.object.Show()
	p.object.Refresh()
}

func (p *problemLine) clear() { p.object.Hide() }

// What the button of a path field chooses.
type pathSort int

const (
	chooseFile   pathSort = iota // a file that exists
	chooseFolder                 // the folder of a file whose name is kept
)

// pathField is the path of a file, typed or chosen.
type pathField struct {
	app     *app
	entry   *textEntry
	object  fyne.CanvasObject
	sort    pathSort
	endings []string
}

func newPathField(a *app, sort pathSort, endings ...string) *pathField {
	f := &pathField{app: a, entry: newTextEntry(), sort: sort, endings: endings}
	browse := newButton(translations.Text("ui.browse", nil), f.browse)
	f.object = container.NewBorder(nil, nil, nil, browse, f.entry)
	return f
}

// path is what stands in the field, without the quotation marks that come along when a path is copied in Windows.
func (f *pathField) path() string {
	path := strings.Trim(strings.TrimSpace(f.entry.Text), `"`)
	if rest, ok := strings.CutPrefix(path, "~"+string(filepath.Separator)); ok {
		if home, err := os.UserHomeDir(); err == nil {
			path = filepath.Join(home, rest)
		}
	}
	return path
}

// browse lets the person choose, beginning where the field stands.
func (f *pathField) browse() {
	folder := filepath.Dir(f.path())
	if f.entry.Text == "" || !isFolder(folder) {
		folder = documentsFolder()
	}
	choosePath(f.app, f.sort, f.endings, folder, func(path string) {
		if f.sort == chooseFolder {
			path = filepath.Join(path, filepath.Base(f.path()))
		}
		f.entry.SetText(path)
	})
}

// municipalityField is one of the 290, chosen by typing: the nearest names stand below what is typed.
type municipalityField struct {
	entry   *textEntry
	nearest *fyne.Container
	object  fyne.CanvasObject
	found   func(seed.Municipality)
}

// mostNearest is how many names are proposed.
const mostNearest = 4

func newMunicipalityField(found func(seed.Municipality)) *municipalityField {
	f := &municipalityField{entry: newTextEntry(), nearest: newColumn(0), found: found}
	f.entry.SetPlaceHolder(translations.Text("ui.start.municipality.hint", nil))
	f.entry.OnChanged = f.typed
	f.entry.OnSubmitted = func(text string) {
		if near := seed.NearestMunicipalities(text, 1); strings.TrimSpace(text) != "" && len(near) > 0 {
			f.choose(near[0])
		}
	}
	f.object = newColumn(0, f.entry, f.nearest)
	f.typed("")
	return f
}

func (f *municipalityField) typed(text string) {
	f.nearest.RemoveAll()
	if m, ok := seed.FindMunicipality(text); ok {
		f.nearest.Add(container.NewHBox(sidePadded(newStateMark(stateMet, "")), quiet(m.Name+", "+m.County)))
		f.found(m)
	} else if strings.TrimSpace(text) != "" {
		for _, m := range seed.NearestMunicipalities(text, mostNearest) {
			f.nearest.Add(newPressable(wrapped(m.Name+", "+m.County), func() { f.choose(m) }))
		}
	} else {
		f.nearest.Add(quiet(translations.Text("ui.start.municipality.help", nil))) // in the place of what is found, so that nothing moves
	}
	f.nearest.Refresh()
}

func (f *municipalityField) choose(m seed.Municipality) { f.entry.SetText(m.Short) }
