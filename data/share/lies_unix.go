//go:build unix

package share

import (
	"os"
	"strings"
)

// liesOnServer tells whether a path lies on a file server, without asking the server.
func liesOnServer(path string) bool {
	raw, _ := os.ReadFile("/proc/self/mounts")
	longest, kind := "", ""
	for line := range strings.Lines(string(raw)) {
		fields := strings.Fields(line)
		if len(fields) > 2 && len(fields[1]) >= len(longest) && isWithin(path, fields[1]) {
			longest, kind = fields[1], fields[2]
		}
	}
	return strings.HasPrefix(kind, "nfs") || strings.HasPrefix(kind, "smb") || kind == "cifs" || kind == "fuse.sshfs" || kind == "fuse.gvfsd-fuse"
}

// isRemovable tells whether a path lies on a stick or the like.
func isRemovable(path string) bool {
	return strings.HasPrefix(path, "/media/") || strings.HasPrefix(path, "/run/media/")
}
