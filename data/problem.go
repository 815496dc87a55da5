package data

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Problem is an error a person can act on. Key names the sentence in translations/sv.json, which says what
// happened, what it means for the data and what to do; Args fill the sentence; Cause is for the log only.
type Problem struct {
	Key   string
	Args  map[string]string
	Cause error
}

// NewProblem makes a Problem from a message key and pairs of argument name and value.
func NewProblem(key string, pairs ...string) *Problem {
	args := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i]] = pairs[i+1]
	}
	return &Problem{Key: key, Args: args}
}

// Because returns p with the error that caused it.
func (p *Problem) Because(cause error) *Problem {
	p.Cause = cause
	return p
}

// Error is for logs and tests; people read the translated sentence.
func (p *Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.Key)
	names := make([]string, 0, len(p.Args))
	for name := range p.Args {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&b, " %s=%q", name, p.Args[name])
	}
	if p.Cause != nil {
		fmt.Fprintf(&b, ": %v", p.Cause)
	}
	return b.String()
}

func (p *Problem) Unwrap() error { return p.Cause }

// IsProblem tells whether err is or wraps a Problem with the given key.
func IsProblem(err error, key string) bool {
	var p *Problem
	return errors.As(err, &p) && p.Key == key
}
