package data

import (
	"fmt"
	"regexp"
	"strconv"
)

// Hours is from when until when on a day something is, as one line of text: "09.00–12.00". Clock times are read as people type them;
// other words are kept, since all that can be known may be "efter sammanträdet".
func Hours[R Record](at func(R) *string) Value[R] {
	value := Text(at)
	tidy := value.set
	value.set = func(r R, text string) error {
		was := *at(r)
		if err := tidy(r, text); err != nil {
			return err
		}
		hours, err := readHours(*at(r))
		if err != nil {
			*at(r) = was
			return err
		}
		*at(r) = hours
		return nil
	}
	return value
}

var hoursForm = regexp.MustCompile(`^(?:kl(?:ockan|\.)? ?)?(\d{1,2})(?:[.:]?(\d{2}))?(?: ?(?:[-–—]|till) ?(?:kl(?:ockan|\.)? ?)?(\d{1,2})(?:[.:]?(\d{2}))?)?$`)

func readHours(text string) (string, error) {
	parts := hoursForm.FindStringSubmatch(text)
	if parts == nil {
		return text, nil
	}
	from, ok := minuteOfDay(parts[1], parts[2])
	if !ok {
		return "", NewProblem("problem.hours", "text", text)
	}
	if parts[3] == "" {
		return clock(from), nil
	}
	to, ok := minuteOfDay(parts[3], parts[4])
	if !ok || to <= from {
		return "", NewProblem("problem.hours", "text", text)
	}
	return clock(from) + "–" + clock(to), nil
}

// minuteOfDay counts the minutes from midnight; a day ends at 24.00.
func minuteOfDay(hour, minute string) (minutes int, ok bool) {
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute) // none is the whole hour
	return h*60 + m, m < 60 && h*60+m <= 24*60
}

func clock(minutes int) string { return fmt.Sprintf("%02d.%02d", minutes/60, minutes%60) }
