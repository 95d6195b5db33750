package parallel

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// crashVariable holds the step for a process that is started to crash.
const crashVariable = "CONFORMANCE_CRASH"

// crash makes the call in a process of its own, which the panic of a piece ends. What the process says last is
// what had happened until then.
func crash(step Step) (Observation, error) {
	text, err := json.Marshal(step)
	if err != nil {
		return Observation{}, err
	}
	executable, err := os.Executable()
	if err != nil {
		return Observation{}, err
	}
	var output bytes.Buffer
	command := exec.Command(executable)
	command.Env = append(os.Environ(), crashVariable+"="+string(text))
	command.Stdout = &output
	err = command.Run()
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return Observation{}, fmt.Errorf("a piece that panics did not end the process: %w", err)
	}
	var last []byte
	for lines := bufio.NewScanner(&output); lines.Scan(); {
		last = bytes.Clone(lines.Bytes())
	}
	observation := Observation{Ended: "panicked"}
	err = json.Unmarshal(last, &observation.Pieces)
	return observation, err
}

// report tells the process that waits for the crash which pieces were started.
func (s Step) report(log *log) {
	if s.Survive {
		return
	}
	log.mu.Lock()
	defer log.mu.Unlock()
	if err := json.NewEncoder(os.Stdout).Encode(log.pieces); err != nil {
		panic(err)
	}
}

// CrashIfAsked does nothing but in a process that crash started, which it never leaves alive. Call it first
// thing in main.
func CrashIfAsked() {
	text := os.Getenv(crashVariable)
	if text == "" {
		return
	}
	var step Step
	if err := json.Unmarshal([]byte(text), &step); err != nil {
		panic(err)
	}
	call(step)
	// Upstream counts the worker out before it raises the panic again, so the call may return first.
	time.Sleep(time.Minute)
	os.Exit(0)
}
