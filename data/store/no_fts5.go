//go:build !sqlite_fts5

package store

// A build without the tag sqlite_fts5 would make files that cannot be searched. It fails here instead; the Makefile
// has the tags.
var _ = buildWithTheTagSqliteFTS5
