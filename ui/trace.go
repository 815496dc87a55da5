package ui

import (
	"fmt"
	"reflect"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// spot is where some words, or a field with words above it, lie in the window, in pixels.
type spot struct {
	sort          string // text, press or field; of what has the keys, seen or not: focus, and what is typed there
	x, y          int    // its middle
	width, height int
	words         string
}

// String is the spot as a walk through the window reads it.
func (s spot) String() string {
	return fmt.Sprintf("%s %d %d %d %d %s", s.sort, s.x, s.y, s.width, s.height, s.words)
}

// spots tells what is seen in the window and where, a line each, so that a test outside the program can find its way
// as a person does: by the words.
func (a *app) spots() string {
	s := spotter{canvas: a.window.Canvas()}
	if top := s.canvas.Overlays().Top(); top != nil {
		s.look(top, fyne.Position{}, s.canvas.Size())
	} else {
		s.look(a.window.Content(), fyne.Position{}, s.canvas.Size())
	}
	var lines strings.Builder
	for _, found := range s.found {
		fmt.Fprintln(&lines, found)
	}
	return lines.String()
}

// spotter goes through what is seen. Fyne shows nobody the inside of its own widgets, so it knows those the program uses.
type spotter struct {
	canvas fyne.Canvas
	found  []spot
	label  string // the words last passed, which name the field after them
}

// look goes through an object of which only what lies within a part of the window is seen.
func (s *spotter) look(o fyne.CanvasObject, from fyne.Position, room fyne.Size) {
	if o == nil || !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			s.look(child, from, room)
		}
	case *container.Scroll:
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		s.look(o.Content, at, o.Size())
	case *widget.PopUp:
		s.look(o.Content, from, room)
	case *pressable:
		s.add("press", o, wordsIn(o.content), from, room)
	case *button:
		s.add("press", o, o.Text, from, room)
	case *savedChip:
		s.add("press", o, o.Text, from, room)
	case *menuItem:
		s.add("press", o, o.name, from, room)
	case *answerButton:
		s.add("press", o, o.Text, from, room)
	case *widget.Hyperlink:
		s.add("press", o, o.Text, from, room)
	case *widget.Check:
		s.addCheck(o, o.Text, from, room)
	case *keyCheck:
		s.addCheck(o, o.Text, from, room)
		s.addFocus(o, o.Text)
	case *textEntry:
		s.add("field", o, s.label, from, room)
		if s.addFocus(o, s.label) && !o.isSecret {
			s.put("typed", fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size(), o.Text)
		}
	case *reference:
		s.add("field", o, s.label, from, room)
		s.addFocus(o, s.label)
	case *widget.Label:
		s.label = o.Text
		s.add("text", o, o.Text, from, room)
	case *fieldLabel:
		s.label = o.words
		s.add("text", o, o.words, from, room)
	case *stateMark:
		s.add("text", o, o.word, from, room)
	case *table:
		s.look(o.rows.scroll, from, room)
	case *rowPane:
		for at := range o.list.length {
			s.addRow(o.list, at, from, room)
		}
	default:
		// What Fyne puts a dialog in is its own.
		if inside := reflect.Indirect(reflect.ValueOf(o)); inside.Kind() == reflect.Struct && inside.FieldByName("Content").IsValid() {
			if content, ok := inside.FieldByName("Content").Interface().(fyne.CanvasObject); ok {
				s.look(content, from, room)
			}
		}
	}
}

func (s *spotter) add(sort string, o fyne.CanvasObject, words string, from fyne.Position, room fyne.Size) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	s.addAt(sort, at, o.Size(), words, from, room)
}

// addFocus adds a field that has the keys, also when it is scrolled out of sight.
func (s *spotter) addFocus(o fyne.CanvasObject, words string) (has bool) {
	if focused, ok := o.(fyne.Focusable); !ok || s.canvas.Focused() != focused {
		return false
	}
	s.put("focus", fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size(), words)
	return true
}

// addCheck adds a box to tick: only its own size can be pressed, not the room it has been given.
func (s *spotter) addCheck(o fyne.CanvasObject, words string, from fyne.Position, room fyne.Size) {
	s.addAt("press", fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.MinSize(), words, from, room)
}

func (s *spotter) addAt(sort string, at fyne.Position, size fyne.Size, words string, from fyne.Position, room fyne.Size) {
	middle := at.AddXY(size.Width/2, size.Height/2)
	if middle.X < from.X || middle.Y < from.Y || middle.X > from.X+room.Width || middle.Y > from.Y+room.Height {
		return // scrolled out of sight
	}
	s.put(sort, at, size, words)
}

func (s *spotter) put(sort string, at fyne.Position, size fyne.Size, words string) {
	middle := at.AddXY(size.Width/2, size.Height/2)
	x, y := s.canvas.PixelCoordinateForPosition(middle)
	width, height := s.canvas.PixelCoordinateForPosition(fyne.NewPos(size.Width, size.Height))
	s.found = append(s.found, spot{sort, x, y, width, height, strings.Join(strings.Fields(words), " ")})
}

// addRow adds a table's row by what stands first in it, where a click opens it.
func (s *spotter) addRow(l *rowList, at int, from fyne.Position, room fyne.Size) {
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.inner).AddXY(l.gutter(), float32(at)*rowHeight)
	if top.Y+rowHeight < from.Y || top.Y > from.Y+room.Height {
		return
	}
	content := l.create()
	l.update(at, content)
	if row, ok := content.(*tableRow); ok {
		s.addAt("press", top, fyne.NewSize(2*space32, rowHeight), row.table.row(row.row)[0].text, from, room)
	}
}

// wordsIn gathers the words inside an object.
func wordsIn(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *fyne.Container:
		var parts []string
		for _, child := range o.Objects {
			if words := wordsIn(child); words != "" && child.Visible() {
				parts = append(parts, words)
			}
		}
		return strings.Join(parts, " ")
	case *widget.Label:
		return o.Text
	case *stateMark:
		return o.word
	}
	return ""
}
