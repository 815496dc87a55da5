package share

import (
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/windows"
)

// screen tells one place where a window can be seen from another: a person may work at the same computer from several.
func screen() string {
	machine, _ := os.Hostname()
	var session uint32
	_ = windows.ProcessIdToSessionId(windows.GetCurrentProcessId(), &session)
	return machine + " " + strconv.Itoa(int(session))
}

// finalPath is the path as Windows itself knows it: links and short names followed, and letters of disks that stand for shares as the
// shares.
func finalPath(path string) (string, error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return "", err
	}
	handle, err := windows.CreateFile(name, 0, windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE|windows.FILE_SHARE_DELETE, nil, windows.OPEN_EXISTING, windows.FILE_FLAG_BACKUP_SEMANTICS, 0)
	if err != nil {
		return "", err
	}
	defer func() { _ = windows.CloseHandle(handle) }()
	long := make([]uint16, windows.MAX_LONG_PATH)
	n, err := windows.GetFinalPathNameByHandle(handle, &long[0], uint32(len(long)), 0)
	if err != nil || int(n) > len(long) {
		return "", err
	}
	whole := windows.UTF16ToString(long[:n])
	if share, ok := strings.CutPrefix(whole, `\\?\UNC\`); ok {
		return `\\` + share, nil
	}
	return strings.TrimPrefix(whole, `\\?\`), nil
}

var allowForeground = windows.NewLazySystemDLL("user32.dll").NewProc("AllowSetForegroundWindow")

// mayComeForward lets another program's window come before the others, as only the program that the person has just started may.
func mayComeForward(process int) {
	if allowForeground.Find() == nil {
		_, _, _ = allowForeground.Call(uintptr(uint32(process)))
	}
}
