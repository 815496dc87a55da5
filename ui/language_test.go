package ui

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// english is the program on a copy of the example, with English chosen.
func english(t *testing.T) *fixture {
	t.Helper()
	f := newFixture(t)
	f.speaks(translations.English)
	f.settle()
	t.Cleanup(func() { speak(translations.Swedish) })
	return f
}

func TestTheLanguageIsSwitchedAtOnceAndRemembered(t *testing.T) {
	f := newFixture(t)
	t.Cleanup(func() { speak(translations.Swedish) })
	f.visit(place{page: pageList, kind: "action"})
	f.do("språk: english")
	f.settle()
	if words := strings.Join(f.sayings(), "\n"); !strings.Contains(words, "Overview") || strings.Contains(words, "Översikt") {
		t.Errorf("the window says\n%s", words)
	}
	if _, ok := f.page.(*listPage); !ok || f.trail.here().kind != "action" {
		t.Error("the page was left")
	}
	if got := lang.L("Cancel"); got != "Cancel" {
		t.Errorf("Fyne says %q", got)
	}
	if got := f.fyne.Preferences().String(prefLanguage); got != "en" {
		t.Errorf("%q is remembered", got)
	}
	f.do("language: svenska")
	f.settle()
	if words := strings.Join(f.sayings(), "\n"); !strings.Contains(words, "Översikt") || lang.L("Cancel") != "Avbryt" {
		t.Errorf("the window says\n%s", words)
	}
}

// sayings are the words of the whole window, each as it was given to what shows it.
func (f *fixture) sayings() []string {
	var list []string
	walkShown(f.window.Content(), func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.Label:
			list = append(list, o.Text)
		case *widget.Hyperlink:
			list = append(list, o.Text)
		case *button:
			list = append(list, o.Text)
		case *fieldLabel:
			list = append(list, o.words)
		case *stateMark:
			list = append(list, o.word)
		case *menuItem:
			list = append(list, o.name)
		case *textEntry:
			list = append(list, o.PlaceHolder)
		case *table:
			for _, c := range o.columns {
				list = append(list, c.label)
				for _, row := range o.shown[:min(len(o.shown), 20)] {
					list = append(list, c.get(row).text)
				}
			}
		}
	})
	return list
}

// do does the first that the palette finds for what is typed.
func (f *fixture) do(typed string) {
	f.t.Helper()
	found := f.allCommands().find(typed)
	if len(found) == 0 {
		f.t.Fatalf("the palette does not know %q", typed)
	}
	found[0].do()
}

func TestTheWindowIsSwedishUntilAnotherLanguageIsChosen(t *testing.T) {
	for _, name := range []string{"LANG", "LC_ALL", "LANGUAGE"} {
		t.Setenv(name, "en_GB.UTF-8")
	}
	f := newFixture(t)
	if words := strings.Join(f.sayings(), "\n"); !strings.Contains(words, "Översikt") || lang.L("Cancel") != "Avbryt" {
		t.Errorf("the window says\n%s", words)
	}
}

// The main pages in English say no Swedish words of ours, and no Swedish sentence but those of the data. Nothing is cut off.
func TestAnEnglishWindowHasNoSwedishWordsOfOurs(t *testing.T) {
	looksAtEverything(t)
	f := english(t)
	ours := map[string]string{}
	for _, key := range translations.Swedish.Keys() {
		ours[translations.Swedish.Text(key, nil)] = key
	}
	for _, key := range translations.English.Keys() {
		delete(ours, translations.English.Text(key, nil)) // as good English as Swedish
	}
	ofData := f.textsOfData()
	sentence := regexp.MustCompile(`(?i)(^|[^\pL])(och|inte|är|som|ska|har|till|från|eller|av|för)($|[^\pL])`)
	pages := []place{
		{page: pageOverview},
		{page: pageWatches},
		{page: pageReports},
		{page: pageImport},
		{page: pageMatrix},
		{page: pageRisks},
		{page: pageTraining},
		{page: pageOrganisation},
		{page: pageRegisters},
		{page: pageWheel},
		{page: pageLog},
		{page: pageCodes},
		{page: pagePolicy},
		{page: pageTerm},
		{page: pageMeetings},
	}
	for _, name := range []string{"incident", "action", "document", "duty", "risk", "supplier", "system"} {
		kind, _ := data.KindNamed(name)
		pages = append(pages, place{page: pageList, kind: name}, place{page: pageRecord, kind: name, id: f.reg.Living(kind)[0].Header().ID}, place{page: pageRecord, kind: name})
	}
	for _, to := range pages {
		f.visit(to)
		f.settle()
		where := strings.TrimSpace(string(to.page) + " " + to.kind)
		if to.id != "" || to.kind == "" || to.page == pageList {
			f.picture("english " + where)
		}
		for _, cut := range f.cutOff() {
			t.Errorf("%s in English: %s", where, cut)
		}
		for _, words := range f.sayings() {
			for line := range strings.SplitSeq(words, "\n") {
				if key, isOurs := ours[line]; isOurs && !slices.Contains(ofData, line) {
					t.Errorf("%s says %q (%s)", where, line, key)
				}
				// A reason in the log is what somebody wrote, and a commitment of the catalogue is the policy's.
				if strings.Contains(line, " · ") || strings.HasPrefix(line, "Commitment ") || line == translations.Text("ui.term.file.help", nil) {
					continue
				}
				for _, text := range ofData {
					line = strings.ReplaceAll(line, text, "")
				}
				if sentence.MatchString(line) {
					t.Errorf("%s says %q of %q", where, line, words)
				}
			}
		}
	}
}

// textsOfData are the texts that the example's records hold, line by line, and the titles they are known by, shortened too as lists
// do; the longest first.
func (f *fixture) textsOfData() []string {
	texts := map[string]bool{}
	add := func(text string) {
		for line := range strings.SplitSeq(text, "\n") {
			if line = oneLine(line); len(line) > 3 {
				texts[line], texts[oneLineOf(line)], texts[shorten(line)] = true, true, true
			}
		}
	}
	for _, kind := range data.Kinds() {
		for _, r := range f.reg.All(kind) {
			for _, field := range kind.Fields {
				add(field.Get(r))
			}
			add(f.view.Title(r))
			add(f.view.Name(r))
		}
	}
	return slices.SortedFunc(maps.Keys(texts), func(a, b string) int { return len(b) - len(a) })
}

func TestWhatWasReadBeforeAnotherLanguageWasChosenSpeaksIt(t *testing.T) {
	f := newFixture(t)
	read := f.newReading(f.reg)
	speak(translations.English)
	t.Cleanup(func() { speak(translations.Swedish) })
	f.took(read)
	if f.view.In != translations.English || f.standings().view != f.view {
		t.Error("the window shows one language's words in another")
	}
}

func TestWhatIsExportedFromAnEnglishListIsSwedish(t *testing.T) {
	f := newFixture(t)
	p := f.list(data.Actions.Untyped())
	swedish := p.leaving()
	speak(translations.English)
	t.Cleanup(func() { speak(translations.Swedish) })
	f.took(f.newReading(f.reg))
	p = f.list(data.Actions.Untyped())
	if head := p.table.columns[1].label; head == swedish.sheet.Columns[1].Head {
		t.Fatalf("the list says %q in English", head)
	}
	var l leaving
	f.inSwedish(func() { l = p.leaving() })
	if l.sheet.Name != swedish.sheet.Name || !slices.Equal(l.sheet.Columns, swedish.sheet.Columns) || !slices.EqualFunc(l.sheet.Rows, swedish.sheet.Rows, slices.Equal) {
		t.Errorf("exported is\n%v\nnot\n%v", l.sheet, swedish.sheet)
	}
	if translations.Chosen() != translations.English || f.view.In != translations.English {
		t.Error("the window no longer speaks English")
	}
}

func TestThePaletteFindsBySwedishWordsToo(t *testing.T) {
	f := english(t)
	for _, typed := range []string{"annual report", "årsrapport", "overview", "översikt"} {
		if len(f.allCommands().find(typed)) == 0 {
			t.Errorf("%q finds nothing", typed)
		}
	}
	for _, r := range reports.Reports() {
		if title := spoken().Title(r); title == r.Title && !slices.Contains([]string{"Organisation"}, title) {
			t.Errorf("%s is called %q in English too", r.Name, title)
		}
	}
}
