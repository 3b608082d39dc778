// Ask when your program starts, and again after a 401 from Stripe. Keep the key nowhere.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os/exec"
	"strings"
)

func stripeKey() (string, error) {
	request := `{"version": 1, "app_id": "{{app_id}}", "account_id": "{{account_id}}", "mode": "{{mode}}"}`
	var answer, trouble bytes.Buffer
	command := exec.Command("rak-desktop", "credential", "get")
	command.Stdin, command.Stdout, command.Stderr = strings.NewReader(request), &answer, &trouble
	if err := command.Run(); err != nil {
		var told struct {
			Error struct {
				Code     string
				Title    string
				WhatToDo string `json:"what_to_do"`
			}
		} // error.facts.repair is the command that opens the right window
		if json.Unmarshal(trouble.Bytes(), &told) != nil {
			return "", err
		}
		return "", fmt.Errorf("%s. %s (%s)", told.Error.Title, told.Error.WhatToDo, told.Error.Code)
	}
	var card struct {
		Key string `json:"api_key"`
	}
	err := json.Unmarshal(answer.Bytes(), &card)
	return card.Key, err
}

func main() {
	key, err := stripeKey()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("Connected with the key that ends in", key[len(key)-4:])
}
