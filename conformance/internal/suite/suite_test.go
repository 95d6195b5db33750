package suite

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTextHasOneVectorPerLine(t *testing.T) {
	vector := Vector{
		Scenario: Scenario{ID: "X-1", Steps: []json.RawMessage{[]byte(`"a > b"`)}},
		Outcomes: []json.RawMessage{[]byte(`["<a"]`)},
	}
	text, err := VectorFile{SchemaVersion: 1, Suite: "x", Vectors: []Vector{vector, vector}}.Text()
	if err != nil {
		t.Fatal(err)
	}
	if !json.Valid(text) {
		t.Fatalf("not JSON: %s", text)
	}
	line := `    {"id":"X-1","steps":["a > b"],"outcomes":[["<a"]]}`
	if !strings.Contains(string(text), line+",\n"+line+"\n") {
		t.Errorf("unexpected lines: %s", text)
	}
}

func TestReadRefusesMisspeltFields(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.json")
	text := `{"schemaVersion": 1, "suite": "x", "about": "x", "scenarios": [{"id": "X-1", "recordngs": 5, "steps": []}]}`
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(path); err == nil || !strings.Contains(err.Error(), "recordngs") {
		t.Errorf("error is %v", err)
	}
}
