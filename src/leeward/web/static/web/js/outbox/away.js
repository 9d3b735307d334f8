// The page for a note without network (web/away.html). It holds no personal words: what is typed is sealed when it is
// kept, and until then it is in this page's boxes and nowhere else.
import { NotKept, keepAway, keepsAway } from "./keep.js";
import { canSeal } from "./letter.js";
import { bring, look, showAll, startWaiting } from "./waiting.js";

/**
 * The fields of a form that hold anything.
 * @param {HTMLFormElement} form
 * @returns {Record<string, string[]>}
 */
export function filled(form) {
  /** @type {Record<string, string[]>} */
  const fields = {};
  for (const [name, words] of new FormData(form)) {
    if (typeof words === "string" && words.trim()) fields[name] = [...(fields[name] ?? []), words];
  }
  return fields;
}

/**
 * Show one of the sentences of a form and hide the others; "" hides all.
 * @param {HTMLFormElement} form
 * @param {string} which
 */
function say(form, which) {
  for (const line of form.querySelectorAll("[data-away-says]")) {
    if (line instanceof HTMLElement) line.hidden = line.dataset.awaySays !== which;
  }
}

/** @param {HTMLFormElement} form */
async function keep(form) {
  const fields = filled(form);
  if (!Object.keys(fields).length) return say(form, "empty");
  try {
    const { carried } = await keepAway(form.dataset.awayForm ?? "", fields);
    form.reset();
    say(form, "kept");
    await look();
    carried.then((found) => {
      showAll(found);
      if (!found.waiting) say(form, "brought");
    });
  } catch (fault) {
    // The words stay where they are.
    say(form, fault instanceof NotKept ? fault.why : "refused");
  }
}

/** @param {HTMLFormElement} form */
function listen(form) {
  const button = form.querySelector("button");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    // One tap is one note, however often a finger comes down.
    if (!(button instanceof HTMLButtonElement) || button.disabled) return;
    button.disabled = true;
    await keep(form);
    button.disabled = false;
  });
  form.addEventListener("input", () => say(form, ""));
}

/** @returns {Promise<string>} what this page can do here */
async function state() {
  if (!(await canSeal())) return "cannot";
  return (await keepsAway()) ? "ready" : "not-set-up";
}

async function start() {
  startWaiting().catch(() => {});
  for (const form of document.querySelectorAll("form[data-away-form]")) {
    if (form instanceof HTMLFormElement) listen(form);
  }
  const now = await state();
  for (const part of document.querySelectorAll("[data-away-is]")) {
    if (part instanceof HTMLElement) part.hidden = part.dataset.awayIs !== now;
  }
  document.querySelector("[data-away-again]")?.addEventListener("click", () => bring().catch(() => {}));
}

if (globalThis.document) start().catch(() => {});
