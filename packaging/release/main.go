// Command release makes what a release holds beside the program: lists of what it is made of, archives and sums.
// Everything it writes is the same each time it is made of the same.
package main

import (
	"fmt"
	"os"

	"lisparmen/packaging/components"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 3 || args[0] != "licences" {
		return fmt.Errorf("usage: release licences TAGS FILE")
	}
	all, err := components.Linked(".", args[1])
	if err != nil {
		return err
	}
	text, err := components.Text(all)
	if err != nil {
		return err
	}
	return os.WriteFile(args[2], []byte(text), 0o644)
}
