package exchange

import "lisparmen/data"

// SetLeads sets how many days before its day each sort of watch is told. Only those that differ from what holds are written.
func (d *Deed) SetLeads(days map[data.DueWhat]int) error {
	rows := map[data.DueWhat]string{}
	for _, l := range data.All(d.reg, data.LeadTimes) {
		rows[l.What] = l.ID // the last counts, where two copies have made one each
	}
	for _, what := range data.DueWhats() {
		n, said := days[what]
		if !said || n == data.LeadDays(d.reg, what) {
			continue
		}
		if rows[what] == "" {
			d.Make(&data.LeadTime{What: what, Days: &n})
			continue
		}
		l, err := Changed(d, data.LeadTimes, rows[what])
		if err != nil {
			return err
		}
		l.Days = &n
	}
	return nil
}
