package ui

import (
	"context"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/policy"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// policyPage reads an adopted policy into the file, step by step: choose the text, go through the duties found in it,
// save. Once it is there the page goes through the duties that the file has.
type policyPage struct {
	app  *app
	body *fyne.Container

	// choosing the text
	path    *pathField
	pasted  *textEntry
	problem *problemLine

	// going through the duties
	guide    bool // nothing is saved yet
	decided  []decision
	imported exchange.PolicyImport
	duties   []*data.Duty
	section  map[data.Link[*data.Section]]int // where a duty's section is in the text
	at       int
	text     *policyText
	list     *ringedList
	detail   *fyne.Container
	keepIt   *button // of the chosen duty
	dropIt   *button
	count    *widget.Label
}

// decision is a sentence that something was decided of in the guide, and what was said of it before.
type decision struct {
	at     int
	was    data.DutyState
	reason string
}

// newPolicyPage begins with the text at the path that the place gives; else with the policy in the file, of which the place
// can name an area; else with the choice of a text.
func newPolicyPage(a *app) page {
	p := &policyPage{app: a, body: container.NewStack(), problem: newProblemLine()}
	here := a.trail.here()
	switch {
	case here.page == pagePolicy && here.title != "":
		p.showChoice()
		p.path.entry.SetText(here.title)
		p.read()
	case data.PolicyInText(a.reg) != nil:
		p.review(data.Area(here.text))
	default:
		p.showChoice()
	}
	return p
}

func (p *policyPage) title() string             { return translations.Text("ui.policy", nil) }
func (p *policyPage) object() fyne.CanvasObject { return p.body }

// refresh follows the file while its own duties are gone through; a guide is left as it is until it is saved.
func (p *policyPage) refresh() {
	if p.guide || p.list == nil {
		return
	}
	at := p.at
	p.review(data.Area(p.app.trail.here().text))
	if p.list != nil && len(p.duties) > 0 { // an undo can have taken them all
		p.list.Select(min(at, len(p.duties)-1))
	}
}

func (p *policyPage) leave(then func()) {
	if !p.unsaved() {
		then()
		return
	}
	choose(p.app.window, translations.Text("ui.policy.leave", nil), translations.Text("ui.policy.leave.text", nil),
		answer{label: translations.Text("ui.unsaved.stay", nil), safe: true},
		answer{label: translations.Text("ui.unsaved.discard", nil), do: then},
		answer{label: translations.Text("ui.policy.save", nil), do: func() { p.saveThen(then) }, main: true},
	)
}

// unsaved tells whether a text has been read that is not in the file yet.
func (p *policyPage) unsaved() bool { return p.guide }

func (p *policyPage) fill(o fyne.CanvasObject) {
	p.body.Objects = []fyne.CanvasObject{o}
	p.body.Refresh()
}

// showChoice is the first step: the text as a file, or pasted.
func (p *policyPage) showChoice() {
	p.guide, p.list = false, nil
	p.path = newPathField(p.app, chooseFile, documentEndings...)
	p.path.entry.OnSubmitted = func(string) { p.read() }
	p.path.entry.OnChanged = func(string) { p.problem.clear() }
	p.pasted = newLongEntry()
	p.pasted.SetPlaceHolder(translations.Text("ui.policy.paste.hint", nil))
	p.pasted.SetMinRowsVisible(8)
	p.pasted.OnChanged = func(string) { p.problem.clear() }
	act := newButton(translations.Text("ui.policy.read", nil), p.read)
	act.Importance = widget.HighImportance
	p.fill(newSheet(newColumn(space8,
		newHead(translations.Text("ui.policy.import", nil)), wrapped(translations.Text("ui.policy.import.text", nil)), gap(space4),
		labelled("ui.policy.file", p.path.object, "ui.policy.file.help"),
		labelled("ui.policy.paste", p.pasted, ""),
		sidePadded(container.NewHBox(act)),
		p.problem.object,
	)))
}

// read reads the text and finds its duties, off the screen thread.
func (p *policyPage) read() {
	p.problem.clear()
	path, pasted, space := p.path.path(), p.pasted.Text, p.app.space
	if path == "" && strings.TrimSpace(pasted) == "" {
		p.problem.tell(data.NewProblem("problem.policy.nothing"))
		return
	}
	var read policy.Text
	var imported exchange.PolicyImport
	p.app.work.run("ui.work.policy", func(ctx context.Context, _ func(float64)) (err error) {
		if path != "" {
			read, err = policy.ReadDocument(path)
		} else {
			read, err = policy.ReadPasted(pasted)
		}
		if err != nil {
			return err
		}
		imported, err = exchange.PreparePolicy(ctx, space.Store, read, path, translated)
		return err
	}, func(err error) {
		if err != nil {
			p.problem.tell(err)
			return
		}
		p.begin(read, imported)
	})
}

func translated(key string) string { return translations.Swedish.Text(key, nil) }

// begin is the second step: the duties that were found, beside the text they were found in.
func (p *policyPage) begin(read policy.Text, imported exchange.PolicyImport) {
	p.guide, p.imported, p.duties, p.decided = true, imported, imported.Duties, nil
	p.section = map[data.Link[*data.Section]]int{}
	for i, s := range imported.Sections {
		p.section[data.Link[*data.Section](s.ID)] = i
	}
	save := newButton(translations.Text("ui.policy.save", nil), func() {
		p.saveThen(func() { p.app.goTo(place{page: pageOverview}) })
	})
	save.Importance = widget.HighImportance
	back := newButton(translations.Text("ui.back", nil), func() { p.leave(p.showChoice) })
	head := newColumn(0,
		beside(newHead(translations.Text("ui.policy.guide", nil)), back, save),
		wrapped(translations.Text("ui.policy.guide.text", nil)))
	p.addRemarks(head)
	p.show(read, head)
}

// showRemarks lists what is outdated or lacking in the policy.
func (p *policyPage) showRemarks() {
	column := newColumn(-space4)
	for _, r := range p.imported.Remarks {
		column.Add(wrapped(translations.Text(r.Key, map[string]string{
			"found": r.Found, "instead": r.Instead, "since": r.Since, "source": r.Source, "sentence": shortened(r.Sentence, 200),
		})))
	}
	showDialog(p.app.window, dialogSpec{
		title: translations.Count("ui.policy.remarks", len(p.imported.Remarks), nil), text: translations.Text("ui.policy.remarks.text", nil),
		content: column, wide: true, answers: []answer{{label: translations.Text("ui.close", nil), main: true, safe: true}},
	})
}

// review goes through the duties of the policy in the file, or of one of its areas.
func (p *policyPage) review(area data.Area) {
	p.guide = false
	document := data.PolicyInText(p.app.reg)
	if document == nil { // undone meanwhile
		p.showChoice()
		return
	}
	read, section := textOf(p.app.reg, document)
	p.section = section
	p.imported.Remarks = policy.Remarks(read, p.app.now())
	p.duties = nil
	for _, d := range data.All(p.app.reg, data.Duties) {
		if area == "" || d.Area == area {
			p.duties = append(p.duties, d)
		}
	}
	head := newColumn(0, newHead(translations.Text("ui.policy", nil)))
	if area != "" {
		head = newColumn(0, newHead(translations.Text(data.OptionKey("area", string(area)), nil)))
		all := newLink(translations.Text("ui.policy.all", nil), func() { p.app.goTo(place{page: pagePolicy}) })
		head.Add(all)
	}
	if document.Undecided() {
		head.Add(wrapped(translations.Text("ui.policy.undecided", nil)))
		enter := newButton(translations.Text("ui.document.act.enter", nil), func() { // where the act is
			p.app.goTo(placeOf(document))
			if on, ok := p.app.page.(*recordPage); ok && !p.app.space.Status().ReadOnly {
				on.decide(document, data.ActAdopt, nil)
			}
		})
		head.Add(leading(enter))
	}
	p.addRemarks(head)
	p.show(read, head)
}

// textOf is a document's text as it is in the file, and where each of its sections lies in it.
func textOf(reg data.Register, document *data.Document) (policy.Text, map[data.Link[*data.Section]]int) {
	var read policy.Text
	at := map[data.Link[*data.Section]]int{}
	for _, s := range data.All(reg, data.Sections) {
		if string(s.Document) == document.ID {
			at[data.Link[*data.Section](s.ID)] = len(read.Sections)
			read.Sections = append(read.Sections, policy.Section{Heading: s.Heading, Level: levelOf(s), Blocks: policy.ParseSection(s.Text)})
		}
	}
	return read, at
}

// addRemarks leads to what is outdated or lacking in the policy.
func (p *policyPage) addRemarks(head *fyne.Container) {
	if n := len(p.imported.Remarks); n > 0 {
		head.Add(newLink(translations.Count("ui.policy.remarks", n, nil), p.showRemarks))
	}
}

func levelOf(s *data.Section) int {
	if s.Level == nil {
		return 1
	}
	return *s.Level
}

// show lays the text and its duties side by side.
func (p *policyPage) show(read policy.Text, head fyne.CanvasObject) {
	p.text = newPolicyText(read)
	p.count = quietly("")
	p.detail = container.NewStack()
	p.list = newRingedList(func() int { return len(p.duties) }, newDutyRow, p.showRow)
	p.list.OnSelected = p.choose
	right := container.New(&shareLayout{first: 0.42, gap: space8, upright: true, most: highestDetail}, container.NewBorder(p.count, nil, nil, nil, p.list.object()), p.detail)
	halves := container.New(&shareLayout{first: 0.44, gap: space16, turns: true}, p.text.scroll, right)
	padded := container.New(layout.NewCustomPaddedLayout(space12, space12, space16, space16), container.NewBorder(head, nil, nil, nil, halves))
	p.fill(padded)
	p.tellCount()
	if len(p.duties) == 0 {
		p.detail.Objects = []fyne.CanvasObject{quietly(translations.Text("ui.policy.none", nil))}
		p.detail.Refresh()
		return
	}
	first := max(0, slices.IndexFunc(p.duties, func(d *data.Duty) bool { return d.State == data.DutyProposed || d.State == data.DutyProposedDrop }))
	p.list.Select(first)
	p.app.work.soon(func() { // once the text and the list know their heights
		p.list.ScrollTo(p.at)
		p.pointOut()
	})
}

// pointOut brings the chosen duty's sentence into view.
func (p *policyPage) pointOut() {
	if p.at >= len(p.duties) {
		return
	}
	if section, ok := p.section[p.duties[p.at].Section]; ok {
		p.text.highlight(section, p.duties[p.at].Sentence)
	}
}

// tellCount sums up what has been decided.
func (p *policyPage) tellCount() {
	kept, dropped := decidedOf(p.duties)
	p.count.SetText(translations.Count("ui.policy.count", len(p.duties), map[string]string{
		"kept": translations.Count("ui.policy.count.kept", kept, nil), "dropped": translations.Count("ui.policy.count.dropped", dropped, nil),
		"left": reports.Number(len(p.duties) - kept - dropped),
	}))
}

// decidedOf is how many of the duties are kept, and how many are dropped.
func decidedOf(duties []*data.Duty) (kept, dropped int) {
	for _, d := range duties {
		switch d.State {
		case data.DutyKept:
			kept++
		case data.DutyDropped:
			dropped++
		}
	}
	return kept, dropped
}

func newDutyRow() fyne.CanvasObject {
	sentence := widget.NewLabel("")
	sentence.Truncation = fyne.TextTruncateEllipsis
	return container.NewBorder(nil, nil, container.New(&fixedWidth{144}, sidePadded(newStateMark(stateNone, ""))), nil, sentence)
}

func (p *policyPage) showRow(i widget.ListItemID, o fyne.CanvasObject) {
	row := o.(*fyne.Container)
	row.Objects[0].(*widget.Label).SetText(oneLine(p.duties[i].Sentence))
	row.Objects[1].(*fyne.Container).Objects[0].(*fyne.Container).Objects[0].(*stateMark).set(dutyMark(p.duties[i].State))
}

// dutyMark is the shape and word of what has been decided about a found sentence.
func dutyMark(s data.DutyState) (state, string) {
	word := translations.Text(data.OptionKey("duty_state", string(s)), nil)
	switch s {
	case data.DutyKept:
		return stateMet, word
	case data.DutyDropped:
		return stateUnused, word
	case data.DutyProposedDrop:
		return statePartly, word
	}
	return stateUnknown, word
}

// choose shows one duty, and its sentence in the text. The button that has the keys gives them to the one in its place.
func (p *policyPage) choose(i int) {
	p.at = i
	p.pointOut()
	keys, keep, drop := p.app.window.Canvas(), p.keepIt, p.dropIt
	focused := keys.Focused()
	p.detail.Objects = []fyne.CanvasObject{p.dutyDetail(p.duties[i])}
	p.detail.Refresh()
	switch {
	case keep != nil && focused == fyne.Focusable(keep):
		keys.Focus(p.keepIt)
	case drop != nil && focused == fyne.Focusable(drop):
		keys.Focus(p.dropIt)
	}
}

// dutyDetail is the chosen duty: what it says, what would show that it is done, and the choice to keep or drop it.
func (p *policyPage) dutyDetail(d *data.Duty) fyne.CanvasObject {
	p.keepIt = newButton(translations.Text("ui.policy.keep", nil), func() {
		p.app.window.Canvas().Focus(p.keepIt) // a click has given the keys away
		p.decide(d, data.DutyKept, d.DroppedReason)
	})
	p.dropIt = newButton(translations.Text("ui.policy.drop", nil), func() {
		p.app.window.Canvas().Focus(p.dropIt)
		p.drop(d)
	})
	if d.State == data.DutyProposedDrop {
		p.dropIt.Importance = widget.HighImportance
	} else {
		p.keepIt.Importance = widget.HighImportance
	}
	acts := container.NewHBox(p.keepIt, p.dropIt)
	column := newColumn(-space4)
	scroll := container.NewVScroll(column)
	written := func(entry *textEntry) fyne.CanvasObject {
		wheel := newWheelPane()
		wheel.turned = scroll.Scrolled
		entry.onOverflow = func(overflows bool) { setVisible(wheel, !overflows) } // then the wheel is the field's own
		return sidePadded(container.NewStack(entry, wheel))
	}
	var sentence, proof fyne.CanvasObject
	if p.guide {
		edit := func(text *string, rows int) fyne.CanvasObject {
			entry := newLongEntry()
			entry.SetMinRowsVisible(rows)
			entry.SetText(*text)
			entry.OnChanged = func(typed string) {
				*text = strings.TrimSpace(typed)
				p.list.RefreshItem(p.at)
			}
			return written(entry)
		}
		sentence, proof = edit(&d.Sentence, 3), edit(&d.Proof, 2)
	} else {
		proofText := d.Proof
		if proofText == "" {
			proofText = translations.Text("ui.policy.no_proof", nil)
		}
		sentence, proof = wrapped(d.Sentence), wrapped(proofText)
		acts.Add(newButton(translations.Text("ui.policy.open_duty", nil), func() { p.app.goTo(placeOf(d)) }))
	}
	if p.guide && d.State == data.DutyProposedDrop && d.DroppedReason != "" {
		column.Add(quietly(translations.Text("ui.policy.drop.why", map[string]string{"reason": d.DroppedReason})))
	}
	for _, o := range []fyne.CanvasObject{
		quietly(translations.Text(data.FieldKey("duty", "sentence"), nil)), sentence,
		quietly(translations.Text("ui.policy.proof", nil)), proof,
	} {
		column.Add(o)
	}
	switch {
	case p.guide:
		why := newTextEntry()
		why.SetText(d.DroppedReason)
		why.OnChanged = func(typed string) { d.DroppedReason = strings.TrimSpace(typed) }
		column.Add(quietly(translations.Text("ui.policy.why", nil)))
		column.Add(written(why))
	case d.DroppedReason != "" && d.State != data.DutyKept:
		column.Add(quietly(d.DroppedReason))
	}
	return newCard(container.NewBorder(nil, sidePadded(acts), nil, nil, scroll))
}

// drop drops a duty; why is asked when nothing says it yet, since its field may be out of sight.
func (p *policyPage) drop(d *data.Duty) {
	if d.DroppedReason != "" {
		p.decide(d, data.DutyDropped, d.DroppedReason)
		return
	}
	p.app.ask(actQuestion{
		title: translations.Text("ui.policy.drop.ask", nil), text: translations.Text("ui.policy.drop.ask.text", map[string]string{"sentence": shortened(oneLine(d.Sentence), 200)}),
		yes:    translations.Text("ui.policy.drop", nil),
		fields: []answerField{{kind: data.Duties.Untyped(), name: "dropped_reason"}},
		do: func(answers map[string]data.Record) {
			p.decide(d, data.DutyDropped, answers["duty"].(*data.Duty).DroppedReason)
		},
	})
}

// decide says what a duty is to be, and why, and goes on to the next.
func (p *policyPage) decide(d *data.Duty, to data.DutyState, reason string) {
	if p.guide {
		p.decided = append(p.decided, decision{p.at, d.State, d.DroppedReason})
		d.State, d.DroppedReason = to, reason
		p.next()
		return
	}
	at := p.at
	p.app.change("ui.work.save", func(ctx context.Context, s *store.Store) error {
		r, base, err := s.Get(ctx, data.Duties.Untyped(), d.ID)
		if err != nil {
			return err
		}
		duty := r.(*data.Duty)
		duty.State, duty.DroppedReason = to, reason
		_, err = s.Save(ctx, base, duty)
		return err
	}, func(err error) {
		if err != nil {
			p.app.tell(err)
			return
		}
		p.at = at
		p.next()
	})
}

// undoHere takes back the latest decision of the guide; false when there is none there.
func (p *policyPage) undoHere() bool {
	if !p.guide || len(p.decided) == 0 {
		return false
	}
	latest := p.decided[len(p.decided)-1]
	p.decided = p.decided[:len(p.decided)-1]
	p.duties[latest.at].State, p.duties[latest.at].DroppedReason = latest.was, latest.reason
	p.list.RefreshItem(latest.at)
	p.tellCount()
	p.list.Select(latest.at)
	p.choose(latest.at) // it can be the one that is chosen already
	return true
}

func (p *policyPage) next() {
	p.list.RefreshItem(p.at)
	p.tellCount()
	if p.at+1 < len(p.duties) {
		p.list.Select(p.at + 1)
		return
	}
	p.choose(p.at)
}

// save saves what has been decided, and stays at the sentence where one is. What has been saved once is saved at each choice.
func (p *policyPage) save() {
	switch {
	case p.guide:
		p.saveThen(p.refresh)
	case p.list != nil:
		p.tellSaved("ui.policy.saved", p.duties)
	}
}

// saveThen saves everything as one import, which one undo takes back.
func (p *policyPage) saveThen(then func()) {
	imported := p.imported
	imported.Duties = nil
	for _, d := range p.duties {
		if d.Sentence != "" { // one whose words have been taken away is none
			imported.Duties = append(imported.Duties, d)
		}
	}
	p.app.takeIn("ui.work.import", imported.Save, func(err error) {
		if err != nil {
			p.app.tell(err)
			return
		}
		p.guide = false
		p.app.trail.become(place{page: pagePolicy}) // going back to it is not to read the text anew
		then()
		p.tellSaved("ui.policy.read_in", imported.Duties)
	})
}

// tellSaved says that it is saved, and how far one has come.
func (p *policyPage) tellSaved(words string, duties []*data.Duty) {
	kept, dropped := decidedOf(duties)
	p.app.frame.say(translations.Count(words, len(duties), map[string]string{"done": reports.Number(kept + dropped)}))
}

// shareLayout gives its first object a share of the room and its second the rest.
type shareLayout struct {
	first   float32
	gap     float32
	upright bool    // one above the other
	turns   bool    // one above the other where there is no room for them side by side
	last    float32 // the width last laid out in
	most    float32 // the greatest height of the lower; nought: none
}

// highestDetail is as high as the chosen sentence with what belongs to it needs; the list of sentences has the rest.
const highestDetail float32 = 400

// MinSize is for Fyne.
func (l *shareLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	if l.turns {
		across := max(a.Width/l.first, b.Width/(1-l.first)) + l.gap
		if l.upright = l.last > 0 && l.last < across; !l.upright { // needs no more width than when it has turned
			return fyne.NewSize(max(a.Width, b.Width), max(a.Height, b.Height))
		}
	}
	if l.upright {
		return fyne.NewSize(max(a.Width, b.Width), max(a.Height/l.first, b.Height/(1-l.first))+l.gap)
	}
	return fyne.NewSize(max(a.Width/l.first, b.Width/(1-l.first))+l.gap, max(a.Height, b.Height))
}

// Layout is for Fyne.
func (l *shareLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	l.last = room.Width
	l.MinSize(objects) // which tells how they are to stand
	first, second, at := room, room, fyne.Position{}
	if l.upright {
		first.Height = (room.Height - l.gap) * l.first
		if l.most > 0 {
			first.Height = max(first.Height, room.Height-l.gap-l.most)
		}
		second.Height, at.Y = room.Height-l.gap-first.Height, first.Height+l.gap
	} else {
		first.Width = (room.Width - l.gap) * l.first
		second.Width, at.X = room.Width-l.gap-first.Width, first.Width+l.gap
	}
	objects[0].Move(fyne.Position{})
	objects[0].Resize(first)
	objects[1].Move(at)
	objects[1].Resize(second)
}

// policyText is the text as it was read, in which a sentence can be pointed out.
type policyText struct {
	scroll   *container.Scroll
	column   *fyne.Container
	sections [][]*policyBlock
	marked   []*policyBlock
}

// policyBlock is a paragraph or a list item, and how it is shown.
type policyBlock struct {
	policy.Block
	shown *widget.RichText
}

// mostBlocks bounds how much of a text is shown beside its duties; a policy of a small municipality has some two hundred.
const mostBlocks = 1500

func newPolicyText(text policy.Text) *policyText {
	t := &policyText{column: newColumn(-space4)}
	blocks := 0
	for _, s := range text.Sections {
		var shown []*policyBlock
		if s.Heading != "" && blocks < mostBlocks {
			head := wrapped(s.Heading)
			head.TextStyle.Bold = true
			if s.Level <= 1 {
				head.SizeName = sizeHead
			}
			t.column.Add(head)
		}
		for _, b := range s.Blocks {
			if blocks++; blocks > mostBlocks {
				break
			}
			block := &policyBlock{Block: b, shown: widget.NewRichText()}
			block.shown.Wrapping = fyne.TextWrapWord
			block.show(0, 0)
			shown = append(shown, block)
			t.column.Add(block.shown)
		}
		t.sections = append(t.sections, shown)
	}
	if blocks > mostBlocks {
		t.column.Add(quietly(translations.Text("ui.policy.long", nil)))
	}
	t.scroll = container.NewVScroll(t.column)
	return t
}

// show writes the block with the part between two places pointed out.
func (b *policyBlock) show(from, to int) {
	plain := widget.RichTextStyle{Inline: true, SizeName: sizeBody, ColorName: colourText}
	pointed := widget.RichTextStyle{Inline: true, SizeName: sizeBody, ColorName: colourAccent, TextStyle: fyne.TextStyle{Bold: true}}
	var segments []widget.RichTextSegment
	add := func(text string, style widget.RichTextStyle) {
		if text != "" {
			segments = append(segments, &widget.TextSegment{Text: text, Style: style})
		}
	}
	if b.Bullet {
		add(strings.TrimSpace(b.Marker)+" ", plain)
	}
	add(b.Text[:from], plain)
	add(b.Text[from:to], pointed)
	add(b.Text[to:], plain)
	b.shown.Segments = segments
	b.shown.Refresh()
}

// highlight points a sentence out and brings it into view.
func (t *policyText) highlight(section int, sentence string) {
	for _, b := range t.marked {
		b.show(0, 0)
	}
	t.marked = nil
	if section >= len(t.sections) {
		return
	}
	blocks := t.sections[section]
	for i, b := range blocks {
		if at := strings.Index(b.Text, sentence); at >= 0 {
			t.mark(b, at, at+len(sentence))
			break
		}
		if lead, item, ok := splitSentence(blocks[:i], b, sentence); ok {
			t.mark(lead.block, lead.from, lead.to)
			t.mark(b, item.from, item.to)
			break
		}
	}
	if len(t.marked) > 0 {
		last := t.marked[len(t.marked)-1].shown
		top, height := t.marked[0].shown.Position().Y, t.scroll.Size().Height
		if top < t.scroll.Offset.Y || last.Position().Y+last.Size().Height > t.scroll.Offset.Y+height {
			t.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-height/4)))
		}
	}
}

func (t *policyText) mark(b *policyBlock, from, to int) {
	b.show(from, to)
	t.marked = append(t.marked, b)
}

// stretch is a part of a block.
type stretch struct {
	block    *policyBlock
	from, to int
}

// splitSentence finds a sentence that was put together from a list item and the words that introduce the list.
func splitSentence(before []*policyBlock, item *policyBlock, sentence string) (lead, rest stretch, ok bool) {
	if !item.Bullet {
		return lead, rest, false
	}
	for i := len(before) - 1; i >= 0; i-- {
		b := before[i]
		if b.Bullet {
			continue
		}
		for from := range b.Text {
			words, found := strings.CutPrefix(sentence, b.Text[from:])
			if !found || strings.TrimSpace(words) == "" {
				continue
			}
			words = strings.TrimSpace(words)
			if at := strings.Index(item.Text, words); at >= 0 {
				return stretch{b, from, len(b.Text)}, stretch{item, at, at + len(words)}, true
			}
		}
		return lead, rest, false
	}
	return lead, rest, false
}
