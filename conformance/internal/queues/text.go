package queues

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Seeded vectors are many, so their steps and observations are lines of text. test/replay/queue-text.ts reads
// them; README.md describes them.

// stepText is `add a`, `get w0`, `addAfter a 5000000`; a burst has semicolons.
func stepText(step Step) string {
	words := []string{step.Op}
	if step.Op == "burst" {
		parts := make([]string, len(step.Steps))
		for i, inner := range step.Steps {
			parts[i] = stepText(inner)
		}
		return strings.Join(parts, "; ")
	}
	for _, word := range []string{step.Worker, step.Item} {
		if word != "" {
			words = append(words, word)
		}
	}
	for _, nanos := range []*Nanos{step.Delay, step.By} {
		if nanos != nil {
			words = append(words, strconv.FormatInt(int64(*nanos), 10))
		}
	}
	return strings.Join(words, " ")
}

// observationText is the result, what completed, what changed since before, and the log:
// `=a w1:b #2 @3 ! A+ D+ >b`.
func observationText(observation, before Observation) string {
	var words []string
	for _, result := range results(observation.Result) {
		words = append(words, "="+fmt.Sprint(result))
	}
	for _, completion := range observation.Completed {
		words = append(words, completion.By+":"+completion.Result)
	}
	if observation.Len != before.Len {
		words = append(words, "#"+strconv.Itoa(observation.Len))
	}
	if observation.Waiters != before.Waiters {
		words = append(words, "@"+strconv.Itoa(observation.Waiters))
	}
	if observation.ShuttingDown != before.ShuttingDown {
		words = append(words, "!")
	}
	for _, event := range observation.Log {
		words = append(words, eventText(event))
	}
	return strings.Join(words, " ")
}

func results(result any) []any {
	if list, ok := result.([]any); ok {
		return list
	}
	if result == nil {
		return nil
	}
	return []any{result}
}

// eventMarks are the beginnings of calls, and what stands for them.
var eventMarks = [][2]string{
	{"push ", ">"}, {"pop ", "<"}, {"touch ", "^"},
	{"adds.inc", "A"}, {"depth.inc", "D+"}, {"depth.dec", "D-"}, {"retries.inc", "R"},
	{"latency.observe", "L"}, {"work.observe", "W"}, {"unfinished.set", "U"}, {"longest.set", "G"},
}

func eventText(event Event) string {
	i := slices.IndexFunc(eventMarks, func(mark [2]string) bool { return strings.HasPrefix(event.Call, mark[0]) })
	text := eventMarks[i][1] + strings.TrimPrefix(event.Call, eventMarks[i][0])
	if event.Value == nil {
		return text
	}
	return text + strconv.FormatFloat(*event.Value, 'g', -1, 64)
}
