package exchange

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
)

func cards(t *testing.T, text string) []Card {
	t.Helper()
	list, broken := ParseCards([]byte(text))
	if len(broken) > 0 {
		t.Errorf("broken at %v", broken)
	}
	for i := range list {
		list[i].Line = 0
	}
	return list
}

// The cards of real programs, as they lie beside the repository.
func TestCardsFromRealPrograms(t *testing.T) {
	folder := "../../../shared/data/vcards"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the vCards are not here: " + folder)
	}
	for file, want := range map[string][]Card{
		"gmail-list.vcf": {
			{Line: 1, Name: "Arnold Smith", Email: "asmithk@gmail.com"}, {Line: 7, Name: "Chris Beatle", Email: "chrisy55d@yahoo.com"}, {Line: 13, Name: "Doug White", Email: "dwhite@gmail.com"},
		},
		"gmail-single2.vcf": {{
			Line: 1, Name: "VCard Test", Email: "workemail@example.com", Phone: "5555551113", Title: "TheJobTitle", Organisation: "TheCompany", Department: "TheCompany",
			Note: "note line 1 note line 2 CustomField: field value",
		}},
		"outlook-2003.vcf": {{
			Line: 1, Name: "John Doe III", Email: "jdoe@hotmail.com", Phone: "BusinessPhone", Title: "The Job Title", Role: "TheProfession", Organisation: "Company, The", Department: "TheDepartment",
			Note: "This is the note field!! Second line Third line is empty",
		}},
		"rfc2426-example.vcf": {
			{Line: 1, Name: "Frank Dawson", Email: "Frank_Dawson@Lotus.com", Phone: "+1-919-676-9515", Organisation: "Lotus Development Corporation", Department: "Lotus Development Corporation"},
			{Line: 13, Name: "Tim Howes", Email: "howes@netscape.com", Phone: "+1-415-937-3419", Organisation: "Netscape Communications Corp.", Department: "Netscape Communications Corp."},
		},
		"rfc6350-example.vcf": {{Line: 1, Name: "Simon Perreault", Email: "simon.perreault@viagenie.ca", Phone: "+1-418-656-9254", Organisation: "Viagenie", Department: "Viagenie"}},
	} {
		got, broken, err := ReadCards(filepath.Join(folder, file))
		if err != nil || len(broken) > 0 || !slices.Equal(got, want) {
			t.Errorf("%s: %v, %v\n%+v\nnot\n%+v", file, err, broken, got, want)
		}
	}
	got, broken, err := ReadCards(filepath.Join(folder, "John_Doe_ANDROID.vcf"))
	if err != nil || len(broken) > 0 || len(got) != 6 {
		t.Fatalf("%v, %v, %+v", err, broken, got)
	}
	if got[0].Name != "john.doe@company.com" || got[2].Name != "Ñ Ñ Ñ Ñ Ñ" || got[3].Phone != "123456" || got[4].Email != "bob@company.com" || got[4].Organisation != "ÑÑÑÑÑÑÑÑÑÑÑÑ" {
		t.Errorf("%+v", got)
	}
}

func TestCards(t *testing.T) {
	full := Card{Name: "Åsa Öberg", Email: "asa@vara.se", Phone: "0512-310 00", Title: "Systemförvaltare", Organisation: "Vara kommun", Department: "It-enheten"}
	for name, c := range map[string]struct {
		text string
		want []Card
	}{
		"3.0": {"BEGIN:VCARD\nVERSION:3.0\nFN:Åsa Öberg\nN:Öberg;Åsa;;;\nORG:Vara kommun;Kansliet;It-enheten\nTITLE:System\n förvaltare\nTEL;TYPE=HOME:070-1\nTEL;TYPE=WORK,VOICE:0512-310 00\nTEL;TYPE=WORK,FAX;TYPE=PREF:0512-1\nEMAIL:asa@vara.se\nPHOTO;ENCODING=b:AAAA\n BBBB\nEND:VCARD\n", []Card{full}},
		"2.1 from an old Outlook in Swedish": {
			"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:=D6berg;=C5sa\r\nFN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:=C5sa =\r\n=D6berg\r\nORG:Vara kommun;It-enheten\r\nTITLE;QUOTED-PRINTABLE:Systemf=F6rvaltare\r\nTEL;WORK;VOICE:0512-310 00\r\nEMAIL;PREF;INTERNET:asa@vara.se\r\nKEY;X509;ENCODING=BASE64:\r\n    MIID\r\n\r\n\r\nEND:VCARD\r\n",
			[]Card{full},
		},
		"Windows-1252 as it lies":                 {"BEGIN:VCARD\nVERSION:2.1\nFN:\xc5sa \xd6berg\nORG:Vara kommun;It-enheten\nTITLE:Systemf\xf6rvaltare\nTEL;CELL:0512-310 00\nEMAIL:asa@vara.se\nEND:VCARD", []Card{full}},
		"UTF-16":                                  {littleEndian("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Öberg;Åsa;;;\r\nFN:Åsa Öberg\r\nEND:VCARD\r\n"), []Card{{Name: "Åsa Öberg"}}},
		"no formatted name":                       {"BEGIN:VCARD\nVERSION:4.0\nN:Öberg;Åsa;Maria;;\nEND:VCARD\n", []Card{{Name: "Åsa Maria Öberg"}}},
		"escaped":                                 {"BEGIN:VCARD\nVERSION:3.0\nFN:Ek\\, Bo\nORG:Kommun\\; AB;Del\\, två\nEND:VCARD\n", []Card{{Name: "Ek, Bo", Organisation: "Kommun; AB", Department: "Del, två"}}},
		"an agent of somebody's is nobody":        {"BEGIN:VCARD\nVERSION:2.1\nFN:Bo Ek\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Sekreteraren\nEND:VCARD\nEMAIL:bo@vara.se\nEND:VCARD\n", []Card{{Name: "Bo Ek", Email: "bo@vara.se"}}},
		"a colon within quotation marks":          {"BEGIN:VCARD\nVERSION:4.0\nFN:Bo Ek\nTEL;TYPE=\"work,voice\";X-A=\"a:b\";VALUE=uri:tel:+46-512;ext=10\nEND:VCARD\n", []Card{{Name: "Bo Ek", Phone: "+46-512"}}},
		"a group, and letters in either size":     {"begin:vcard\nversion:3.0\nitem1.fn:Bo Ek\nitem1.email;type=internet:bo@vara.se\nend:vcard\n", []Card{{Name: "Bo Ek", Email: "bo@vara.se"}}},
		"what is beside cards says nothing":       {"Hej!\nBEGIN:VCARD\nVERSION:3.0\nFN:Bo Ek\nX-STRANGE\nEND:VCARD\nMvh\n", []Card{{Name: "Bo Ek"}}},
		"a nickname or an address is better than": {"BEGIN:VCARD\nVERSION:3.0\nFN: \nEMAIL:bo@vara.se\nEND:VCARD\n", []Card{{Name: "bo@vara.se", Email: "bo@vara.se"}}},
	} {
		if got := cards(t, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%+v\nnot\n%+v", name, got, c.want)
		}
	}
}

func littleEndian(text string) string {
	b := []byte{0xFF, 0xFE}
	for _, r := range text {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

// Half a card, and one that nobody can be known by, are told by their lines; those beside them are read.
func TestBrokenCards(t *testing.T) {
	text := "BEGIN:VCARD\nFN:Ett\nBEGIN:VCARD\nVERSION:3.0\nFN:Två\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:Fyra\n"
	got, broken := ParseCards([]byte(text))
	if len(got) != 1 || got[0].Name != "Två" || got[0].Line != 3 || !slices.Equal(broken, []int{1, 7, 11}) {
		t.Errorf("%+v, %v", got, broken)
	}
	for name, key := range map[string]string{"tom.vcf": "problem.cards.none", "saknas.vcf": "problem.cards.unreadable", "stor.vcf": "problem.cards.large", "många.vcf": "problem.cards.large"} {
		path := filepath.Join(t.TempDir(), name)
		content := map[string]string{"tom.vcf": "Hej\n", "stor.vcf": strings.Repeat("x", maxCardsSize+1), "många.vcf": strings.Repeat("BEGIN:VCARD\nFN:A\nEND:VCARD\n", maxCards+1)}[name]
		if content != "" {
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if _, _, err := ReadCards(path); !data.IsProblem(err, key) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := ReadCards(t.TempDir()); !data.IsProblem(err, "problem.cards.unreadable") {
		t.Errorf("a folder: %v", err)
	}
}

func FuzzCards(f *testing.F) {
	f.Add([]byte("BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85;;=\n;;\nAGENT:\nBEGIN:VCARD\nEND:VCARD\nEND:VCARD\n"))
	f.Add([]byte("BEGIN:VCARD\nTEL;VALUE=uri;TYPE=\"work\":tel:1;ext=2\nFN:a\\;b\\\nEND:VCARD"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		got, broken := ParseCards(raw)
		for _, c := range got {
			if c.Name == "" || c.Line < 1 || strings.ContainsAny(c.Name, "\n\r") {
				t.Errorf("%+v", c)
			}
		}
		for _, line := range broken {
			if line < 1 {
				t.Error(line)
			}
		}
	})
}
