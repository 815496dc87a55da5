package exchange

import "lisparmen/data"

// Mark gives a record the secrecy mark that is proposed for it, and with it those that follow it. One that is well marked is
// left as it is.
func (d *Deed) Mark(r data.Record, today data.Day) error {
	return d.markAll(data.AdvisedWith(d.reg, r, today), today)
}

// Complete fills in what the secrecy marks of a kind's records lack.
func (d *Deed) Complete(kind data.Untyped, today data.Day) error {
	return d.markAll(data.Unmarked(d.reg, kind), today)
}

func (d *Deed) markAll(records []data.Record, today data.Day) error {
	for _, r := range records {
		kind, _ := data.KindNamed(r.KindName())
		changed, base, err := d.store.Get(d.ctx, kind, r.Header().ID)
		if err != nil {
			return err
		}
		changed.Header().Secrecy, _ = data.AdviseMark(d.reg, r, today)
		d.take(base, changed)
	}
	return nil
}
