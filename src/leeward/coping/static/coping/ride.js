// Five minutes, seen as a line that slowly fills: `<leeward-minutes data-left="240" data-over="...">`. Nothing is counted
// down, nothing moves on by itself; when the time is over one sentence says so, once, also to a screen reader.
const STEP_SECONDS = 300;
const LOOK_MS = 1000;

/**
 * How much of the five minutes has gone, from 0 to 1.
 * @param {number} left seconds that were left when the page was made
 * @param {number} passed seconds since then
 * @returns {number}
 */
export function shareGone(left, passed) {
  return Math.min(1, Math.max(0, (STEP_SECONDS - left + passed) / STEP_SECONDS));
}

/** @param {HTMLElement} place */
function watch(place) {
  const left = Number(place.dataset.left) || 0;
  const begun = Date.now();
  const line = document.createElement("progress");
  line.max = 1;
  line.setAttribute("aria-hidden", "true");
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  place.append(line, words);
  const look = () => {
    line.value = shareGone(left, (Date.now() - begun) / 1000);
    if (line.value < 1) return;
    words.textContent = place.dataset.over || "";
    window.clearInterval(timer);
  };
  const timer = window.setInterval(look, LOOK_MS);
  look();
}

/**
 * Let the lines of these five minutes begin.
 * @param {ParentNode} page
 */
export function startMinutes(page) {
  for (const place of page.querySelectorAll("leeward-minutes")) {
    if (place instanceof HTMLElement) watch(place);
  }
}

if (globalThis.document) startMinutes(document);
