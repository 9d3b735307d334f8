// A quiet line beside open writing: it fills in the first minutes and says, once each, when landing is a good idea.

const STEP_MS = 5_000;

/**
 * How much of the line is filled, 0 to 1.
 * @param {number} passed milliseconds
 * @param {number} minutes
 */
export function filled(passed, minutes) {
  return Math.min(1, passed / (minutes * 60_000));
}

class QuietTime extends HTMLElement {
  connectedCallback() {
    const line = this.querySelector(".quiet-time");
    if (line instanceof HTMLElement) line.hidden = false;
    const began = Date.now();
    this.timer = window.setInterval(() => this.pass(Date.now() - began), STEP_MS);
  }

  disconnectedCallback() {
    window.clearInterval(this.timer);
  }

  /** @param {number} passed milliseconds since the page opened */
  pass(passed) {
    const { first = "10", last = "15", firstWords = "", lastWords = "" } = this.dataset;
    const line = this.querySelector(".quiet-time__line");
    if (line instanceof HTMLElement) line.style.setProperty("--filled", String(filled(passed, Number(last))));
    const words = this.querySelector("[role=status]");
    const say = filled(passed, Number(last)) === 1 ? lastWords : filled(passed, Number(first)) === 1 ? firstWords : "";
    if (words && words.textContent !== say) words.textContent = say;
  }
}

customElements.define("leeward-quiet-time", QuietTime);
