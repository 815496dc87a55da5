package main

import (
	"os"
	"os/exec"
)

// asProgram names the variable that makes the test binary the program itself; its value says what is to hold there.
const asProgram = "LISPARMEN_TEST_PROGRAM"

func program(task string) int {
	if err := limit(task); err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		return 100
	}
	return run(os.Args[1:], os.Stdout, os.Stderr)
}

// command is the program in a process of its own.
func (d *desk) command(task string, args ...string) *exec.Cmd {
	d.Helper()
	cmd := exec.Command(os.Args[0], append(args, "--hem", d.home, "--anvandare", d.name, "--idag", d.day)...)
	cmd.Env = append(os.Environ(), asProgram+"="+task)
	return cmd
}
