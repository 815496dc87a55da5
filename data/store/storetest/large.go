// Package storetest fills files for tests and measurements of what lies above the store.
package storetest

import (
	"context"
	"fmt"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

// LargeRecords is how many governing documents Enlarge adds.
const LargeRecords = 10_000

// inOne is how many documents are saved at once, since each save waits for the disk.
const inOne = 100

// Enlarge adds 10,000 governing documents with fifteen changes each to a file: what a small municipality would make in
// some decades. The store's own measurements write the same into the log itself, one save for each document.
func Enlarge(ctx context.Context, s *store.Store) error {
	return Add(ctx, s, LargeRecords, inOne)
}

// Add adds so many governing documents with fifteen changes each, so many of them in each save.
func Add(ctx context.Context, s *store.Store, documents, together int) error {
	for n := 0; n < documents; n += together {
		drafts := make([]store.Draft, together)
		for i := range drafts {
			drafts[i].Record = document(n + i)
		}
		if _, err := s.SaveAll(ctx, store.ActSave, "", drafts); err != nil {
			return err
		}
	}
	return nil
}

// document is one of many: each has a review and a version of its own, so that sorting has something to do.
func document(n int) *data.Document {
	first := data.DayOf(time.Date(2026, 3, 2, 0, 0, 0, 0, data.Swedish)).AddDays(-n % 700)
	d := data.Documents.New()
	d.Title = fmt.Sprintf("Rutin %d för hantering av behörigheter i verksamhetssystem", n*7919%LargeRecords)
	d.Type, d.State, d.Area = data.DocumentRoutine, data.DocumentRegistered, data.Areas()[n%len(data.Areas())]
	d.Version = fmt.Sprintf("%d.%d", 1+n%4, n%9)
	d.DecidedOn, d.From, d.ReviewOn, d.To = first, first.AddDays(1), first.AddDays(365+n%300), first.AddDays(4*365)
	d.Paragraph, d.DiaryNumber = fmt.Sprintf("§ %d", 1+n%200), fmt.Sprintf("KS 2026/%d", n)
	d.AppliesTo, d.Source = "Samtliga förvaltningar", fmt.Sprintf("rutin-%d.txt", n)
	d.Secrecy.State = data.SecrecyPublic
	return d
}
