package share

import (
	"errors"
	"os"
	"path/filepath"
	"unsafe"

	"lisparmen/data"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
)

// machineKey is where group policy decides for everybody at the computer; packaging/windows/policy describes its values.
const machineKey = `SOFTWARE\Policies\Lisparmen`

// ReadMachine reads what has been decided for everybody at the computer: in the registry, where group policy writes, and for what is
// not decided there in machine.json in the program's folder under %ProgramData%.
func ReadMachine() (Machine, error) {
	var m Machine
	if folder := os.Getenv("ProgramData"); folder != "" {
		var err error
		if m, err = readMachineFile(filepath.Join(folder, "Lisparmen", "machine.json")); err != nil {
			return m, err
		}
	}
	if err := m.readRegistry(); err != nil {
		return Machine{}, data.NewProblem("problem.machine", "place", `HKEY_LOCAL_MACHINE\`+machineKey).Because(err)
	}
	m.Passing = m.Passing || isPassingProfile()
	return m, nil
}

func (m *Machine) readRegistry() error {
	key, err := registry.OpenKey(registry.LOCAL_MACHINE, machineKey, registry.QUERY_VALUE)
	if errors.Is(err, registry.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer key.Close()
	for name, set := range map[string]*string{"Home": &m.Home, "Backups": &m.Backups, "Updates": &m.Updates} {
		text, _, err := key.GetStringValue(name)
		if err == nil && text != "" {
			*set = text
		} else if err != nil && !errors.Is(err, registry.ErrNotExist) {
			return err
		}
	}
	for name, flag := range map[string]*bool{"NoCloud": &m.NoCloud, "Passing": &m.Passing} {
		n, _, err := key.GetIntegerValue(name)
		if err == nil {
			*flag = n != 0
		} else if !errors.Is(err, registry.ErrNotExist) {
			return err
		}
	}
	return m.expand(os.LookupEnv)
}

// What GetProfileType answers.
const (
	profileTemporary = 1
	profileRoaming   = 2
	profileMandatory = 4
)

var getProfileType = windows.NewLazySystemDLL("userenv.dll").NewProc("GetProfileType")

// isPassingProfile tells whether Windows, Citrix or the like takes the person's folder away at the end of the day: a temporary or
// mandatory profile, or copies of roaming ones that are not to be kept.
func isPassingProfile() bool {
	var kind uint32
	if getProfileType.Find() != nil {
		return false
	}
	if ok, _, _ := getProfileType.Call(uintptr(unsafe.Pointer(&kind))); ok == 0 {
		return false
	}
	if kind&(profileTemporary|profileMandatory) != 0 {
		return true
	}
	return kind&profileRoaming != 0 && isSet(`SOFTWARE\Policies\Microsoft\Windows\System`, "DeleteRoamingCache") ||
		isSet(`SOFTWARE\Policies\Citrix\UserProfileManager`, "DeleteCachedProfilesOnLogoff")
}

func isSet(path, name string) bool {
	key, err := registry.OpenKey(registry.LOCAL_MACHINE, path, registry.QUERY_VALUE)
	if err != nil {
		return false
	}
	defer key.Close()
	n, _, err := key.GetIntegerValue(name)
	return err == nil && n != 0
}

// syncedFolders are the folders that OneDrive synchronises, those of SharePoint among them, which have names of their own.
func syncedFolders() []string {
	var folders []string
	for _, name := range []string{"OneDrive", "OneDriveCommercial", "OneDriveConsumer"} {
		if folder := os.Getenv(name); folder != "" {
			folders = append(folders, folder)
		}
	}
	const providers = `Software\SyncEngines\Providers\OneDrive`
	key, err := registry.OpenKey(registry.CURRENT_USER, providers, registry.ENUMERATE_SUB_KEYS)
	if err != nil {
		return folders
	}
	defer key.Close()
	names, _ := key.ReadSubKeyNames(-1)
	for _, name := range names {
		provider, err := registry.OpenKey(registry.CURRENT_USER, providers+`\`+name, registry.QUERY_VALUE)
		if err != nil {
			continue
		}
		if folder, _, err := provider.GetStringValue("MountPoint"); err == nil && folder != "" {
			folders = append(folders, folder)
		}
		provider.Close()
	}
	return folders
}

// ownFolder is the folder for what programs keep of a person's on this computer. What lies in the other, %AppData%, is copied to a
// server at each signing out where profiles roam.
func ownFolder() (string, error) { return os.UserCacheDir() }
