// Shortens the handbook's list to the pages that hold every word of the question. Works from a folder, without a network.
"use strict";

const form = document.getElementById("search");
const question = document.getElementById("q");
const status = form.querySelector("[role=status]");
const entries = [...document.querySelectorAll("li[data-text]")];

function show() {
  const wanted = question.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const entry of entries) {
    const number = entry.querySelector(".number").textContent.toLowerCase();
    // "4-50" is screen 4 and number 50: either page helps.
    const has = (word) => entry.dataset.text.includes(word) || isPartOf(word, number);
    entry.hidden = !wanted.every(has);
    found += !entry.hidden;
  }
  for (const section of document.querySelectorAll("main section")) {
    section.hidden = !section.querySelector("li:not([hidden])");
  }
  status.textContent = found ? "" : status.dataset.none;
}

function isPartOf(word, number) {
  const parts = /^(\d{1,2})-(\d{2,3})$/.exec(word);
  if (!parts) return false;
  return number.endsWith(" " + parts[1]) || (parts[2] !== "00" && number.endsWith("-" + parts[2]));
}

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
question.addEventListener("input", show);
question.value = new URLSearchParams(location.search).get("q") ?? "";
show();
