package share

import (
	"bufio"
	"context"
	"crypto/rand"
	_ "embed"
	"errors"
	"io"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lisparmen/data"

	"golang.org/x/text/unicode/norm"
)

const (
	wordCount = 2048 // 11 bits each
	wordsEach = 7    // 77 bits: with scrypt, out of reach for any number of computers
	// leastPassphrase is for a passphrase of one's own, which is never as random as it is long.
	leastPassphrase = 12
	mostPassphrase  = 1024
)

//go:embed words.txt
var wordList string

var words = sync.OnceValue(func() []string { return strings.Fields(wordList) })

// NewPassphrase draws seven Swedish words, to be read over the telephone and typed by somebody else. Nil is crypto/rand.
func NewPassphrase(random io.Reader) (string, error) {
	if random == nil {
		random = rand.Reader
	}
	drawn := make([]string, wordsEach)
	for i := range drawn {
		var b [2]byte
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return "", err
		}
		// The list is a power of two long, so the lowest bits choose every word as often as any other.
		drawn[i] = words()[(int(b[0])<<8|int(b[1]))%wordCount]
	}
	return strings.Join(drawn, " "), nil
}

// ReadPassphrase reads the first line of from, where a person types it or a file holds it. A cancelled ctx ends the wait
// for somebody who types nothing.
func ReadPassphrase(ctx context.Context, from io.Reader) (string, error) {
	type read struct {
		line string
		err  error
	}
	done := make(chan read, 1)
	go func() {
		line, err := bufio.NewReader(io.LimitReader(from, mostPassphrase+1)).ReadString('\n')
		done <- read{line, err}
	}()
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case r := <-done:
		if r.err != nil && !errors.Is(r.err, io.EOF) {
			return "", data.NewProblem("problem.passphrase.unreadable").Because(r.err)
		}
		line := strings.TrimSpace(strings.TrimPrefix(r.line, "\ufeff")) // Windows' own editor begins a file so
		if len(line) > mostPassphrase || !utf8.ValidString(line) || strings.ContainsFunc(line, unicode.IsControl) {
			return "", data.NewProblem("problem.passphrase.unreadable")
		}
		if line == "" {
			return "", data.NewProblem("problem.passphrase.empty")
		}
		return line, nil
	}
}

// typed is a passphrase as the person wrote it; only how its letters are encoded, and spaces around it, are nobody's will.
func typed(passphrase string) string { return strings.TrimSpace(norm.NFC.String(passphrase)) }

// toEncrypt is the passphrase that a copy gets, unless it is too short to protect anything.
func toEncrypt(passphrase string) (string, error) {
	passphrase = typed(passphrase)
	if utf8.RuneCountInString(passphrase) < leastPassphrase {
		return "", data.NewProblem("problem.passphrase.short", "least", strconv.Itoa(leastPassphrase))
	}
	return passphrase, nil
}

// toTry is what a typed passphrase may have meant: itself, and then our words as somebody writes them who begins with a
// capital or spaces them otherwise.
func toTry(passphrase string) []string {
	as := typed(passphrase)
	if as == "" {
		return nil
	}
	folded := strings.ToLower(strings.Join(strings.Fields(as), " "))
	if folded == as {
		return []string{as}
	}
	return []string{as, folded}
}
