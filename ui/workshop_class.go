package ui

import (
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/seed"
	"lisparmen/translations"
)

// classWorkshop classifies one informationsmängd after the other by the municipality's own scale.
type classWorkshop struct {
	app    *app
	assets string // those that it was opened about, an id a line
	saved  []*data.Classification
}

// What is said before the first question of a klassning, and how its answers are kept.
const (
	saidAssets = "assets"
	saidByHarm = "by_harm" // "1": consequence by consequence
	decideNow  = "decide"
)

func (*classWorkshop) draftKind() string { return "workshop.classification" }
func (*classWorkshop) word() string      { return "class" }

func (*classWorkshop) begin() map[string]string { return map[string]string{} }

func (w *classWorkshop) fields() []workshopField {
	sessions, classes := data.RiskSessions.Untyped(), data.Classifications.Untyped()
	return []workshopField{
		{key: saidAssets, kind: sessions, name: "assets", label: data.KindsKey("asset"), value: w.assets},
		{key: "leader", kind: classes, name: "leader", label: data.FieldKey("classification", "leader"), value: w.app.me()},
		{key: "participants", kind: classes, name: "participants", label: data.FieldKey("classification", "participants")},
		{key: saidByHarm, kind: data.Assets.Untyped(), name: "personal_data", label: "ui.workshop.class.by_harm"},
	}
}

func (w *classWorkshop) started(said map[string]string) bool {
	return len(w.about(said)) > 0 && len(data.NewScale(w.app.reg).Choices()) > 0
}

// about are the living informationsmängder that are to be classified.
func (w *classWorkshop) about(said map[string]string) []*data.Asset {
	var list []*data.Asset
	for _, id := range data.SplitRefs(said[saidAssets]) {
		if a, ok := data.Find(w.app.reg, data.Link[*data.Asset](id)); ok && !a.Removed && a.Gallrad == "" {
			list = append(list, a)
		}
	}
	return list
}

func aspectKey(asset *data.Asset, aspect data.Aspect) string { return asset.ID + "/" + string(aspect) }

func (w *classWorkshop) questions(said map[string]string) []asking {
	scale := data.NewScale(w.app.reg)
	var list []asking
	for _, asset := range w.about(said) {
		about := oneLine(w.app.view.Title(asset))
		for _, q := range seed.ClassQuestions() {
			key := aspectKey(asset, q.Aspect)
			if said[saidByHarm] != "1" {
				list = append(list, asking{key: key, about: about + " · " + spoken().AspectWords(q.Aspect), ask: q.Question, answers: levelReplies(scale, data.Consequences()...)})
				continue
			}
			for _, harm := range data.Consequences() {
				list = append(list, asking{
					key: key + "/" + harm, about: about + " · " + spoken().AspectWords(q.Aspect) + " · " + translations.Text(data.FieldKey("class_level", harm), nil),
					ask: q.Asks[harm], help: q.Question, answers: levelReplies(scale, harm),
				})
			}
		}
		if owner := w.app.view.Linked(string(asset.Owner)); owner != "" {
			list = append(list, asking{
				key: asset.ID + "/" + decideNow, about: about, ask: translations.Text("ui.workshop.class.decide", map[string]string{"who": owner}), help: w.foundWords(scale, asset, said),
				answers: []reply{{"1", "yes", translations.Text("ui.workshop.class.decide.yes", nil), nil}, {"2", "no", translations.Text("ui.workshop.class.decide.no", nil), nil}},
			})
		}
	}
	return list
}

// levelReplies are the levels of the scale, each chosen by its own number, with what it means for the consequences in the
// municipality's words.
func levelReplies(scale data.Scale, harms ...string) []reply {
	var list []reply
	for _, l := range scale.Levels {
		if l.National {
			continue
		}
		r := reply{value: l.LevelText(), title: l.Title}
		if n, ok := data.ParseLevel(l.LevelText()); ok {
			r.key = strconv.Itoa(n.Number)
		}
		if len(r.key) != 1 || slices.ContainsFunc(list, func(o reply) bool { return o.key == r.key }) {
			r.key = strconv.Itoa(len(list) + 1)
		}
		for _, harm := range harms {
			if field, ok := data.ClassLevels.Untyped().Field(harm); ok && field.Get(l) != "" {
				r.words = append(r.words, field.Get(l))
			}
		}
		list = append(list, r)
	}
	return list
}

// level is what has been said of an aspect: the level itself, or the highest of those for its consequences.
func (w *classWorkshop) level(scale data.Scale, asset *data.Asset, aspect data.Aspect, said map[string]string) string {
	key := aspectKey(asset, aspect)
	if said[saidByHarm] != "1" {
		return known(scale, said[key])
	}
	var levels []string
	for _, harm := range data.Consequences() {
		levels = append(levels, known(scale, said[key+"/"+harm]))
	}
	return scale.Highest(levels)
}

// known is a level that the scale still has; it may have been changed while the meeting was stopped.
func known(scale data.Scale, text string) string {
	if slices.Contains(scale.Choices(), text) {
		return text
	}
	return ""
}

// reason is why the level of an aspect was chosen: the consequences that decided it, and what has been noted.
func (w *classWorkshop) reason(scale data.Scale, asset *data.Asset, aspect data.Aspect, said map[string]string) string {
	key := aspectKey(asset, aspect)
	if said[saidByHarm] != "1" {
		return strings.TrimSpace(said[noteOf(key)])
	}
	highest := w.level(scale, asset, aspect, said)
	var because, notes []string
	for _, harm := range data.Consequences() {
		if highest != "" && said[key+"/"+harm] == highest {
			because = append(because, harmSentence(scale, highest, harm))
		}
		if note := strings.TrimSpace(said[noteOf(key+"/"+harm)]); note != "" {
			notes = append(notes, translations.Text(data.FieldKey("class_level", harm), nil)+": "+note)
		}
	}
	return strings.TrimSpace(strings.Join(because, " ") + "\n\n" + strings.Join(notes, "\n\n"))
}

// foundWords are the levels that have been said of an informationsmängd so far.
func (w *classWorkshop) foundWords(scale data.Scale, asset *data.Asset, said map[string]string) string {
	var parts []string
	for _, aspect := range data.Aspects() {
		if level := w.level(scale, asset, aspect, said); level != "" {
			parts = append(parts, spoken().AspectWords(aspect)+": "+spoken().LevelWords(scale.Level(level)))
		}
	}
	return strings.Join(parts, ". ")
}

// isDecided tells whether the owner decides the classification at the meeting. What lacks a level cannot be decided.
func (w *classWorkshop) isDecided(scale data.Scale, asset *data.Asset, said map[string]string) bool {
	for _, aspect := range data.Aspects() {
		if aspect != data.Traceability && w.level(scale, asset, aspect, said) == "" {
			return false
		}
	}
	return said[asset.ID+"/"+decideNow] == "yes"
}

func (w *classWorkshop) summary(said map[string]string) []decided {
	scale := data.NewScale(w.app.reg)
	var list []decided
	for _, asset := range w.about(said) {
		found := w.foundWords(scale, asset, said)
		if found == "" {
			continue
		}
		d := decided{about: oneLine(w.app.view.Title(asset)), words: []string{found}}
		owner := w.app.view.Linked(string(asset.Owner))
		switch {
		case w.isDecided(scale, asset, said):
			d.words = append(d.words, translations.Text("ui.workshop.class.decided", map[string]string{"who": owner}))
		case owner == "":
			d.open = true
			d.words = append(d.words, translations.Text("ui.workshop.class.ownerless", nil))
		case said[asset.ID+"/"+decideNow] == "yes":
			d.open = true
			d.words = append(d.words, translations.Text("ui.workshop.class.half", nil))
		default:
			d.open = true
			d.words = append(d.words, translations.Text("ui.workshop.class.waits", map[string]string{"who": owner}))
		}
		list = append(list, d)
	}
	return list
}

func (w *classWorkshop) save(said map[string]string) (func(*exchange.Deed) error, error) {
	scale, today := data.NewScale(w.app.reg), data.DayOf(w.app.now())
	kind := data.Classifications.Untyped()
	w.saved = nil
	for _, asset := range w.about(said) {
		if w.foundWords(scale, asset, said) == "" {
			continue
		}
		c := data.Classifications.New()
		c.Asset, c.On = data.Link[*data.Asset](asset.ID), today
		texts := map[string]string{"leader": said["leader"], "participants": said["participants"]}
		for _, aspect := range data.Aspects() {
			texts[string(aspect)] = w.level(scale, asset, aspect, said)
			texts[string(aspect)+"_reason"] = w.reason(scale, asset, aspect, said)
		}
		if w.isDecided(scale, asset, said) {
			c.DecidedBy, c.DecidedOn = asset.Owner, today
		}
		if err := putTexts(kind, c, texts); err != nil {
			return nil, err
		}
		data.FillMark(w.app.reg, c, today)
		w.saved = append(w.saved, c)
	}
	made := w.saved
	return func(d *exchange.Deed) error {
		for _, c := range made {
			d.Make(c)
		}
		return nil
	}, nil
}

// putTexts puts texts into the fields of a record and checks it, as its form does.
func putTexts(kind data.Untyped, r data.Record, texts map[string]string) error {
	for _, f := range kind.Fields {
		if text, ok := texts[f.Name]; ok {
			if err := f.Put(r, text); err != nil {
				return err
			}
		}
	}
	return kind.Check(r)
}

func (w *classWorkshop) papers() []workshopPaper {
	var list []workshopPaper
	for _, c := range w.saved {
		list = append(list, workshopPaper{oneLine(w.app.view.Linked(string(c.Asset))), "klassningsprotokoll", c.ID})
	}
	return list
}
