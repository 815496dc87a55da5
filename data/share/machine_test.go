package share

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"lisparmen/data"
	"lisparmen/data/store"
)

func TestWhatIsDecidedForTheComputerIsRead(t *testing.T) {
	t.Setenv("LIS_PLACE", "/srv/lis")
	for text, want := range map[string]Machine{
		`{}`: {},
		"\ufeff" + `{"home": "/var/lis", "backups": "%LIS_PLACE%/kopior", "noCloud": true}`: {Home: "/var/lis", Backups: "/srv/lis/kopior", NoCloud: true},
		`{"home": "${LIS_PLACE}/100%", "passing": true}`:                                    {Home: "/srv/lis/100%", Passing: true},
	} {
		if got, err := readMachineFile(settings(t, text)); err != nil || got != want {
			t.Errorf("%s: %+v %v", text, got, err)
		}
	}
	if got, err := readMachineFile(filepath.Join(t.TempDir(), "saknas.json")); err != nil || got != (Machine{}) {
		t.Errorf("no file: %+v %v", got, err)
	}
	// What cannot be understood may be what forbids something.
	for _, text := range []string{``, `{"nocloud ": true}`, `{"noCloud": "ja"}`, `{} {}`, `{"home": "lis"}`, `{"home": "%SAKNAS_HELT%/lis"}`} {
		if _, err := readMachineFile(settings(t, text)); !data.IsProblem(err, "problem.machine") {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func settings(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "machine.json")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestCloudsAreKnown(t *testing.T) {
	for path, want := range map[string]string{
		"/home/anna/OneDrive/vara.lis":                      "OneDrive",
		"/home/anna/OneDrive - Vara kommun/LIS/vara.lis":    "OneDrive",
		"/home/anna/onedrive/vara.lis":                      "OneDrive",
		"/home/anna/Dropbox (Vara)/vara.lis":                "Dropbox",
		"/home/anna/Google Drive/vara.lis":                  "Google Drive",
		"/srv/gemensam/vara.lis":                            "",
		"/srv/Om OneDrive/vara.lis":                         "",
		"/srv/OneDrivers/vara.lis":                          "",
		"/srv/gemensam/OneDrive":                            "", // the name of the file
		"/srv/gemensam/OneDrive - Vara kommun - gammal.lis": "",
	} {
		if got := Cloud(filepath.FromSlash(path)); got != want {
			t.Errorf("%s: %q", path, got)
		}
	}
}

// Where the municipality forbids clouds no file is opened, made or copied there, and nothing is left behind.
func TestAForbiddenCloudIsRefused(t *testing.T) {
	home, dir := t.TempDir(), t.TempDir()
	cloud := filepath.Join(dir, "OneDrive - Vara")
	if err := os.Mkdir(cloud, 0o700); err != nil {
		t.Fatal(err)
	}
	there, here := filepath.Join(cloud, "vara.lis"), filepath.Join(dir, "vara.lis")
	free := options(home)
	forbidden := options(home)
	forbidden.Machine = Machine{NoCloud: true}
	nothing := func(*store.Store) error { return nil }
	if w, err := Create(ctx, there, forbidden, nothing); !data.IsProblem(err, "problem.machine.cloud") {
		t.Error(w, err)
	}
	for _, path := range []string{there, here} {
		w, err := Create(ctx, path, free, nothing)
		if err == nil {
			err = w.Close(ctx)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if w, err := Open(ctx, there, forbidden); !data.IsProblem(err, "problem.machine.cloud") {
		t.Error(w, err)
	}
	if runtime.GOOS != "windows" { // where links need a right of their own
		link := filepath.Join(dir, "genväg.lis")
		if err := os.Symlink(there, link); err != nil {
			t.Fatal(err)
		}
		if w, err := Open(ctx, link, forbidden); !data.IsProblem(err, "problem.machine.cloud") {
			t.Error("a link leads into the cloud", w, err)
		}
		folder := filepath.Join(dir, "mapp")
		if err := os.Symlink(cloud, folder); err != nil {
			t.Fatal(err)
		}
		if w, err := Create(ctx, filepath.Join(folder, "ny.lis"), forbidden, nothing); !data.IsProblem(err, "problem.machine.cloud") {
			t.Error("a linked folder leads into the cloud", w, err)
		}
	}
	w, err := Open(ctx, here, forbidden)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close(ctx)
	if err := w.CopyTo(ctx, filepath.Join(cloud, "kopia.lis")); !data.IsProblem(err, "problem.machine.cloud") {
		t.Error(err)
	}
	if err := w.SetSecondPlace(ctx, cloud); !data.IsProblem(err, "problem.machine.cloud") {
		t.Error(err)
	}
}

func TestTheBackupsLieWhereItIsDecided(t *testing.T) {
	set := t.TempDir()
	with := options(t.TempDir())
	with.Machine.Backups = set
	w, err := Create(ctx, filepath.Join(t.TempDir(), "vara.lis"), with, func(*store.Store) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close(ctx)
	if made, err := w.BackUp(ctx, BackupAsked); err != nil || !isWithin(made.Path, set) {
		t.Error(made, err)
	}
}
