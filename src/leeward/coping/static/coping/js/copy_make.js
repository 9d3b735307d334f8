// The page that makes a copy: the secret stays in this page and is never sent. Without script the form is not shown.
import { isLongEnough, make, NotKept, NotSecure, remove, there } from "./sealed_copy.js";

/** @type {HTMLElement | null} */
const box = document.querySelector("[data-copy-make]");
const form = box?.querySelector("form");
const said = box?.querySelector("[role=status]");

/**
 * Say one of the sentences that stand in the page.
 * @param {string} which
 */
function say(which) {
  const words = box?.querySelector(`template[data-say="${which}"]`);
  if (said && words instanceof HTMLTemplateElement) said.textContent = words.content.textContent;
}

/** @param {string} which */
function show(which) {
  for (const part of box?.querySelectorAll("[data-when]") ?? []) {
    if (part instanceof HTMLElement) part.hidden = !(part.dataset.when || "").split(" ").includes(which);
  }
}

/** Look what lies here, and show what fits. @param {{owner: string, mark: string}} data */
async function look(data) {
  const here = await there();
  if (!here) show("none");
  else if (here.owner !== data.owner) show("other");
  else show("own");
}

/** @param {unknown} fault */
function sayFault(fault) {
  say(fault instanceof NotSecure ? "not-secure" : fault instanceof NotKept ? "refused" : "once-more");
}

/** @param {any} data @param {HTMLFormElement} here */
async function seal(data, here) {
  const [secret, again] = [...here.querySelectorAll("input")];
  if (!isLongEnough(secret.value)) {
    say("short");
    return secret.focus();
  }
  if (secret.value !== again.value) {
    say("differ");
    return again.focus();
  }
  say("wait");
  await make(secret.value, data);
  // Asked for, and often refused: then the browser may clear the copy by itself, as the page says.
  await navigator.storage?.persist?.().catch(() => false);
  here.reset();
  say("made");
  await look(data);
}

const text = document.getElementById("copy-data")?.textContent;
if (box && form && text) {
  const data = JSON.parse(text);
  box.hidden = false;
  look(data).catch(sayFault);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    seal(data, form).catch(sayFault);
  });
  for (const button of box.querySelectorAll("[data-remove]")) {
    button.addEventListener("click", async () => {
      await remove().then(() => say("removed"), sayFault);
      await look(data).catch(sayFault);
    });
  }
}
