package data

// AttachedFile is a bilaga: a file that shows what a record says, such as a protocol, a picture or a reply by mail.
type AttachedFile struct {
	Head
	Title  string     // from the start what the file is called
	Origin string     // the record that it belongs to: see OriginOf
	Note   string     // what it shows
	On     Day        // when it was attached
	File   Attachment // never another: that is another bilaga
}

// KindName implements Record.
func (*AttachedFile) KindName() string { return "attachment" }

// AttachedFiles declares bilaga. It is at least as secret as its record, and is gallrad with it.
var AttachedFiles = &Kind[*AttachedFile]{
	Name: "attachment", Word: "bilaga", Icon: "attachment", Title: "title", Position: "on", ByAct: true, PartOf: OriginField,
	New: func() *AttachedFile { return &AttachedFile{} }, Check: (*AttachedFile).check,
	Fields: append([]Field[*AttachedFile]{
		{Name: "title", Word: "namn", Required: true, InList: true, Value: Text(func(f *AttachedFile) *string { return &f.Title })},
		{Name: "note", Word: "visar", InList: true, Value: LongText(func(f *AttachedFile) *string { return &f.Note })},
		{Name: "on", Word: "datum", InList: true, Value: Date(func(f *AttachedFile) *Day { return &f.On })},
		{Name: OriginField, Word: "om", Required: true, Hidden: true, InList: true, Value: Text(func(f *AttachedFile) *string { return &f.Origin })},
		{Name: "file", Word: "fil", Required: true, Hidden: true, InList: true, Value: File(func(f *AttachedFile) *Attachment { return &f.File })},
	}, secrecyFields[*AttachedFile]()...),
}

// check holds the file to what may be attached, however it came here.
func (f *AttachedFile) check() error {
	kind, _, ok := SplitOrigin(f.Origin)
	if !ok || kind == f.KindName() {
		return fieldProblem(NewProblem("problem.attach.record"), f.KindName(), OriginField)
	}
	return MayAttach(f.File.Name())
}

// AttachedTo are the living files that belong to a record, the one that was attached first before the others.
func AttachedTo(reg Register, r Record) []*AttachedFile {
	var list []*AttachedFile
	origin := OriginOf(r.KindName(), r.Header().ID)
	for _, f := range All(reg, AttachedFiles) {
		if f.Origin == origin {
			list = append(list, f)
		}
	}
	return list
}

// AttachedSize is how many bytes the files together are that records name, removed ones too: their contents stay until a gallring.
func AttachedSize(reg Register) int {
	size, counted := 0, map[string]bool{}
	for _, kind := range Kinds() {
		for _, f := range kind.Fields {
			if f.Type != TypeFile {
				continue
			}
			for _, r := range reg.All(kind) {
				if a := Attachment(f.Get(r)); a != "" && !counted[a.SHA256()] {
					counted[a.SHA256()] = true
					size += a.Size()
				}
			}
		}
	}
	return size
}
