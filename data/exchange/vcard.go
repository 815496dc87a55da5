package exchange

import (
	"cmp"
	"errors"
	"io"
	"iter"
	"mime/quotedprintable"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/emersion/go-vcard"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"lisparmen/data"
	"lisparmen/data/office"
	"lisparmen/data/policy"
)

// The most that is read of a file of vCards. A municipality's whole address book with a photograph of everybody is some megabytes.
const (
	maxCardsSize = 20 << 20 // bytes
	maxCards     = 10_000
	maxCardLines = 1000 // of one card, without photographs
	maxCardSize  = 1 << 20
	maxCardHead  = 4 << 10 // what stands before the value of a line
)

// Card is what a vCard tells of a person, and that the program has use for.
type Card struct {
	Line         int // where it begins in the file, as people count
	Name         string
	Email, Phone string // the preferred, else the first of those for work
	Title, Role  string
	Organisation string
	Department   string // the innermost part of the organisation
	Note         string

	IsOrganisation bool // it is of no person
}

// ReadCards reads the vCards of a file: versions 2.1, 3.0 and 4.0, in UTF-8, UTF-16 or Windows-1252. Photographs and keys are left
// where they are. broken are the lines at which cards begin that could not be read, such as half a card. The Problem is one of
// "problem.cards.unreadable", "problem.cards.large" and "problem.cards.none".
func ReadCards(path string) (cards []Card, broken []int, err error) {
	raw, err := office.ReadFile(path, maxCardsSize)
	if err == nil {
		cards, broken = ParseCards(raw)
	}
	if errors.Is(err, office.ErrTooLarge) || len(cards)+len(broken) > maxCards {
		return nil, nil, data.NewProblem("problem.cards.large", "file", path, "limit", strconv.Itoa(maxCardsSize>>20), "count", strconv.Itoa(maxCards))
	}
	if err != nil {
		return nil, nil, data.NewProblem("problem.cards.unreadable", "file", path).Because(err)
	}
	if len(cards)+len(broken) == 0 {
		return nil, nil, data.NewProblem("problem.cards.none", "file", path)
	}
	return cards, broken, nil
}

// ParseCards reads vCards as ReadCards does, until there are more than are read.
func ParseCards(raw []byte) (cards []Card, broken []int) {
	begins, depth, count := 0, 0, 0
	var text strings.Builder
	for l := range cardLines(raw) {
		if len(cards)+len(broken) > maxCards {
			return cards, broken
		}
		isBegin, isEnd := l.is("BEGIN"), l.is("END")
		switch {
		case isBegin && depth > 0 && !l.isWithin: // the card before it never ended
			broken = append(broken, begins)
			depth = 0
			fallthrough
		case isBegin && depth == 0:
			begins, depth, count = l.number, 1, 0
			text.Reset()
		case isBegin:
			depth++ // somebody's agent, in version 2.1
			continue
		case isEnd && depth > 1:
			depth--
			continue
		}
		if depth != 1 {
			continue
		}
		count++
		isHuge := count > maxCardLines || text.Len()+len(l.text) > maxCardSize
		if !isHuge {
			text.WriteString(l.text + "\r\n")
		}
		if isEnd {
			depth = 0
			if card, ok := readCard(text.String()); ok && !isHuge {
				card.Line = begins
				cards = append(cards, card)
			} else {
				broken = append(broken, begins)
			}
		}
	}
	if depth > 0 {
		broken = append(broken, begins)
	}
	return cards, broken
}

// readCard reads one card, written as version 4.0 is; false for one without a name.
func readCard(text string) (Card, bool) {
	read, err := vcard.NewDecoder(strings.NewReader(text)).Decode()
	if err != nil {
		return Card{}, false
	}
	name := components(read.Value(vcard.FieldName))
	for len(name) < 3 {
		name = append(name, "")
	}
	organisation := slices.DeleteFunc(components(read.Value(vcard.FieldOrganization)), func(s string) bool { return s == "" })
	card := Card{
		Name:  cmp.Or(plainCard(read.Value(vcard.FieldFormattedName)), oneSpaced(name[1]+" "+name[2]+" "+name[0])),
		Email: preferred(read[vcard.FieldEmail]), Phone: strings.TrimPrefix(preferred(read[vcard.FieldTelephone]), "tel:"),
		IsOrganisation: strings.EqualFold(read.Value(vcard.FieldKind), organisationIn4) || strings.EqualFold(read.Value("X-ABSHOWAS"), organisationIn3),
		Title:          plainCard(read.Value(vcard.FieldTitle)), Role: plainCard(read.Value(vcard.FieldRole)), Note: plainCard(read.Value(vcard.FieldNote)),
	}
	if len(organisation) > 0 {
		card.Organisation, card.Department = organisation[0], organisation[len(organisation)-1]
	}
	if card.Name == "" {
		card.Name = cmp.Or(plainCard(read.Value(vcard.FieldNickname)), card.Email)
	}
	return card, card.Name != ""
}

// preferred is the value that somebody is best reached by: at work rather than at home, marked as preferred, the first; never a fax.
func preferred(fields []*vcard.Field) string {
	best, most := "", -1
	for _, f := range fields {
		value, rank := plainCard(f.Value), 4
		if rest, _, ok := strings.Cut(value, ";ext="); ok { // of a "tel:" address
			value = rest
		}
		for _, of := range f.Params.Types() {
			switch of {
			case "fax", "pager", "x400", "telex":
				rank -= 8
			case "home":
				rank--
			case "work":
				rank++
			case "pref":
				rank += 2
			}
		}
		if f.Params.Get(vcard.ParamPreferred) == "1" {
			rank += 2
		}
		if value != "" && rank > most {
			best, most = value, rank
		}
	}
	return best
}

// components are the parts of a value, parted by semicolons that are not escaped.
func components(value string) []string {
	var list []string
	var part strings.Builder
	escaped := false
	for _, r := range value + ";" {
		switch {
		case escaped:
			escaped = false
			if r != ';' {
				part.WriteRune('\\')
			}
			part.WriteRune(r)
		case r == '\\':
			escaped = true
		case r == ';':
			list = append(list, plainCard(part.String()))
			part.Reset()
		default:
			part.WriteRune(r)
		}
	}
	return list
}

// plainCard is a value as one line of text.
func plainCard(value string) string {
	return oneSpaced(norm.NFC.String(strings.NewReplacer(`\;`, ";", `\:`, ":", `\N`, "\n").Replace(value)))
}

func oneSpaced(text string) string { return strings.Join(strings.Fields(text), " ") }

// cardLine is a line of a card when what was folded is whole again, as version 4.0 writes it.
type cardLine struct {
	number   int // in the file, as people count
	text     string
	isWithin bool // a card follows within the card, as an agent's does in version 2.1
}

func (l cardLine) is(property string) bool {
	name, value, ok := strings.Cut(l.text, ":")
	return ok && strings.EqualFold(strings.TrimSpace(name), property) && strings.EqualFold(strings.TrimSpace(value), "VCARD")
}

// leftOut are properties that hold pictures, sounds and keys.
var leftOut = []string{"PHOTO", "LOGO", "SOUND", "KEY"}

// physicalLines are the lines of a file one by one, as it is broken into them.
type physicalLines struct {
	rest   string
	number int // of the line that was taken last, as people count
	ended  bool
}

// next is the line that take would give; false after the last.
func (p *physicalLines) next() (string, bool) {
	line, _, _ := strings.Cut(p.rest, "\n")
	return line, !p.ended
}

func (p *physicalLines) take() (string, bool) {
	line, rest, more := strings.Cut(p.rest, "\n")
	was := p.ended
	p.rest, p.ended = rest, !more
	p.number++
	return line, !was
}

// cardLines makes whole lines of those in a file: folded ones, and the soft breaks of quoted-printable, which version 2.1 uses.
func cardLines(raw []byte) iter.Seq[cardLine] {
	return func(yield func(cardLine) bool) {
		lines := physicalLines{rest: strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(policy.Letters(raw))}
		agent := false
		for whole, ok := lines.take(); ok; whole, ok = lines.take() {
			if strings.TrimSpace(whole) == "" {
				continue
			}
			number := lines.number
			head, _, _ := strings.Cut(whole, ":")
			isQuoted := strings.Contains(strings.ToUpper(head), "QUOTED-PRINTABLE")
			var line strings.Builder
			line.WriteString(withoutSoftBreak(whole, isQuoted))
			soft := isQuoted && strings.HasSuffix(whole, "=")
			for next, ok := lines.next(); ok; next, ok = lines.next() {
				isFolded := len(next) > 1 && (next[0] == ' ' || next[0] == '\t')
				if !soft && !isFolded {
					break
				}
				lines.take()
				if !soft {
					next = next[1:]
				}
				soft = isQuoted && strings.HasSuffix(next, "=")
				line.WriteString(withoutSoftBreak(next, isQuoted))
			}
			text, keep := modern(line.String())
			if !keep {
				agent = agent || strings.HasPrefix(strings.ToUpper(head), "AGENT")
				continue
			}
			if !yield(cardLine{number, text, agent}) {
				return
			}
			agent = false
		}
	}
}

// withoutSoftBreak takes away the sign that a quoted line goes on.
func withoutSoftBreak(line string, isQuoted bool) string {
	if isQuoted {
		return strings.TrimSuffix(line, "=")
	}
	return line
}

// modern writes a line as version 4.0 does: types with their name, and letters as they are. false for a property that is left out.
func modern(line string) (text string, keep bool) {
	colon := strings.IndexByte(line, ':')
	if quoted := strings.IndexByte(line, '"'); quoted >= 0 && quoted < colon { // a colon within quotation marks parts nothing
		for at, inside := 0, false; at < len(line); at++ {
			if line[at] == '"' {
				inside = !inside
			} else if line[at] == ':' && !inside {
				colon = at
				break
			}
		}
	}
	if colon < 0 || colon > maxCardHead {
		return "", false
	}
	params := strings.Split(line[:colon], ";")
	name, value := strings.TrimSpace(params[0]), line[colon+1:]
	_, property, ok := strings.Cut(name, ".") // after the group that it is in
	if !ok {
		property = name
	}
	property = strings.ToUpper(property)
	if slices.Contains(leftOut, property) || property == "AGENT" {
		return "", false
	}
	head, charset, isQuoted := property, "", false
	for _, p := range params[1:] {
		p = strings.TrimSpace(p)
		key, of, named := strings.Cut(p, "=")
		switch upper := strings.ToUpper(key); {
		case !named && upper == "QUOTED-PRINTABLE", upper == "ENCODING" && strings.EqualFold(of, "QUOTED-PRINTABLE"):
			isQuoted = true
		case upper == "ENCODING", !named && (upper == "BASE64" || upper == "8BIT" || upper == "7BIT"):
		case upper == "CHARSET":
			charset = strings.ToUpper(strings.Trim(of, `"`))
		case !named && p != "":
			head += ";TYPE=" + strings.ToLower(p)
		case upper == "TYPE", upper == "PREF":
			head += ";" + upper + "=" + strings.ToLower(strings.Trim(of, `"`))
		}
	}
	if isQuoted {
		decoded, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(value)))
		if err != nil && len(decoded) == 0 {
			return "", false
		}
		value = lettersOf(decoded, charset)
		value = strings.NewReplacer("\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(value)
	}
	return head + ":" + value, true
}

// lettersOf decodes what was quoted, in the letters that it says or else looks like.
func lettersOf(raw []byte, charset string) string {
	if charset == "UTF-8" || charset == "" && utf8.Valid(raw) {
		return strings.ToValidUTF8(string(raw), "\ufffd")
	}
	letters, err := charmap.Windows1252.NewDecoder().Bytes(raw) // which holds ISO 8859-1 too
	if err != nil {
		return strings.ToValidUTF8(string(raw), "\ufffd")
	}
	return string(letters)
}
