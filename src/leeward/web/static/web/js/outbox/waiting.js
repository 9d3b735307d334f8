// The calm line about what waits on this phone, wherever a page has room for it: `<div data-waiting ...>` holds the
// sentences (web/parts/waiting.html). Brings along what waits when the page opens and when the network comes back.
import { carry, tabs } from "./carry.js";
import { countNotes, isThere } from "./store.js";

/**
 * The sentence for so many notes.
 * @param {DOMStringMap} words `one`, and `many` with "{n}" for the number
 * @param {number} count
 */
export function counted(words, count) {
  return count === 1 ? (words.one ?? "") : (words.many ?? "").replace("{n}", String(count));
}

/**
 * @param {HTMLElement} line
 * @param {{waiting: number, brought: number, why: string}} found
 */
function show(line, { waiting, brought, why }) {
  const words = line.dataset;
  // What has just been said stays to be read: a second look that finds nothing is no news.
  if (!waiting && !brought && words.shows === "brought") return;
  words.shows = waiting ? "waiting" : "brought";
  const then = { away: words.away, unknown: words.unknown, odd: words.odd, later: words.later }[why];
  const sentences = waiting ? [counted(words, waiting), then ?? words.away] : [brought ? words.brought : ""];
  const text = line.querySelector("[data-waiting-words]");
  if (text) text.textContent = sentences.filter(Boolean).join(" ");
  line.hidden = !waiting && !brought;
}

/** @param {{waiting: number, brought: number, why: string}} found */
export function showAll(found) {
  for (const line of document.querySelectorAll("[data-waiting]")) {
    if (line instanceof HTMLElement) show(line, found);
  }
}

/** Look how many wait, and say so. */
export async function look() {
  showAll({ waiting: await countNotes(), brought: 0, why: "" });
}

// "online" comes a moment before there is a way through; then a minute apart is often enough.
const AGAIN_MS = [2_000, 10_000, 60_000];
let timer = 0;
let tries = 0;

/** @param {{waiting: number, why: string}} found */
function tryAgain({ waiting, why }) {
  window.clearTimeout(timer);
  if (!waiting || !["away", "later"].includes(why)) tries = 0;
  else if (navigator.onLine) {
    timer = window.setTimeout(() => bring().catch(() => {}), AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)]);
    tries += 1;
  }
}

/** Bring what waits, say what became of it, and try again later where it could not be brought. */
export async function bring() {
  const found = await carry();
  showAll(found);
  tryAgain(found);
  return found;
}

async function begin() {
  if (!(await isThere())) return false;
  tabs?.addEventListener("message", () => look().catch(() => {}));
  window.addEventListener("online", () => bring().catch(() => {}));
  await look();
  await bring();
  return true;
}

/** @type {Promise<boolean> | undefined} */
let begun;

/**
 * Once a page, whoever asks: the page for notes does not wait for the shell, whose scripts a lost network may hold up.
 * @returns {Promise<boolean>} whether this device keeps notes at all
 */
export function startWaiting() {
  begun ??= begin();
  return begun;
}
