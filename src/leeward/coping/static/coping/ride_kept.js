// A ride without network that is kept for later, if somebody wants it and this phone keeps notes. Then the steps follow each
// other on this page, so that what was said stays in its memory; without it they are pages, and nothing is said at all.
import { NotKept, keepAway, keepsAway } from "../web/js/outbox/keep.js";
import { look } from "../web/js/outbox/waiting.js";
import { startMinutes } from "./ride.js";
import { Steps } from "./ride_steps.js";

const FORM = "away-ride";

/**
 * @param {ParentNode} place
 * @param {string} what
 * @param {(one: HTMLElement) => void} change
 */
function each(place, what, change) {
  for (const one of place.querySelectorAll(what)) if (one instanceof HTMLElement) change(one);
}

/** The panel beneath the ride. */
class Keeping {
  /**
   * @param {HTMLElement} panel
   * @param {HTMLFormElement} form
   * @param {HTMLElement} page
   */
  constructor(panel, form, page) {
    this.panel = panel;
    this.form = form;
    this.page = page;
    /** @type {Steps | undefined} */
    this.steps = undefined;
  }

  /** @returns {import("./ride_steps.js").Answers} */
  answers() {
    const said = new FormData(this.form);
    const word = (/** @type {string} */ name) => String(said.get(name) ?? "");
    return { now: word("now"), how: word("how"), tool: word("tool") };
  }

  /** @param {string} which one of the sentences, or "" for none */
  say(which) {
    each(this.panel, "[data-ride-says]", (line) => (line.hidden = line.dataset.rideSays !== which));
  }

  /** @param {boolean} isOn */
  turnOn(isOn) {
    this.steps = isOn ? new Steps(Date.now()) : undefined;
    this.form.hidden = !isOn;
    each(this.panel, "[data-ride-offer]", (part) => (part.hidden = isOn));
    this.form.reset();
    this.say("");
    this.show();
  }

  show() {
    const isOver = Boolean(this.steps?.over || this.steps?.rated.length);
    each(this.form, "[data-ride-over]", (part) => (part.hidden = !isOver));
    each(this.form, "[data-ride-next]", (part) => (part.hidden = !this.page.querySelector("leeward-minutes")));
    each(this.page, "[data-ride-nothing]", (words) => (words.hidden = Boolean(this.steps)));
  }

  /**
   * The next page of the ride, in the place of this one.
   * @param {string} address
   */
  async go(address) {
    this.steps?.turn(this.answers(), Date.now());
    this.form.reset();
    const answer = await fetch(address).catch(() => undefined);
    const text = answer?.ok ? await answer.text() : "";
    const next = new DOMParser().parseFromString(text, "text/html").querySelector("[data-ride-page]");
    // Where the page is not to be had, this one stays: the numbers can be said here as well.
    if (next) this.page.replaceChildren(...next.childNodes);
    this.show();
    startMinutes(this.page);
    document.getElementById("main")?.focus();
    window.scrollTo(0, 0);
  }

  async keep() {
    const { steps } = this;
    if (!steps) return;
    try {
      await keepAway(FORM, steps.fields(this.answers()));
      this.steps = undefined;
      this.form.hidden = true;
      this.say("kept");
      await look().catch(() => {});
    } catch (fault) {
      // What was said stays where it is.
      this.say(fault instanceof NotKept ? fault.why : "refused");
    }
  }

  listen() {
    this.panel.querySelector("[data-ride-wish]")?.addEventListener("click", () => this.turnOn(true));
    this.panel.querySelector("[data-ride-drop]")?.addEventListener("click", () => this.turnOn(false));
    this.form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = this.form.querySelector("[type=submit]");
      // One tap is one note, however often a finger comes down.
      if (!(button instanceof HTMLButtonElement) || button.disabled) return;
      button.disabled = true;
      await this.keep();
      button.disabled = false;
    });
    this.page.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href*='/try/ride']") : undefined;
      if (!this.steps || !(link instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      this.go(link.href);
    });
    // What is opened is most likely what is tried.
    this.page.addEventListener("toggle", (event) => this.opened(event.target), { capture: true });
  }

  /** @param {EventTarget | null} what */
  opened(what) {
    const tool = this.form.elements.namedItem("tool");
    if (!(what instanceof HTMLDetailsElement) || !what.open || !(tool instanceof HTMLSelectElement)) return;
    if (this.steps && what.dataset.tool) tool.value = what.dataset.tool;
  }
}

async function start() {
  const panel = document.querySelector("[data-ride-keep]");
  const form = panel?.querySelector("form");
  const page = document.querySelector("[data-ride-page]");
  if (!(panel instanceof HTMLElement) || !form || !(page instanceof HTMLElement)) return;
  if (!(await keepsAway())) return;
  new Keeping(panel, form, page).listen();
  panel.hidden = false;
}

start().catch(() => {});
