package data

import (
	"regexp"
	"strconv"
	"time"
)

var personnummerForm = regexp.MustCompile(`(?:^|[^\d-])(18|19|20)?(\d{2})(\d{2})(\d{2})[-+ –−]?(\d{4})(?:$|\D)`)

// LooksLikePersonnummer tells whether a text seems to hold a personnummer, or a samordningsnummer, whose day has sixty added
// (folkbokföringslagen (1991:481) 18 § and lagen (2022:1697) om samordningsnummer): six or eight figures of a day that there is, four more,
// and a last figure that checks. It is for a gentle warning: one number in ten of another sort that has a day in it checks too.
func LooksLikePersonnummer(text string) bool {
	for from := 0; from < len(text); {
		at := personnummerForm.FindStringSubmatchIndex(text[from:])
		if at == nil {
			return false
		}
		part := func(n int) string {
			if at[2*n] < 0 {
				return ""
			}
			return text[from+at[2*n] : from+at[2*n+1]]
		}
		start := at[4]
		if at[2] >= 0 {
			start = at[2]
		}
		whole := from+start == 0 || text[from+start-1] < '0' || text[from+start-1] > '9'
		if whole && isDay(part(1), part(2), part(3), part(4)) && checks(part(2)+part(3)+part(4)+part(5)) {
			return true
		}
		from += at[4] + 1 // a number may begin within what was read
	}
	return false
}

// isDay tells whether there is such a day, sixty more than its number in a samordningsnummer.
func isDay(century, year, month, day string) bool {
	if century == "" {
		century = "20" // any of them: only leap years differ, and of those only 1900
	}
	y, _ := strconv.Atoi(century + year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if d > 60 {
		d -= 60
	}
	if m < 1 || m > 12 || d < 1 {
		return false
	}
	return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Day() == d
}

// checks tells whether ten figures end in the one that the Luhn formula gives.
func checks(figures string) bool {
	sum := 0
	for i, r := range figures {
		n := int(r - '0')
		if i%2 == 0 {
			n *= 2
		}
		sum += n/10 + n%10
	}
	return sum%10 == 0
}
