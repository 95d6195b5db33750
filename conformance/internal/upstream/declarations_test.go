package upstream

import (
	"os"
	"path/filepath"
	"testing"
)

const sample = `package sample

// Doc of T.
type T[K comparable] struct {
	// Field comment.
	K K
}

// Doc of M.
func (t *T[K]) M() int {
	return 1 // because
}

func (t T[K]) hidden() {}

var (
	_ = 1
	// A is exported.
	A = 2
)

const b = 3
`

func record(t *testing.T, text string, unexported ...string) (Source, error) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{"sample.go": text, "sample_test.go": "package sample\nvar InTest = 1\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	source := Source{ID: "sample", Unexported: unexported}
	return source, Record(&source, dir)
}

func TestRecordNamesAndLines(t *testing.T) {
	source, err := record(t, sample, "T.hidden")
	if err != nil {
		t.Fatal(err)
	}
	want := []Symbol{
		{Name: "T", Lines: Lines{4, 7}},
		{Name: "T.M", Lines: Lines{10, 12}},
		{Name: "T.hidden", Lines: Lines{14, 14}},
		{Name: "A", Lines: Lines{19, 19}},
	}
	if len(source.Symbols) != len(want) {
		t.Fatalf("got %v", source.Symbols)
	}
	for i, symbol := range source.Symbols {
		if symbol.Name != want[i].Name || symbol.Lines != want[i].Lines || symbol.File != "sample.go" {
			t.Errorf("got %v, want %v", symbol, want[i])
		}
	}
}

func TestHashIgnoresDocAndLayoutOnly(t *testing.T) {
	hash := func(text string) string {
		source, err := record(t, "package sample\n"+text)
		if err != nil {
			t.Fatal(err)
		}
		return source.Symbols[0].Hash
	}
	base := hash("// One.\nfunc F() int {\n\treturn 1 // why\n}\n")
	if base != hash("// Two.\n// Lines.\nfunc  F() int {\n  return 1 // why\n}\n") {
		t.Error("doc comment or layout changed the hash")
	}
	if base == hash("func F() int {\n\treturn 1 // why not\n}\n") {
		t.Error("a comment inside did not change the hash")
	}
	if base == hash("func F() int {\n\treturn 2 // why\n}\n") {
		t.Error("code did not change the hash")
	}
}

func TestRecordRefusesUnknownNames(t *testing.T) {
	if _, err := record(t, sample, "gone"); err == nil {
		t.Error("a listed name that is not declared must be an error")
	}
}
