package exchange

import (
	"context"
	_ "embed" // elected.json
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"lisparmen/data"
	"lisparmen/data/store"

	"golang.org/x/text/unicode/norm"
)

// Elected is a register of elected people as it was read: what it says row by row, what is wrong with it, and what would be
// saved. Nothing is saved until Save.
type Elected struct {
	Rows  []ElectedRow
	Ended []*data.Mandate // of the old term, as they are to be saved
	term  data.Term
}

// ElectedRow is one row of the register.
type ElectedRow struct {
	Line               int // in the sheet, as people count
	Name, Party, Email string
	BodyText, PartText string
	Body               *data.Unit
	Part               data.MandatePart
	From, To           data.Day
	Person             *data.Person // who it is; nil: somebody new
	Remarks            []ElectedRemark
}

// ElectedRemark is something about a row that a person should see.
type ElectedRemark struct {
	Key    string // a message key
	Args   map[string]string
	Blocks bool // the row cannot be taken in as it is
}

// Blocked tells whether the row cannot be taken in as it is.
func (r ElectedRow) Blocked() bool {
	return slices.ContainsFunc(r.Remarks, func(m ElectedRemark) bool { return m.Blocks })
}

// Known tells whether the row is in the file already, so that there is nothing to mend.
func (r ElectedRow) Known() bool {
	return slices.ContainsFunc(r.Remarks, func(m ElectedRemark) bool { return m.Key == electedKnown })
}

// electedKnown is the remark about a row that is in the file already.
const electedKnown = "elected.known"

// IsNew tells whether the row is about somebody who is not in the file.
func (r ElectedRow) IsNew() bool { return r.Person == nil }

func (r *ElectedRow) remark(blocks bool, key string, pairs ...string) {
	args := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i]] = pairs[i+1]
	}
	r.Remarks = append(r.Remarks, ElectedRemark{key, args, blocks})
}

// electedColumn is what a column of the register holds.
type electedColumn string

const (
	columnName   electedColumn = "name"
	columnFirst  electedColumn = "first_name"
	columnLast   electedColumn = "last_name"
	columnParty  electedColumn = "party"
	columnBody   electedColumn = "body"
	columnPart   electedColumn = "part"
	columnFrom   electedColumn = "from"
	columnTo     electedColumn = "to"
	columnPeriod electedColumn = "period"
	columnEmail  electedColumn = "email"
)

//go:embed elected.json
var electedWords []byte

// vocabulary is what the columns are called in the registers of municipalities, as plain finds them, and how the parts are
// written; of the parts, the first form that fits counts.
type vocabulary struct {
	headings map[string]electedColumn
	parts    []partForm
}

type partForm struct {
	form *regexp.Regexp
	part data.MandatePart
}

var knownWords = sync.OnceValue(func() vocabulary {
	var file struct {
		Headings map[string][]string
		Parts    []struct{ Part, Form string }
	}
	if err := json.Unmarshal(electedWords, &file); err != nil {
		panic(err) // embedded; a test reads it
	}
	v := vocabulary{headings: map[string]electedColumn{}}
	for column, words := range file.Headings {
		for _, word := range words {
			v.headings[word] = electedColumn(column)
		}
	}
	for _, p := range file.Parts {
		v.parts = append(v.parts, partForm{regexp.MustCompile(p.Form), data.MandatePart(p.Part)})
	}
	return v
})

// plain makes a heading or a name comparable: small letters, composed, one space between words.
func plain(text string) string {
	text = norm.NFC.String(strings.ToLower(text))
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '.' || r == ':' || r == '*' || r == '_' || unicode.IsSpace(r):
			return ' '
		case r == '‐' || r == '‑' || r == '–':
			return '-'
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// ReadElected reads the rows of a register of elected people against the file's own people and bodies. What a row does not
// say of days is taken from the term. That no row of headings is found is a Problem; what is wrong with a row is told with
// the row.
func ReadElected(rows [][]string, reg data.Register, term data.Term) (*Elected, error) {
	head, columns, err := findHeadings(rows)
	if err != nil {
		return nil, err
	}
	e := &Elected{term: term}
	reader := electedReader{reg: reg, term: term, columns: columns, seen: map[string]int{}}
	for i, cells := range rows[head+1:] {
		if isSameRow(cells, rows[head]) { // the headings again, on the next page
			continue
		}
		if row, ok := reader.row(cells); ok {
			row.Line = head + i + 2
			reader.judge(&row)
			e.Rows = append(e.Rows, row)
		}
	}
	if len(e.Rows) == 0 {
		return nil, data.NewProblem("problem.elected.empty")
	}
	return e, nil
}

// headingsWithin is how far down the headings may stand: above them are titles and logotypes.
const headingsWithin = 30

func findHeadings(rows [][]string) (int, map[electedColumn]int, error) {
	best, found := -1, map[electedColumn]int{}
	for i, cells := range rows[:min(len(rows), headingsWithin)] {
		columns := map[electedColumn]int{}
		for at, cell := range cells[:min(len(cells), maxColumns)] {
			if column, ok := knownWords().headings[plain(cell)]; ok {
				if _, taken := columns[column]; !taken {
					columns[column] = at
				}
			}
		}
		if len(columns) > len(found) && len(columns) > 1 {
			best, found = i, columns
		}
	}
	_, name := found[columnName]
	_, first := found[columnFirst]
	_, last := found[columnLast]
	if best < 0 || !name && !(first && last) {
		return 0, nil, data.NewProblem("problem.elected.headings")
	}
	return best, found, nil
}

func isSameRow(a, b []string) bool {
	trim := func(row []string) []string {
		row = slices.Clone(row)
		for i := range row {
			row[i] = plain(row[i])
		}
		for len(row) > 0 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		return row
	}
	return slices.Equal(trim(a), trim(b))
}

// electedReader reads row by row; a row with a body's name alone is a heading for those below it.
type electedReader struct {
	reg     data.Register
	term    data.Term
	columns map[electedColumn]int
	body    string         // the latest heading of that sort
	seen    map[string]int // what has been read, by who and what, and in which line
}

func (r *electedReader) cell(cells []string, column electedColumn) string {
	at, ok := r.columns[column]
	if !ok || at >= len(cells) {
		return ""
	}
	return strings.Join(strings.Fields(norm.NFC.String(cells[at])), " ")
}

var partyAfterName = regexp.MustCompile(`^(.*\S)\s*\((\p{L}{1,5})\)$`)

// row reads what a row says; false for one that says nothing of anybody.
func (r *electedReader) row(cells []string) (ElectedRow, bool) {
	var filled []string
	for _, c := range cells {
		if text := strings.Join(strings.Fields(c), " "); text != "" {
			filled = append(filled, text)
		}
	}
	if len(filled) == 0 {
		return ElectedRow{}, false
	}
	if len(filled) == 1 && findBody(r.reg, filled[0]) != nil {
		r.body = filled[0]
		return ElectedRow{}, false
	}
	row := ElectedRow{
		Name: r.cell(cells, columnName), Party: r.cell(cells, columnParty), Email: strings.ToLower(r.cell(cells, columnEmail)),
		BodyText: r.cell(cells, columnBody), PartText: r.cell(cells, columnPart),
	}
	if first, last := r.cell(cells, columnFirst), r.cell(cells, columnLast); first != "" || last != "" {
		row.Name = strings.TrimSpace(first + " " + last)
	}
	if m := partyAfterName.FindStringSubmatch(row.Name); m != nil { // "Efternamn, Förnamn (S)"
		row.Name = m[1]
		if row.Party == "" {
			row.Party = m[2]
		}
	}
	if last, first, ok := strings.Cut(row.Name, ","); ok && strings.TrimSpace(first) != "" {
		row.Name = strings.TrimSpace(first) + " " + strings.TrimSpace(last)
	}
	if row.BodyText == "" {
		row.BodyText = r.body
	}
	r.days(cells, &row)
	for _, at := range slices.Sorted(maps.Values(r.columns)) {
		if at < len(cells) && isErrorValue(cells[at]) {
			row.remark(true, "elected.error_value", "text", strings.TrimSpace(cells[at]), "column", columnLetters(at))
		}
	}
	return row, true
}

var periodForm = regexp.MustCompile(`^(\S+)\s*(?:[-–—]|till)\s*(\S+)$`)

// days reads the row's days, of which those that it does not say come from the term.
func (r *electedReader) days(cells []string, row *ElectedRow) {
	from, to := r.cell(cells, columnFrom), r.cell(cells, columnTo)
	if period := r.cell(cells, columnPeriod); period != "" && from == "" && to == "" {
		if m := yearsForm.FindStringSubmatch(period); m != nil {
			from, to = m[1], m[2]
		} else if m := periodForm.FindStringSubmatch(period); m != nil {
			from, to = m[1], m[2]
		} else {
			row.remark(true, "elected.date", "text", period)
		}
	}
	read := func(text string, last bool) data.Day {
		day, err := cellDay(text, last)
		if err != nil {
			row.remark(true, "elected.date", "text", text)
		}
		return day
	}
	row.From, row.To = read(from, false), read(to, true)
}

var yearsForm = regexp.MustCompile(`^(\d{4})\s*[-–—/]\s*(\d{4})$`)

// judge finds who and what the row is about, and says what is wrong with it.
func (r *electedReader) judge(row *ElectedRow) {
	if row.Name == "" {
		row.remark(true, "elected.no_name")
		return
	}
	switch row.Body = findBody(r.reg, row.BodyText); {
	case row.BodyText == "":
		row.remark(true, "elected.no_body")
	case row.Body == nil:
		row.remark(true, "elected.unknown_body", "text", row.BodyText)
	}
	part, ok := findPart(row.PartText)
	if row.Part = part; !ok {
		row.remark(true, "elected.unknown_part", "text", row.PartText)
	}
	if row.Email != "" && !strings.Contains(row.Email, "@") {
		row.remark(false, "elected.email", "text", row.Email)
		row.Email = ""
	}
	if row.Body != nil && !row.Blocked() {
		if row.From == "" {
			row.From = r.term.Begins(row.Body)
		}
		if row.To == "" {
			row.To = r.term.Ends(row.Body)
		}
	}
	if row.To != "" && row.To < row.From {
		row.remark(true, "elected.period", "from", string(row.From), "to", string(row.To))
	}
	r.find(row)
	if row.Body == nil || row.Blocked() {
		return
	}
	what := strings.Join([]string{plain(row.Name), row.Email, row.Body.ID, string(row.Part), string(row.From)}, "\x00")
	if line := r.seen[what]; line > 0 {
		row.remark(true, "elected.twice", "line", strconv.Itoa(line))
		return
	}
	r.seen[what] = row.Line
	if row.Person == nil {
		return
	}
	for _, m := range data.All(r.reg, data.Mandates) {
		if m.Person == data.Link[*data.Person](row.Person.ID) && m.Body == data.Link[*data.Unit](row.Body.ID) && m.Part == row.Part && m.From == row.From {
			row.remark(true, electedKnown)
		}
	}
}

// find finds the person by name: of several of that name the one with the address, else the only one who is elected.
func (r *electedReader) find(row *ElectedRow) {
	var named []*data.Person
	for _, p := range data.All(r.reg, data.People) {
		if plain(p.Name) == plain(row.Name) {
			named = append(named, p)
		}
	}
	narrow := func(keep func(*data.Person) bool) {
		if kept := slices.DeleteFunc(slices.Clone(named), func(p *data.Person) bool { return !keep(p) }); len(named) > 1 && len(kept) == 1 {
			named = kept
		}
	}
	narrow(func(p *data.Person) bool { return row.Email != "" && strings.EqualFold(p.Email, row.Email) })
	narrow(func(p *data.Person) bool { return p.Position == data.GroupElected })
	narrow(func(p *data.Person) bool { return row.Party != "" && strings.EqualFold(p.Party, row.Party) })
	switch {
	case len(named) == 1:
		row.Person = named[0]
		if named[0].LeftOn != "" {
			row.remark(false, "elected.left", "day", string(named[0].LeftOn))
		}
	case len(named) > 1:
		row.remark(true, "elected.several", "count", strconv.Itoa(len(named)))
	}
}

// findBody finds a body by its name or short name, in the definite form or not.
func findBody(reg data.Register, text string) *data.Unit {
	wanted := bodyName(text)
	if wanted == "" {
		return nil
	}
	var found *data.Unit
	for _, u := range data.All(reg, data.Units) {
		if bodyName(u.Name) != wanted && (u.Short == "" || bodyName(u.Short) != wanted) {
			continue
		}
		if found != nil && isPolitical(found) == isPolitical(u) {
			continue
		}
		if found == nil || isPolitical(u) {
			found = u
		}
	}
	return found
}

func isPolitical(u *data.Unit) bool {
	switch u.Type {
	case data.UnitCouncil, data.UnitBoard, data.UnitCommittee, data.UnitSubcommittee:
		return true
	}
	return false
}

// bodyName makes "Kommunstyrelsens arbetsutskott", "kommunstyrelsen" and "Kommunstyrelse" comparable.
func bodyName(text string) string {
	words := strings.Fields(strings.ReplaceAll(plain(text), "-", " "))
	for i, w := range words {
		if len(w) > 4 {
			for _, end := range []string{"ens", "en", "ets", "et", "s"} {
				if rest, ok := strings.CutSuffix(w, end); ok {
					w = rest
					break
				}
			}
			w = strings.TrimSuffix(w, "e") // styrelse, styrelsen; fullmäktige
		}
		words[i] = w
	}
	return strings.Join(words, " ")
}

// findPart reads the part that somebody plays; none said is a member.
func findPart(text string) (data.MandatePart, bool) {
	wanted := plain(text)
	if wanted == "" {
		return data.PartMember, true
	}
	for _, p := range knownWords().parts {
		if p.form.MatchString(wanted) {
			return p.part, true
		}
	}
	return "", false
}

// Taken are the rows that would be saved.
func (e *Elected) Taken() []ElectedRow {
	return slices.DeleteFunc(slices.Clone(e.Rows), ElectedRow.Blocked)
}

// Save ends the old term's mandates and opens those of the new in one import, which one undo takes back. Somebody new is
// made once, however many mandates the register gives; of somebody known only what was not known is added.
func (e *Elected) Save(ctx context.Context, st *store.Store) error {
	var drafts []store.Draft
	for _, m := range e.Ended {
		r, base, err := st.Get(ctx, data.Mandates.Untyped(), m.ID)
		if err != nil {
			return err
		}
		r.(*data.Mandate).To = m.To
		drafts = append(drafts, store.Draft{Base: base, Record: r})
	}
	made, known := map[string]*data.Person{}, map[string]bool{}
	for _, row := range e.Taken() {
		link, err := "", error(nil)
		if row.IsNew() {
			who := plain(row.Name) + "\x00" + row.Email
			p := made[who]
			if p == nil {
				p = data.People.New()
				p.ID, p.Name, p.Party, p.Email, p.Position = st.NewID(), row.Name, row.Party, row.Email, data.GroupElected
				p.Unit = data.Link[*data.Unit](row.Body.ID)
				made[who] = p
				drafts = append(drafts, store.Draft{Record: p})
			}
			link = p.ID
		} else if link = row.Person.ID; !known[link] {
			known[link] = true
			if drafts, err = addKnown(ctx, st, drafts, row); err != nil {
				return err
			}
		}
		m := data.Mandates.New()
		m.Person, m.Body, m.Part = data.Link[*data.Person](link), data.Link[*data.Unit](row.Body.ID), row.Part
		m.From, m.To = row.From, row.To
		drafts = append(drafts, store.Draft{Record: m})
	}
	_, err := st.SaveAll(ctx, store.ActImport, "", drafts)
	return err
}

// addKnown adds what the register says of somebody in the file that the file did not know.
func addKnown(ctx context.Context, st *store.Store, drafts []store.Draft, row ElectedRow) ([]store.Draft, error) {
	r, base, err := st.Get(ctx, data.People.Untyped(), row.Person.ID)
	if err != nil {
		return nil, err
	}
	p := r.(*data.Person)
	was := *p
	if p.Party == "" {
		p.Party = row.Party
	}
	if p.Email == "" {
		p.Email = row.Email
	}
	if p.Position == "" {
		p.Position = data.GroupElected
	}
	if *p == was {
		return drafts, nil
	}
	return append(drafts, store.Draft{Base: base, Record: p}), nil
}
