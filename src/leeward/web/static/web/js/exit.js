// Leaving at once: the cover comes first, then everything else. Without script the form alone does it.
import { coverForGood } from "./cover.js";
import { keepDrafts } from "./draft.js";
import { fieldsOf, send, wait } from "./send.js";

const PRESSES = 3;
const WITHIN_MS = 5000;
// What is being written is kept first, if that is quick; the page is covered already.
const DRAFT_MS = 400;

/**
 * The times of the last presses of Shift that still count.
 * @param {number[]} earlier
 * @param {number} now in milliseconds
 * @returns {number[]}
 */
export function pressesThatCount(earlier, now) {
  return [...earlier.filter((time) => now - time < WITHIN_MS), now];
}

/** @param {HTMLFormElement} form */
async function leave(form) {
  coverForGood();
  await Promise.race([keepDrafts(), wait(DRAFT_MS)]);
  // Not waited for: the request outlives the page, and nobody stands here a moment longer than needed.
  send(form.action, fieldsOf(form));
  location.replace(form.dataset.exit || "about:blank");
}

/** @param {HTMLFormElement} form */
function listenForShift(form) {
  /** @type {number[]} */
  let presses = [];
  let forgetting = 0;
  document.addEventListener("keydown", (event) => {
    // Shift as part of a capital letter is no press: any other key begins anew.
    if (event.key !== "Shift") presses = [];
    else if (!event.repeat) presses = pressesThatCount(presses, performance.now());
    show(form, presses.length);
    window.clearTimeout(forgetting);
    forgetting = window.setTimeout(() => {
      presses = [];
      show(form, 0);
    }, WITHIN_MS);
    if (presses.length >= PRESSES) leave(form);
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {number} count
 */
function show(form, count) {
  if (count) form.dataset.presses = String(count);
  else delete form.dataset.presses;
}

/** Let the button and three presses of Shift leave the page. */
export function startExit() {
  const form = document.querySelector("form[data-exit]");
  if (!(form instanceof HTMLFormElement)) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave(form);
  });
  listenForShift(form);
}
