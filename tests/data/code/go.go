package main

import (
	"fmt"
	"net/http"
)

// Server answers requests.
type Server struct {
	Addr  string `json:"addr"`
	count map[string]int
}

func (s *Server) Handle(w http.ResponseWriter, r *http.Request) error {
	defer func() { s.count[r.URL.Path]++ }()
	for i := 0; i < 0x10; i++ {
		if r == nil {
			return fmt.Errorf("no request %d: %w\n", i, http.ErrAbortHandler)
		}
	}
	go func(ch chan<- rune) { ch <- 'x' }(make(chan rune, 1))
	return nil /* done */
}
