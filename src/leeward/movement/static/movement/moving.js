// The time somebody thought of, seen as a line that slowly fills: `<leeward-moving data-whole="300" data-gone="12"
// data-over="...">`. Nothing is counted down and nothing moves on by itself; when it is over one sentence says so, once.
const LOOK_MS = 1000;

/**
 * How much of the time has gone, from 0 to 1.
 * @param {number} whole seconds somebody thought of
 * @param {number} gone seconds that had gone when the page was made
 * @param {number} passed seconds since then
 * @returns {number}
 */
export function shareGone(whole, gone, passed) {
  return whole > 0 ? Math.min(1, Math.max(0, (gone + passed) / whole)) : 0;
}

/** @param {HTMLElement} place */
function watch(place) {
  const whole = Number(place.dataset.whole) || 0;
  const gone = Number(place.dataset.gone) || 0;
  const begun = Date.now();
  const line = document.createElement("progress");
  line.max = 1;
  line.setAttribute("aria-hidden", "true");
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  place.append(line, words);
  const look = () => {
    line.value = shareGone(whole, gone, (Date.now() - begun) / 1000);
    if (line.value < 1) return;
    words.textContent = place.dataset.over || "";
    window.clearInterval(timer);
  };
  const timer = window.setInterval(look, LOOK_MS);
  look();
}

if (globalThis.document) {
  for (const place of document.querySelectorAll("leeward-moving")) {
    if (place instanceof HTMLElement) watch(place);
  }
}
