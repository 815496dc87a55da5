package exchange

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"

	"lisparmen/data"
)

// Attach takes files into the save as bilagor of a record; note is what they show. A file that is no file of its own, is too large,
// does something when it is opened or is attached to the record already is refused, and then none is taken.
func (d *Deed) Attach(to data.Record, note string, paths ...string) error {
	if to.KindName() == data.AttachedFiles.Name {
		return data.NewProblem("problem.attach.record")
	}
	if id := to.Header().ID; !d.Lives(id) {
		return data.NewProblem("problem.record.missing", "kind", data.KindKey(to.KindName()), "id", id)
	}
	has := map[string]string{} // what a content is called on the record
	for _, f := range data.AttachedTo(d.reg, to) {
		has[f.File.SHA256()] = f.Title
	}
	noted, _ := data.AttachedFiles.Untyped().Field("note")
	today := data.DayOf(d.store.Now())
	for _, path := range paths {
		name, content, err := ReadAttachment(path)
		if err != nil {
			return err
		}
		file := data.AttachmentOf(name, content)
		if as, ok := has[file.SHA256()]; ok {
			return data.NewProblem("problem.attach.again", "name", name, "as", as)
		}
		has[file.SHA256()] = name
		made := data.AttachedFiles.New()
		made.Title, made.On, made.File = name, today, file
		made.Origin = data.OriginOf(to.KindName(), to.Header().ID)
		if err := noted.Put(made, note); err != nil {
			return err
		}
		d.Make(made)
		d.contents = append(d.contents, content)
	}
	return nil
}

// ReadAttachment reads a file that is to be attached, and gives it a name that any computer can open it by. Its size is looked at
// before it is read, and a link is not followed: what it leads to may be another file when it is opened than when it was chosen.
func ReadAttachment(path string) (name string, content []byte, err error) {
	name = data.SafeFileName(path)
	unreadable := func(err error) error { return data.NewProblem("problem.attach.unreadable", "file", path).Because(err) }
	seen, err := os.Lstat(path)
	switch {
	case err != nil:
		return "", nil, unreadable(err)
	case !seen.Mode().IsRegular():
		return "", nil, data.NewProblem("problem.attach.irregular", "file", path).Because(errors.New(seen.Mode().String()))
	case seen.Size() == 0:
		return "", nil, data.NewProblem("problem.attach.empty", "file", path)
	case seen.Size() > data.MostAttached:
		return "", nil, tooLarge(name, seen.Size())
	}
	if err := data.MayAttach(name); err != nil {
		return "", nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return "", nil, unreadable(err)
	}
	defer file.Close() //nolint:errcheck // it was only read
	if opened, err := file.Stat(); err != nil || !os.SameFile(seen, opened) {
		return "", nil, unreadable(errors.Join(err, fs.ErrInvalid))
	}
	if content, err = io.ReadAll(io.LimitReader(file, data.MostAttached+1)); err != nil {
		return "", nil, unreadable(err)
	}
	if len(content) > data.MostAttached {
		return "", nil, tooLarge(name, int64(len(content)))
	}
	return name, content, mayOpen(name, content)
}

func tooLarge(name string, size int64) error {
	return data.NewProblem("problem.content.large", "name", name, "size", strconv.FormatInt((size+1<<20-1)>>20, 10), "most", strconv.Itoa(data.MostAttached>>20))
}
