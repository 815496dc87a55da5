//go:build !windows

package press

// isHeld is false: elsewhere than in Windows a file can be replaced while it is shown.
func isHeld(error) bool { return false }
