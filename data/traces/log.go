package traces

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"
)

// The log begins anew when it has grown so large, and so many old ones are kept beside it.
const (
	mostLog = 512 << 10
	oldLogs = 3
)

// LogFile is where the log lies among the program's own files; empty when the program has no place of its own.
func LogFile(folder string) string {
	if folder == "" {
		return ""
	}
	return filepath.Join(folder, "lisparmen.log")
}

// OpenLog opens the log among the program's own files; false when there is no place for it.
func OpenLog(folder string) (log *slog.Logger, closeLog func(), ok bool) {
	path := LogFile(folder)
	if path == "" || os.MkdirAll(folder, 0o700) != nil {
		return nil, nil, false
	}
	if info, err := os.Stat(path); err == nil && info.Size() > mostLog {
		turnOver(path)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, nil, false
	}
	return slog.New(slog.NewTextHandler(f, nil)), func() { _ = f.Close() }, true
}

// turnOver lets the log become the latest old one, and the oldest go. Where another program holds one of them the log grows on until
// the next time.
func turnOver(path string) {
	old := func(n int) string { return fmt.Sprintf("%s.%d", path, n) }
	_ = os.Remove(old(oldLogs))
	for n := oldLogs - 1; n > 0; n-- {
		_ = os.Rename(old(n), old(n+1))
	}
	_ = os.Rename(path, old(1))
}

// Note writes an error to the log, without what could name anybody or anything.
func Note(folder string, err error) {
	if log, closeLog, ok := OpenLog(folder); ok {
		log.Error(Plain(err))
		closeLog()
	}
}

// stamp is a moment as it stands in the name of a file.
func stamp(at time.Time) string { return at.UTC().Format("2006-01-02T150405.000Z") }
