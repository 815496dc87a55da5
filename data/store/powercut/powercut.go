// Package powercut is a file system for SQLite, in tests alone, on which the power can be cut: of what has been written but not
// put on the disk, a random part is there afterwards, some of it torn.
package powercut

// #include "powercut.h"
import "C"

import (
	"errors"
	"sync"

	_ "github.com/mattn/go-sqlite3" // holds the SQLite that the file system is registered with
)

// Name is what a data source's vfs parameter calls the file system by.
const Name = "powercut"

var register = sync.OnceValue(func() error {
	if C.powercut_register() != 0 {
		return errors.New("SQLite refuses the file system")
	}
	return nil
})

// Arm lets the power be cut after so many operations that change a disk; a negative number never. What is left on the disk is
// drawn from the seed. Nothing may be open on the file system meanwhile.
func Arm(operations int, seed uint64) error {
	err := register()
	C.powercut_arm(C.int(operations), C.ulonglong(seed))
	return err
}

// Happened tells whether the power has been cut since Arm. Every operation fails from then on.
func Happened() bool { return C.powercut_happened() != 0 }
