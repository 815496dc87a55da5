package share

import (
	"os"
	"path/filepath"
	"testing"
)

// seated is a window on a file that comes forward when it is called.
func seated(t *testing.T, options Options, path string) (*Seat, chan struct{}) {
	t.Helper()
	came := make(chan struct{}, 100)
	ready := make(chan *Seat, 1)
	s, taken := TakeSeat(options, path, func() {
		s := <-ready
		ready <- s
		came <- struct{}{}
		s.Answered()
	})
	if s == nil || taken {
		t.Fatal("the seat is not given", taken)
	}
	ready <- s
	t.Cleanup(s.Leave)
	return s, came
}

func fileAt(t *testing.T, path string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(path), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A second start with the same file, by any of its names, calls the window that has it.
func TestASecondStartCallsTheWindowThatHasTheFile(t *testing.T) {
	o, dir := Options{Home: t.TempDir()}, t.TempDir()
	file, other := fileAt(t, filepath.Join(dir, "vara.lis")), fileAt(t, filepath.Join(dir, "sala.lis"))
	if found, _ := Call(ctx, o, file, nil); found {
		t.Fatal("there is no window yet")
	}
	seat, came := seated(t, o, file)
	link, hard, folder := filepath.Join(dir, "länk.lis"), filepath.Join(dir, "hård.lis"), filepath.Join(dir, "mapp")
	for _, err := range []error{os.Symlink(file, link), os.Link(file, hard), os.Symlink(dir, folder)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	for _, name := range []string{file, filepath.Join(dir, ".", "mapp", "..", "vara.lis"), "vara.lis", link, hard, filepath.Join(folder, "vara.lis")} {
		if found, answered := Call(ctx, o, name, nil); !found || !answered {
			t.Fatal(name, found, answered)
		}
		<-came
		if s, taken := TakeSeat(o, name, func() {}); s != nil || !taken {
			t.Errorf("%s: two windows have it", name)
		}
	}
	if found, _ := Call(ctx, o, other, nil); found {
		t.Error("another file has no window")
	}
	if found, _ := Call(ctx, o, file, seat); found {
		t.Error("a window is led to itself")
	}
	seat.Leave()
	if found, _ := Call(ctx, o, file, nil); found {
		t.Error("the window is closed")
	}
}

// The window of somebody else, or on another screen, is none to be led to.
func TestAWindowOnAnotherScreenIsNotCalled(t *testing.T) {
	o := Options{Home: t.TempDir()}
	file := fileAt(t, filepath.Join(t.TempDir(), "vara.lis"))
	t.Setenv("DISPLAY", ":1")
	seated(t, o, file)
	t.Setenv("DISPLAY", ":2")
	if found, _ := Call(ctx, o, file, nil); found {
		t.Error("it is on another screen")
	}
	if s, taken := TakeSeat(o, file, func() {}); s == nil || taken {
		t.Error("a window on another screen keeps from opening one here")
	} else {
		s.Leave()
	}
	if found, _ := Call(ctx, Options{Home: t.TempDir()}, file, nil); found {
		t.Error("it is somebody else's")
	}
}

// What a killed program has left keeps nobody out.
func TestASeatThatIsLeftIsTakenOver(t *testing.T) {
	o := Options{Home: t.TempDir()}
	file := fileAt(t, filepath.Join(t.TempDir(), "vara.lis"))
	base := filepath.Join(o.seatFolder(), seatKey(wholePath(file)))
	seat, _ := seated(t, o, file)
	note, err := os.ReadFile(base + ".json")
	if err != nil {
		t.Fatal(err)
	}
	seat.Leave()
	for ending, content := range map[string][]byte{".json": note, ".lock": nil, ".call": nil} {
		if err := os.WriteFile(base+ending, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if found, _ := Call(ctx, o, file, nil); found {
		t.Error("a window that is gone is called")
	}
	if err := os.WriteFile(base+".json", note, 0o600); err != nil {
		t.Fatal(err)
	}
	again, came := seated(t, o, file)
	if again == nil || len(came) > 0 {
		t.Error("it is not taken over, or was called by one that had gone")
	}
}
