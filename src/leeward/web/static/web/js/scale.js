// The 0 to 10 scale: a typed number chooses it, Backspace skips it, a second tap on the chosen number takes it back.

const SECOND_DIGIT_MS = 700;

/**
 * The number meant by a digit, given the one typed just before ("1" then "0" is ten).
 * @param {string} digit
 * @param {string} before the digit before it, or "" when that was long ago
 * @returns {string}
 */
export function numberTyped(digit, before) {
  return before === "1" && digit === "0" ? "10" : digit;
}

/**
 * @param {Element} row
 * @param {string} value
 */
function choose(row, value) {
  const point = row.querySelector(`input[value="${value}"]`);
  if (!(point instanceof HTMLInputElement)) return;
  point.checked = true;
  point.focus();
  point.dispatchEvent(new Event("input", { bubbles: true }));
  point.dispatchEvent(new Event("change", { bubbles: true }));
}

/** @param {HTMLElement} row */
function listen(row) {
  let before = "";
  let at = 0;
  row.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Backspace" || event.key === "Delete") choose(row, "");
    if (!/^[0-9]$/.test(event.key)) return;
    const recent = event.timeStamp - at < SECOND_DIGIT_MS ? before : "";
    choose(row, numberTyped(event.key, recent));
    before = event.key;
    at = event.timeStamp;
  });
  let chosen = row.querySelector("input:checked");
  row.addEventListener("click", (event) => {
    // A keyboard chooses with a click of its own (detail 0); only a finger or a pointer takes back.
    if (event.target === chosen && event.detail) choose(row, "");
  });
  row.addEventListener("change", () => {
    chosen = row.querySelector("input:checked");
  });
}

/** Listen on every scale of the page. */
export function startScales() {
  for (const row of document.querySelectorAll(".scale__row")) {
    if (row instanceof HTMLElement) listen(row);
  }
}
