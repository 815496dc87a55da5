// Package licences holds the licence texts of what the program is made of and others have written.
package licences

import _ "embed"

//go:embed THIRD-PARTY.txt
var thirdParty string

// ThirdParty lists each component with its copyright and licence, and then the licence texts. The text is made by
// packaging/release and kept here, since the program shows it.
func ThirdParty() string { return thirdParty }
