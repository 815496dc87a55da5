//go:build !windows

package main

// attachConsole is for Windows; elsewhere a program prints where it was started.
func attachConsole() {}
