// Drafts: what is being written is sealed on the server now and then, so that a closed lid, a lock or an exit loses
// nothing. `<form data-draft="write">` is sent to /draft with all its fields and `draft=write`. No page asks "leave?".
import { fieldsOf, send } from "./send.js";

const EVERY_MS = 20_000;
const PAUSE_MS = 3_000;

/**
 * Milliseconds until the next draft may be sent: soon after a pause, never twice within 20 seconds.
 * @param {number} last when the last one was sent
 * @param {number} now
 */
export function untilNext(last, now) {
  return Math.max(PAUSE_MS, last + EVERY_MS - now);
}

/** @type {Set<HTMLFormElement>} */
const changed = new Set();
/** @type {Map<HTMLFormElement, {last: number, timer: number}>} */
const clocks = new Map();

/** @param {HTMLFormElement} form */
async function keep(form) {
  const address = document.body.dataset.draft;
  const clock = clocks.get(form);
  if (!address || !clock || !changed.has(form)) return;
  window.clearTimeout(clock.timer);
  clock.timer = 0;
  clock.last = Date.now();
  changed.delete(form);
  const fields = fieldsOf(form);
  fields.set("draft", form.dataset.draft || "");
  const kept = await send(address, fields);
  if (kept !== true) changed.add(form);
  else say(form);
}

/** @param {HTMLFormElement} form */
function say(form) {
  const line = form.querySelector("[data-draft-kept]");
  if (line instanceof HTMLElement) line.textContent = line.dataset.draftKept || "";
}

/** @param {HTMLFormElement} form */
function grow(form) {
  changed.add(form);
  const clock = clocks.get(form);
  if (clock && !clock.timer) {
    clock.timer = window.setTimeout(() => keep(form), untilNext(clock.last, Date.now()));
  }
}

/**
 * Whether something was typed before this script was there: on a slow line people are faster.
 * @param {HTMLFormElement} form
 */
function isTypedIn(form) {
  return [...form.querySelectorAll("textarea, input:not([type=hidden])")].some((box) =>
    box instanceof HTMLTextAreaElement
      ? box.value !== box.defaultValue
      : box instanceof HTMLInputElement && (box.value !== box.defaultValue || box.checked !== box.defaultChecked),
  );
}

/** Send every draft that has changed since it was last kept. */
export async function keepDrafts() {
  await Promise.all([...clocks.keys()].map(keep));
}

/**
 * The forms whose words are nowhere but in this page, and that may be put into the tray of a locked notebook.
 * @returns {HTMLFormElement[]}
 */
export function formsNotKept() {
  return [...changed].filter((form) => form.elements.namedItem("ticket"));
}

/** Follow every private form of the page; those with `data-draft` are kept as they grow. */
export function startDrafts() {
  for (const form of document.querySelectorAll("form")) {
    if (!form.dataset.draft && !form.elements.namedItem("ticket")) continue;
    if (form.dataset.draft) clocks.set(form, { last: 0, timer: 0 });
    form.addEventListener("input", () => grow(form));
    if (isTypedIn(form)) grow(form);
    form.addEventListener("submit", () => {
      // It is on its way as what it is; a draft sent after it would bring it back.
      changed.delete(form);
      window.clearTimeout(clocks.get(form)?.timer);
    });
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) keepDrafts();
  });
  window.addEventListener("pagehide", () => {
    keepDrafts();
  });
}
