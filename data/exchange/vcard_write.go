package exchange

import (
	"io"
	"strings"
	"time"
)

// NewCard is a card that is written: what Card says, and what it is known by.
type NewCard struct {
	Card
	UID string // the same each time it is written, so that a book of addresses brings it up to date instead of having it twice
}

// CardVersion is a version of vCard.
type CardVersion string

// The versions that are written. Outlook knows 3.0 only.
const (
	Card3 CardVersion = "3.0" // RFC 2426
	Card4 CardVersion = "4.0" // RFC 6350
)

// WriteCards writes cards. stamp is when they were made. Errors are those of w.
func WriteCards(w io.Writer, cards []NewCard, version CardVersion, stamp time.Time) error {
	c := cardWriter{calendar{w: w}, version}
	for _, card := range cards {
		c.put("BEGIN:VCARD", "VERSION:"+string(version))
		uid, kind, mail := "UID;VALUE=text", "KIND", "EMAIL;TYPE=work"
		if version == Card3 {
			uid, kind, mail = "UID", "X-ABShowAs", "EMAIL;TYPE=INTERNET,WORK"
		}
		c.field(uid, card.UID)
		c.put("REV:" + stamp.UTC().Format(utc))
		given, family := names(card.Name)
		if card.IsOrganisation {
			c.put(kind + ":" + map[CardVersion]string{Card3: organisationIn3, Card4: organisationIn4}[version])
			given, family = "", ""
		}
		c.field("FN", card.Name)
		c.field("N", family, given, "", "", "")
		if card.Department == card.Organisation {
			card.Department = ""
		}
		c.given("ORG", card.Organisation, card.Department)
		c.given("TITLE", card.Title)
		c.given("ROLE", card.Role)
		c.given(mail, card.Email)
		c.given("TEL;TYPE=work", card.Phone)
		c.given("NOTE", card.Note)
		c.put("END:VCARD")
	}
	return c.err
}

// How a card says that it is of an organisation. Version 3.0 has no word for it, but the one that Apple began with.
const (
	organisationIn3 = "COMPANY"
	organisationIn4 = "org"
)

// names are the first and the last names of a whole name.
func names(whole string) (given, family string) {
	words := strings.Fields(whole)
	if len(words) < 2 {
		return "", whole
	}
	return strings.Join(words[:len(words)-1], " "), words[len(words)-1]
}

// cardWriter writes the lines of cards, which are folded and escaped as those of a calendar are.
type cardWriter struct {
	calendar
	version CardVersion
}

// given writes a property of parts when the first of them says anything.
func (c *cardWriter) given(property string, parts ...string) {
	if parts[0] != "" {
		if parts[len(parts)-1] == "" {
			parts = parts[:len(parts)-1]
		}
		c.field(property, parts...)
	}
}

// field writes a property of parts. Outlook takes letters for those of Windows where version 3.0 does not say which they are.
func (c *cardWriter) field(property string, parts ...string) {
	for i := range parts {
		parts[i] = escaped(parts[i])
	}
	value := strings.Join(parts, ";")
	if c.version == Card3 && strings.IndexFunc(value, func(r rune) bool { return r > '~' }) >= 0 {
		property += ";CHARSET=UTF-8"
	}
	c.put(property + ":" + value)
}
