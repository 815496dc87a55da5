package reports

import (
	"lisparmen/data"
)

// What the papers on roles, training and single persons have in common.

// fewest is the smallest number of persons that a paper for anyone tells: of fewer one can guess who they are.
const fewest = 3

// personCount is a number of persons as the paper may tell it.
func (in Input) personCount(n int) string {
	if in.Public && n > 0 && n < fewest {
		return "färre än" + hard + Number(fewest)
	}
	return Number(n)
}

// persons is a number of persons with its word: "1 person", "färre än 3 personer".
func (in Input) persons(n int) string {
	if told := in.personCount(n); told != Number(n) {
		return told + hard + "personer"
	}
	return Count(n, "person", "personer")
}

// personShare is a number of persons of a whole in per cent; "–" where there is no whole, or where the paper may not tell the number.
func (in Input) personShare(n, of int) string {
	if of == 0 || in.Public && n > 0 && n < fewest {
		return "–"
	}
	return Percent(n, of)
}

// jointMark is the mark of a paper that prints the words of some records; nil when none of them has one.
func jointMark[R data.Record](in Input, records []R) *SecrecyMark {
	var marks []*SecrecyMark
	for _, r := range records {
		if mark := in.markOf(r); mark != nil {
			marks = append(marks, mark)
		}
	}
	return joined(marks)
}

// writingLines are empty lines to write on by hand, as high as handwriting needs.
func writingLines(n int) Table {
	table := Table{Columns: []Column{{Weight: 1}}}
	for range n {
		table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(tall)}})
	}
	return table
}

// tall is an empty cell that is high enough to write in by hand.
const tall = hard + "\n" + hard

// tickBox is an empty box to put a cross in.
const tickBox = "◻"

// signatures are where some sign by hand, each with the day and the name in clear letters.
func signatures(who ...string) Block {
	const line = "______________________________"
	facts := Facts{}
	for _, one := range who {
		facts.Facts = append(facts.Facts, Fact{one, line}, Fact{"Datum och namnförtydligande", line})
	}
	return Group{[]Block{Heading{Level: 2, Text: "Underskrift"}, facts}}
}

// isUnder tells whether a unit is another or lies below it.
func isUnder(reg data.Register, unit, whole data.Link[*data.Unit]) bool {
	for range data.All(reg, data.Units) { // units that lie below one another in a ring end somewhere
		if unit == whole {
			return true
		}
		u, ok := data.Find(reg, unit)
		if !ok {
			return false
		}
		unit = u.Parent
	}
	return false
}
