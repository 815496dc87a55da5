package data

import "time"

// Printed is what the log tells of a paper that was printed and booked: what it was, when, by whom, and with which kontrollkod.
type Printed struct {
	Report         string // name of the report, as on the command line
	Form           string // "pdf"; empty in what was booked before the log told more than report, day and code
	Kind           string // the register it is about, for papers about one
	From, To, AsOf Day    // the period, and ställning per
	Public, Draft  bool
	Origin         string       // the record it is about: see OriginOf; empty for the whole register
	Kept           Link[*Paper] // the record of it, where it was kept

	At     time.Time
	Author string
	Code   string // kontrollkod
}
