package exchange

import (
	"strings"

	"lisparmen/data"
)

// PutOff puts a watch off until a day, for a reason. One that is put off already is put off anew.
func (d *Deed) PutOff(due data.Due, until data.Day, reason string) error {
	if err := data.MayPutOff(due.What); err != nil {
		return err
	}
	if today := data.DayOf(d.store.Now()); until <= today {
		return data.NewProblem("problem.snooze.past", "until", string(until), "field", data.FieldKey("snooze", "until"))
	}
	reason = strings.TrimSpace(reason)
	snoozes := d.snoozesOf(due)
	if len(snoozes) == 0 {
		d.Make(&data.Snooze{What: due.What, Record: due.ID, Until: until, Reason: reason})
		return nil
	}
	for i, s := range snoozes { // the last to end counts: the others end with it
		changed, err := Changed(d, data.Snoozes, s.ID)
		if err != nil {
			return err
		}
		changed.Until = until
		if i == len(snoozes)-1 {
			changed.Reason = reason
		}
	}
	return nil
}

// TakeBack lets a watch that is put off be told again from today.
func (d *Deed) TakeBack(due data.Due) error {
	today := data.DayOf(d.store.Now())
	for _, s := range d.snoozesOf(due) {
		if s.Until <= today {
			continue
		}
		changed, err := Changed(d, data.Snoozes, s.ID)
		if err != nil {
			return err
		}
		changed.Until = today
	}
	return nil
}

func (d *Deed) snoozesOf(due data.Due) []*data.Snooze {
	var list []*data.Snooze
	for _, s := range data.All(d.reg, data.Snoozes) {
		if s.What == due.What && s.Record == due.ID {
			list = append(list, s)
		}
	}
	return list
}
