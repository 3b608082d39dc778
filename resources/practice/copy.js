"use strict";

// Puts a key into the clipboard and says so. Without this script the field is selected and copied by hand.

function copied(field) {
  field.focus();
  field.select();
  if (!navigator.clipboard) {
    return Promise.resolve(document.execCommand("copy"));
  }
  return navigator.clipboard.writeText(field.value).then(
    () => true,
    () => document.execCommand("copy"),
  );
}

for (const button of document.querySelectorAll("button[data-copies]")) {
  const field = document.getElementById(button.dataset.copies);
  const says = document.querySelector(`[data-says="${button.dataset.copies}"]`);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const done = await copied(field);
    button.focus();
    says.textContent = done ? "Copied." : "Not copied: press Ctrl+C (on a Mac ⌘C) in the field.";
  });
}
