package share

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lisparmen/data"
)

// Machine is what those who run the computer have decided for everybody who works at it. What they have not decided is zero.
type Machine struct {
	Home    string `json:"home"`    // folder for the program's own files, in place of the person's own
	Backups string `json:"backups"` // folder for the backups
	NoCloud bool   `json:"noCloud"` // no file is opened or made where it is copied to a service outside
	Updates string `json:"updates"` // where newer versions of the program are found, for the person to read
	Passing bool   `json:"passing"` // what lies on the computer may be gone when the person signs out
}

// readMachineFile reads what has been decided in a settings file; a file that is not there decides nothing. In paths the
// variables of the system stand as ${NAME} or %NAME%. One that cannot be understood is a problem ("problem.machine"), since what it
// forbids is not known.
func readMachineFile(path string) (Machine, error) {
	var m Machine
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err == nil {
		decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff")))) // Notepad may begin a file so
		decoder.DisallowUnknownFields()
		err = decoder.Decode(&m)
		if _, more := decoder.Token(); err == nil && !errors.Is(more, io.EOF) {
			err = errors.New("something follows the settings")
		}
	}
	if err == nil {
		err = m.expand(os.LookupEnv)
	}
	if err != nil {
		return Machine{}, data.NewProblem("problem.machine", "place", path).Because(err)
	}
	return m, nil
}

// expand puts the system's variables into the paths, which must then be whole: a folder beside wherever the program was started is
// nobody's intention.
func (m *Machine) expand(lookup func(string) (string, bool)) error {
	for _, folder := range []*string{&m.Home, &m.Backups} {
		var unknown error
		value := func(name string) string {
			text, ok := lookup(name)
			if !ok {
				unknown = fmt.Errorf("there is no variable %q", name)
			}
			return text
		}
		*folder = os.Expand(percents(*folder), value)
		switch {
		case unknown != nil:
			return unknown
		case *folder != "" && !filepath.IsAbs(*folder):
			return fmt.Errorf("%q is not a whole path", *folder)
		}
	}
	return nil
}

// percents writes %NAME% as ${NAME}.
func percents(text string) string {
	parts := strings.Split(text, "%")
	if len(parts)%2 == 0 { // a lone sign is part of a name
		return text
	}
	for i := 1; i < len(parts); i += 2 {
		parts[i] = "${" + parts[i] + "}"
	}
	return strings.Join(parts, "")
}

// clouds are services that copy folders out of the municipality, by the names that their programs give the folders.
var clouds = []string{"OneDrive", "Dropbox", "Google Drive", "GoogleDrive", "iCloudDrive", "iCloud Drive", "Box", "Box Sync"}

// Cloud is the service that copies the folder of a path out of the municipality; empty when none is known to.
func Cloud(path string) string {
	for _, folder := range syncedFolders() {
		if isWithin(path, folder) {
			return "OneDrive"
		}
	}
	for _, part := range strings.FieldsFunc(filepath.Dir(path), func(r rune) bool { return r == '/' || r == filepath.Separator }) {
		name, _, _ := strings.Cut(part, " - ") // "OneDrive - Vara kommun"
		name, _, _ = strings.Cut(name, " (")   // "Dropbox (Vara)"
		if i := slices.IndexFunc(clouds, func(c string) bool { return strings.EqualFold(c, name) }); i >= 0 {
			return clouds[i]
		}
	}
	return ""
}

// isWithin tells whether a path lies in a folder, or is it.
func isWithin(path, folder string) bool {
	rest, err := filepath.Rel(folder, path)
	return err == nil && rest != ".." && !strings.HasPrefix(rest, ".."+string(filepath.Separator))
}

// mayLieAt refuses a place that the municipality does not want its files at.
func (m Machine) mayLieAt(path string) error {
	if !m.NoCloud {
		return nil
	}
	end, err := filepath.EvalSymlinks(path)
	if err != nil { // it is not made yet
		if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
			end = filepath.Join(folder, filepath.Base(path))
		}
	}
	for _, place := range []string{path, end} {
		if cloud := Cloud(place); cloud != "" {
			return data.NewProblem("problem.machine.cloud", "file", path, "cloud", cloud)
		}
	}
	return nil
}
