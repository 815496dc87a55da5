package exchange

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"unicode/utf8"

	"lisparmen/data/store"
)

// The change log of an archive is JSON lines: a line for each save, then one for each of its changes, with all that a save's id, a
// change's digest and the file itself are made from. The README of each archive tells the form, so it is not changed but for a new
// version of the archive.

type savedLine struct {
	ID      hexBytes `json:"sparning"`
	Device  exact    `json:"enhet,omitempty"`
	Seq     int64    `json:"nummer,omitempty"`
	Prev    hexBytes `json:"foregaende,omitempty"`
	Author  exact    `json:"av,omitempty"`
	At      exact    `json:"nar,omitempty"`
	Act     exact    `json:"handling"`
	Reason  exact    `json:"skal,omitempty"`
	Undoes  hexBytes `json:"angrar,omitempty"`
	Format  int      `json:"format"`
	Changes int      `json:"andringar"`
}

type changeLine struct {
	Record  string     `json:"post"`
	Kind    exact      `json:"register"`
	Field   exact      `json:"falt"`
	Parents []hexBytes `json:"ersatter,omitempty"`
	Digest  hexBytes   `json:"summa"`
	Salt    hexBytes   `json:"salt,omitempty"`
	Text    *exact     `json:"text,omitempty"` // none when it has been gallrat
}

// hexBytes are written as hexadecimal digits.
type hexBytes []byte

// MarshalText is for encoding/json.
func (b hexBytes) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, b), nil }

// UnmarshalText is for encoding/json.
func (b *hexBytes) UnmarshalText(text []byte) (err error) {
	*b, err = hex.AppendDecode(nil, text)
	return err
}

// exact is a text whose bytes come back as they were: what is not UTF-8 is written as base64, since JSON would mend it.
type exact string

type base64Text struct {
	Base64 []byte `json:"base64"`
}

// MarshalJSON is for encoding/json.
func (e exact) MarshalJSON() ([]byte, error) {
	if !utf8.ValidString(string(e)) {
		return json.Marshal(base64Text{[]byte(e)})
	}
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	err := out.Encode(string(e))
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// UnmarshalJSON is for encoding/json.
func (e *exact) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '{' {
		var in base64Text
		err := json.Unmarshal(raw, &in)
		*e = exact(in.Base64)
		return err
	}
	return json.Unmarshal(raw, (*string)(e))
}

// idOf is a save's id as a line has it: nothing for none.
func idOf(id store.SaveID) hexBytes {
	if id.IsZero() {
		return nil
	}
	return id[:]
}

// writeLog writes saves as JSON lines.
func writeLog(w io.Writer, saves []*store.Save) error {
	buffered := bufio.NewWriter(w)
	out := json.NewEncoder(buffered)
	out.SetEscapeHTML(false)
	for _, s := range saves {
		if err := out.Encode(savedLine{
			ID: s.ID[:], Device: exact(s.Device), Seq: s.Seq, Prev: idOf(s.Prev), Author: exact(s.Author), At: exact(s.At),
			Act: exact(s.Act), Reason: exact(s.Reason), Undoes: idOf(s.Undoes), Format: s.Format, Changes: len(s.Changes),
		}); err != nil {
			return err
		}
		for _, c := range s.Changes {
			line := changeLine{Record: c.Record, Kind: exact(c.Kind), Field: exact(c.Field), Digest: c.Digest[:]}
			for _, p := range c.Parents {
				line.Parents = append(line.Parents, p[:])
			}
			if c.Value != nil {
				text := exact(c.Value.Text)
				line.Salt, line.Text = c.Value.Salt[:], &text
			}
			if err := out.Encode(line); err != nil {
				return err
			}
		}
	}
	return buffered.Flush()
}

// What one save may be at most: the largest is an import of some thousand rows, and the longest text has a million letters.
const (
	longestLogLine = 8 << 20
	mostSaved      = 200_000  // changes
	mostSavedText  = 32 << 20 // bytes
)

var (
	errLine  = errors.New("a line of the log that cannot be read")
	errSwell = errors.New("a save that is larger than any")
)

// readLog reads saves from JSON lines, one at a time. What the lines say is verified by whoever takes them in.
func readLog(r io.Reader) iter.Seq2[*store.Save, error] {
	return func(yield func(*store.Save, error) bool) {
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, longestLogLine)
		next := func(into any) error {
			if !lines.Scan() {
				if err := lines.Err(); err != nil {
					return err
				}
				return io.EOF
			}
			in := json.NewDecoder(bytes.NewReader(lines.Bytes()))
			in.DisallowUnknownFields()
			return in.Decode(into)
		}
		for {
			save, err := readSave(next)
			if errors.Is(err, io.EOF) {
				return
			}
			if !yield(save, err) || err != nil {
				return
			}
		}
	}
}

// readSave reads one save; io.EOF when there are no more.
func readSave(next func(into any) error) (*store.Save, error) {
	var line savedLine
	if err := next(&line); err != nil {
		return nil, err
	}
	s := &store.Save{
		Device: string(line.Device), Seq: line.Seq, Author: string(line.Author), At: string(line.At), Act: string(line.Act),
		Reason: string(line.Reason), Format: line.Format,
	}
	if !fill(s.ID[:], line.ID) || !fillOrNone(s.Prev[:], line.Prev) || !fillOrNone(s.Undoes[:], line.Undoes) || line.Changes < 0 {
		return nil, errLine
	}
	if line.Changes > mostSaved {
		return nil, errSwell
	}
	s.Changes = make([]store.Change, 0, line.Changes)
	text, words := 0, map[string]string{} // kinds, fields and record ids recur
	word := func(w string) string {
		if had, ok := words[w]; ok {
			return had
		}
		words[w] = w
		return w
	}
	for range line.Changes {
		var in changeLine
		if err := next(&in); errors.Is(err, io.EOF) {
			return nil, errLine
		} else if err != nil {
			return nil, err
		}
		c := store.Change{Record: word(in.Record), Kind: word(string(in.Kind)), Field: word(string(in.Field))}
		ok := fill(c.Digest[:], in.Digest)
		for _, p := range in.Parents {
			var parent store.SaveID
			ok = ok && fill(parent[:], p)
			c.Parents = append(c.Parents, parent)
		}
		if in.Text != nil {
			if text += len(*in.Text); text > mostSavedText {
				return nil, errSwell
			}
			c.Value = &store.Value{Text: string(*in.Text)}
			ok = ok && fill(c.Value.Salt[:], in.Salt)
		}
		if !ok {
			return nil, errLine
		}
		s.Changes = append(s.Changes, c)
	}
	return s, nil
}

func fill(to, from []byte) bool { return copy(to, from) == len(to) && len(from) == len(to) }

func fillOrNone(to, from []byte) bool { return len(from) == 0 || fill(to, from) }
