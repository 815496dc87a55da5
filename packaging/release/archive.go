package main

import (
	"archive/zip"
	"compress/flate"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const sumsName = "SHA256SUMS"

// filesIn lists the files in a folder and below it, by paths with slashes, in order.
func filesIn(folder string) ([]string, error) {
	var paths []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		paths = append(paths, filepath.ToSlash(name))
		return err
	})
	slices.Sort(paths)
	return paths, err
}

// writeZip packs a folder, with its own name as the first in each path so that it is unpacked as one folder.
func writeZip(folder, path string) (err error) {
	when, err := releaseTime()
	if err != nil {
		return err
	}
	names, err := filesIn(folder)
	if err != nil {
		return err
	}
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	z := zip.NewWriter(out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	for _, name := range names {
		raw, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		head := &zip.FileHeader{Name: filepath.Base(folder) + "/" + name, Method: zip.Deflate, Modified: when}
		head.SetMode(0o644)
		if strings.HasSuffix(name, ".exe") {
			head.SetMode(0o755)
		}
		w, err := z.CreateHeader(head)
		if err != nil {
			return err
		}
		if _, err := w.Write(raw); err != nil {
			return err
		}
	}
	return z.Close()
}

// writeSums lists the files of a folder with their SHA-256, as sha256sum --check reads them.
func writeSums(folder string) error {
	names, err := filesIn(folder)
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, name := range names {
		if name == sumsName {
			continue
		}
		sum, err := sumOf(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%s  %s\n", sum, name)
	}
	return os.WriteFile(filepath.Join(folder, sumsName), []byte(b.String()), 0o644)
}

func sumOf(path string) (string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", sha256.Sum256(raw)), nil
}
