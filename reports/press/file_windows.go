package press

import (
	"errors"

	"golang.org/x/sys/windows"
)

// isHeld tells whether a file could not be replaced since a program has it open, as Acrobat and Word have what they show.
// Windows denies access then too; that the folder takes files has been seen when the new one was written beside.
func isHeld(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
}
