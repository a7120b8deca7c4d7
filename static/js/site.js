// Small comforts; every page works without this file.

// Escape closes an open panel of the head and gives the focus back to its button.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const panel of document.querySelectorAll(".official details[open], .site-nav details[open]")) {
    const button = panel.querySelector("summary");
    if (!button.checkVisibility()) continue;
    panel.open = false;
    button.focus();
  }
});

// A form is sent once: a second click on the way does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  const button = event.submitter;
  if (button) button.setAttribute("aria-disabled", "true");
});

// Back from the next page: the form may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector("[aria-disabled=true]")?.removeAttribute("aria-disabled");
  }
});

// Printing needs a script, so its button is shown by one.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Refining swaps the list: what stood open stays open, the focus stays where it was.
let kept = {open: [], focus: ""};
document.addEventListener("htmx:beforeSwap", (event) => {
  const open = event.detail.target.querySelectorAll("details[open][id]");
  kept = {open: [...open].map((one) => one.id), focus: document.activeElement.id};
});
document.addEventListener("htmx:afterSwap", () => {
  for (const id of kept.open) document.getElementById(id)?.setAttribute("open", "");
  if (document.activeElement !== document.body || !kept.focus) return;
  document.getElementById(kept.focus)?.focus({preventScroll: true});
});

// After a refused form the list of errors is read first.
document.querySelector(".error-summary")?.focus();
