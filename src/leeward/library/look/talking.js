// First sentences: takes one into the field, copies and prints it. Nothing is sent or kept; style chooses the sentences.

/** @param {HTMLElement} box */
function startTalking(box) {
  const own = box.querySelector("#own");
  const said = box.querySelector("[data-talk-said]");
  const tools = box.querySelector("[data-tools]");
  if (!(own instanceof HTMLTextAreaElement && said instanceof HTMLElement && tools instanceof HTMLElement)) return;
  const say = (words = "") => {
    said.textContent = words;
  };

  for (const button of box.querySelectorAll("button[data-take]")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      const words = document.getElementById(button.dataset.take || "")?.innerText.replace(/\s+/g, " ").trim() || "";
      // What somebody has written stays; the new sentence comes below it.
      own.value = own.value.trim() ? `${own.value.trim()}\n\n${words}` : words;
      say();
      own.focus();
    });
  }
  tools.querySelector("[data-copy]")?.addEventListener("click", async () => {
    own.select();
    const done = await navigator.clipboard?.writeText(own.value).then(() => true, () => false);
    say(done ? said.dataset.copied : said.dataset.byHand);
  });
  tools.querySelector("[data-print]")?.addEventListener("click", () => print());
  tools.querySelector("[data-clear]")?.addEventListener("click", () => {
    own.value = "";
    say(said.dataset.cleared);
    own.focus();
  });
  tools.hidden = false;
  // A browser may bring a page back as it was left; somebody else may be holding it by then.
  addEventListener("pagehide", () => {
    own.value = "";
    say();
    for (const choice of box.querySelectorAll("input[type=radio]")) {
      if (choice instanceof HTMLInputElement) choice.checked = choice.defaultChecked;
    }
  });
}

for (const box of document.querySelectorAll("[data-talk]")) if (box instanceof HTMLElement) startTalking(box);
