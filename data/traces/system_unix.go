//go:build unix

package traces

import (
	"os"
	"runtime"
	"strings"
)

// System tells the operating system and its version.
func System() string {
	raw, _ := os.ReadFile("/etc/os-release")
	for line := range strings.Lines(string(raw)) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "PRETTY_NAME="); ok {
			return strings.Trim(name, `"`) + " " + runtime.GOARCH
		}
	}
	return runtime.GOOS + " " + runtime.GOARCH
}
