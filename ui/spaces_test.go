package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// What is typed in a field of paragraphs stands there as it was typed, however the lines fall: Fyne has no place after a space that ends a line.
func TestNoSpaceIsLostWhereALineEnds(t *testing.T) {
	testApp(t, lookLight)
	const typed = "Ett konto spärrades efter att någon hade öppnat en länk i ett mejl  och skrivit sitt lösenord där. Felet"
	press := func(e *textEntry, names ...fyne.KeyName) {
		for _, name := range names {
			e.TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
	write := func(e *textEntry, text string) {
		for _, r := range text {
			e.TypedRune(r)
		}
	}
	for name, do := range map[string]func(e *textEntry, before, after string){
		"typed": func(e *textEntry, before, after string) { write(e, before+after) },
		"typed after what was erased": func(e *textEntry, before, after string) {
			write(e, before+"xy")
			press(e, fyne.KeyBackspace, fyne.KeyBackspace)
			write(e, after)
		},
		"a space erased": func(e *textEntry, before, after string) {
			write(e, before+" ")
			press(e, fyne.KeyBackspace)
			write(e, after)
		},
		"pasted": func(e *textEntry, before, after string) {
			for _, part := range []string{before, after} {
				fyne.CurrentApp().Clipboard().SetContent(part)
				e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
			}
		},
		"a letter is put before the space": func(e *textEntry, before, after string) {
			write(e, strings.TrimSuffix(before, "s ")+" ")
			press(e, fyne.KeyLeft)
			write(e, "s")
			press(e, fyne.KeyRight)
			write(e, after)
		},
		"gone to the end": func(e *textEntry, before, after string) {
			write(e, before)
			press(e, fyne.KeyHome, fyne.KeyEnd)
			write(e, after)
		},
		"pointed at the end": func(e *textEntry, before, after string) {
			write(e, before)
			e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(e.Size().Width-4, e.MinSize().Height-12)}, Button: desktop.MouseButtonPrimary})
			e.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
			write(e, after)
		},
		"in the middle": func(e *textEntry, before, after string) {
			write(e, after)
			press(e, fyne.KeyHome)
			for range after {
				press(e, fyne.KeyLeft)
			}
			write(e, before)
		},
		"a new line": func(e *textEntry, before, after string) {
			write(e, before)
			press(e, fyne.KeyReturn, fyne.KeyBackspace)
			write(e, after)
		},
	} {
		at := strings.Index(typed, "spärrades ") + len("spärrades ")
		for width := float32(150); width < 420; width += 1.5 {
			e := newLongEntry()
			testWindow(t, e, 1, fyne.NewSize(width, 300))
			do(e, typed[:at], typed[at:])
			if e.Text != typed {
				t.Errorf("%s, in %v points: %q", name, width, e.Text)
				break
			}
		}
	}
}
