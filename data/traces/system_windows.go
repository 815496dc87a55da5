package traces

import (
	"fmt"
	"runtime"

	"golang.org/x/sys/windows"
)

// System tells the operating system and its version.
func System() string {
	v := windows.RtlGetVersion()
	return fmt.Sprintf("Windows %d.%d.%d %s", v.MajorVersion, v.MinorVersion, v.BuildNumber, runtime.GOARCH)
}
