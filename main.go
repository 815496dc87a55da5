// Lispärmen holds a small municipality's information security management system: one program, one file.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}
