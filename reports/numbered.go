package reports

import (
	"lisparmen/data"
	"lisparmen/translations"
)

// NumberedTwice tells of each record whose number another had been given too, before the two copies were merged, what it is
// called now.
func NumberedTwice(reg data.Register, ids []string) []string {
	shown := data.ShownNumbers(reg)
	var lines []string
	for _, id := range ids {
		rec := reg.Record(id)
		if rec == nil {
			continue // it has been removed since
		}
		kind, _ := data.KindNamed(rec.KindName())
		if number := kind.NumberOf(rec); number != shown(rec) {
			lines = append(lines, translations.Swedish.Text("told.numbered", map[string]string{"number": number, "shown": shown(rec), "title": kind.TitleOf(rec)}))
		}
	}
	return lines
}
