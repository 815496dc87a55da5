//go:build unix

package share

import (
	"os"

	"golang.org/x/sys/unix"
)

// MachineFile is the settings file that decides for everybody at the computer.
const MachineFile = "/etc/lisparmen/machine.json"

// ReadMachine reads what has been decided for everybody at the computer, in MachineFile.
func ReadMachine() (Machine, error) {
	m, err := readMachineFile(MachineFile)
	m.Passing = m.Passing || isPassingProfile()
	return m, err
}

// isPassingProfile tells whether the person's folder lies in the computer's memory.
func isPassingProfile() bool {
	home, err := os.UserHomeDir()
	if err != nil {
		return false
	}
	return liesInMemory(home)
}

func liesInMemory(path string) bool {
	var fs unix.Statfs_t
	return unix.Statfs(path, &fs) == nil && fs.Type == unix.TMPFS_MAGIC
}

// syncedFolders are folders known to be copied out of the municipality; on Windows OneDrive tells of its own.
func syncedFolders() []string { return nil }

// ownFolder is the folder for what programs keep of a person's.
func ownFolder() (string, error) { return os.UserConfigDir() }
