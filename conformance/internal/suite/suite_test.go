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
	about := Localized{"zh": "<甲>", "en": "<A>"}
	text, err := VectorFile{SchemaVersion: 1, Suite: "x", About: about, Vectors: []Vector{vector, vector}}.Text()
	if err != nil {
		t.Fatal(err)
	}
	if !json.Valid(text) {
		t.Fatalf("not JSON: %s", text)
	}
	if head := `  "about": {"en":"<A>","zh":"<甲>"},`; !strings.Contains(string(text), head+"\n") {
		t.Errorf("unexpected head: %s", text)
	}
	line := `    {"id":"X-1","steps":["a > b"],"outcomes":[["<a"]]}`
	if !strings.Contains(string(text), line+",\n"+line+"\n") {
		t.Errorf("unexpected lines: %s", text)
	}
}

func TestReadRefusesMisspeltFields(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.json")
	text := `{"schemaVersion": 1, "suite": "x", "about": {"en": "x"}, "scenarios": [{"id": "X-1", "recordngs": 5, "steps": []}]}`
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(path); err == nil || !strings.Contains(err.Error(), "recordngs") {
		t.Errorf("error is %v", err)
	}
}

func TestReadSaysWhereAFileIsWrong(t *testing.T) {
	const head = "{\n \"schemaVersion\": 1, \"suite\": \"x\", \"about\": {\"en\": \"x\"},\n \"scenarios\": [\n"
	one := func(id string) string { return `  { "id": "` + id + `", "steps": [{ "op": "add" }] }` }
	cases := map[string]struct{ text, want string }{
		"malformed": {head + "  { \"id\" }\n]}", "x.json:4: invalid character"},
		"misspelt":  {head + "  { \"idd\": \"X-1\" }\n]}", `x.json:4: json: unknown field "idd"`},
		"of a kind": {head + "  { \"id\": 5 }\n]}", "x.json:4: json: cannot unmarshal number"},
		"more":      {head + one("X-1") + "\n]}\n}", "x.json:6: there is more after the end"},
		"twice":     {head + one("X-1") + ",\n" + one("X-1") + "\n]}", "two scenarios X-1"},
		"nameless":  {head + one("") + "\n]}", "scenario 0 has no id"},
		"stepless":  {head + `{ "id": "X-1", "steps": [] }` + "\n]}", "x.json:4: X-1 has no steps"},
		"empty":     {head + "]}", "neither scenarios nor a generator"},
		"renamed":   {`{ "suite": "y", "scenarios": [` + one("X-1") + `]}`, `suite is "y", not "x"`},
	}
	for name, c := range cases {
		path := filepath.Join(t.TempDir(), "x.json")
		if err := os.WriteFile(path, []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(path); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v, not %q", name, err, c.want)
		}
	}
}

func TestPlaceIsTheLineOfAStep(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.json")
	text := `{
  "suite": "x",
  "scenarios": [
    { "id": "X-1", "steps": [{ "op": "add" }] },
    {
      "id": "X-2",
      "steps": [
        { "op": "add" },
        { "op": "add" },
        { "op": "ad" }
      ]
    }
  ]
}`
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	file, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	type step struct{ Op string }
	_, err = Play(file.Scenarios[1], func(s step) (any, error) {
		if s.Op == "add" {
			return nil, nil
		}
		panic("what is " + s.Op)
	})
	if err == nil || err.Error() != "step 2: panic: what is ad" {
		t.Errorf("error is %v", err)
	}
	for want, got := range map[string]string{
		path + ":10": file.Place("X-2", err),
		path + ":6":  file.Place("X-2", nil),
		path + ":4":  file.Place("X-1", StepError{}),
		path:         file.Place("random-1", nil),
	} {
		if got != want {
			t.Errorf("place is %s, not %s", got, want)
		}
	}
}
