// SPDX-License-Identifier: MIT
// Comforts of the report page; it reads whole without them.
"use strict";

function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", () => press(made));
  return made;
}

// A page opened from a file may lack the clipboard; selecting the text always works.
async function copy(code, from) {
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    getSelection().selectAllChildren(code);
    document.execCommand("copy");
  }
  from.textContent = "Copied";
  setTimeout(() => { from.textContent = "Copy"; }, 1500);
}

for (const box of document.querySelectorAll(".curl")) {
  const made = button("Copy", (self) => copy(box.querySelector("code"), self));
  made.setAttribute("aria-label", "Copy the curl line");
  box.append(made);
}

function showTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let at = target; at; at = at.parentElement) {
    if (at.tagName === "DETAILS") at.open = true;
  }
  if (target) target.scrollIntoView();
}
addEventListener("hashchange", showTarget);
showTarget();

const all = button("Open all", (self) => {
  const open = self.textContent === "Open all";
  for (const one of document.querySelectorAll("details:not(.exchange)")) one.open = open;
  self.textContent = open ? "Fold all" : "Open all";
});
document.querySelector("nav").append(all);
