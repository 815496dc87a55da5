package components

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// known are the licences that the program's own, EUPL-1.2, can be given out together with, by words that only they have.
// What is not here is refused, so that somebody reads it first.
var known = []struct{ spdx, words string }{
	{"Apache-2.0", "Apache License Version 2.0, January 2004"},
	{"OFL-1.1", "SIL OPEN FONT LICENSE Version 1.1"},
	{"Bitstream-Vera", "Bitstream Vera Fonts Copyright"},
	{"Zlib", "The origin of this software must not be misrepresented"},
	{"ISC", "Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee"},
	{"MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy of this software"},
	{"BSD-3-Clause", "may be used to endorse or promote products derived from this software without"},
	{"BSD-2-Clause", "Redistributions in binary form must reproduce the above copyright notice"},
}

var (
	declared = regexp.MustCompile(`SPDX-License-Identifier: (.+)`)
	isPatent = regexp.MustCompile(`(?i)^patents`)
)

// expression says by SPDX which licences the files are; each of them holds.
func expression(files []File) (string, error) {
	var all []string
	for _, f := range files {
		if isPatent.MatchString(f.Name) {
			continue // gives more rights beside the licence
		}
		spdx, err := licenceOf(f)
		if err != nil {
			return "", err
		}
		if !slices.Contains(all, spdx) {
			all = append(all, spdx)
		}
	}
	if len(all) > 1 {
		for i := range all {
			if strings.Contains(all[i], " OR ") {
				all[i] = "(" + all[i] + ")"
			}
		}
	}
	return strings.Join(all, " AND "), nil
}

func licenceOf(f File) (string, error) {
	if said := declared.FindStringSubmatch(f.Text); said != nil {
		return strings.TrimSpace(said[1]), nil
	}
	words := strings.Join(strings.Fields(f.Text), " ")
	for _, k := range known {
		if strings.Contains(words, k.words) {
			return k.spdx, nil
		}
	}
	return "", fmt.Errorf("the licence in %s is not one of those known; read it, and add it if it can be given out together with EUPL-1.2", f.Name)
}
