// Stay with me: keeps sound, touch and voice in time with the breath, and the screen awake, for as long as it is open.
import { buzz, localVoice, tones, voice } from "./aids.js";
import { turnAt } from "./pace.js";

const MINUTE_MS = 60_000;
const LENGTHS = { "#stay": 5 * MINUTE_MS, "#minute": MINUTE_MS };

/** One opening of the breath: begins when its address is asked for, ends by itself or with the address. */
class Sitting {
  /** @param {number} length in milliseconds */
  constructor(length) {
    this.began = performance.now();
    this.length = length;
    this.timer = 0;
    this.awake = navigator.wakeLock?.request("screen").catch(() => null);
  }

  /** @param {Map<string, {turn: Function, off: Function}>} aids what is switched on */
  go(aids) {
    const elapsed = performance.now() - this.began;
    if (elapsed >= this.length) return this.end(aids);
    const { inward, left } = turnAt(elapsed);
    for (const aid of aids.values()) aid.turn(inward, left / 1000);
    this.timer = window.setTimeout(() => this.go(aids), left);
  }

  /** @param {Map<string, {turn: Function, off: Function}>} aids */
  end(aids) {
    window.clearTimeout(this.timer);
    this.awake?.then((lock) => lock?.release());
    for (const aid of aids.values()) aid.off();
    aids.clear();
  }
}

/** @param {HTMLElement} section */
function sentenceReader(section) {
  let before = "";
  return () => {
    const shown = [...section.querySelectorAll(".said p")].find((line) => getComputedStyle(line).visibility === "visible");
    const words = shown?.textContent || "";
    const isNew = words !== before;
    before = words;
    return isNew ? words : "";
  };
}

/**
 * What this device can do, by the name on its button.
 * @param {HTMLElement} section
 * @returns {Record<string, {can: () => boolean, make: () => {turn: Function, off: Function}}>}
 */
function offers(section) {
  return {
    tone: { can: () => "AudioContext" in window, make: tones },
    // A desktop browser has the function and no motor; a finger is a better sign of one.
    buzz: { can: () => "vibrate" in navigator && matchMedia("(pointer: coarse)").matches, make: buzz },
    voice: {
      can: () =>
        "speechSynthesis" in window && Boolean(localVoice(speechSynthesis.getVoices(), document.documentElement.lang)),
      make: () => voice(sentenceReader(section), section.dataset),
    },
  };
}

/** Follow the address, and let the buttons switch things on and off. */
export function startStay() {
  const section = document.getElementById("stay");
  if (!section) return;
  const aids = new Map();
  const can = offers(section);
  const buttons = [...section.querySelectorAll("button[data-aid]")].filter((one) => one instanceof HTMLButtonElement);
  /** @type {Sitting | null} */
  let sitting = null;

  const show = () => {
    for (const button of buttons) {
      button.hidden = !can[button.dataset.aid || ""]?.can();
      button.setAttribute("aria-pressed", String(aids.has(button.dataset.aid)));
    }
  };
  const follow = () => {
    sitting?.end(aids);
    const length = LENGTHS[location.hash];
    sitting = length ? new Sitting(length) : null;
    sitting?.go(aids);
    show();
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const name = button.dataset.aid || "";
      if (aids.has(name)) {
        aids.get(name).off();
        aids.delete(name);
      } else {
        const aid = can[name].make();
        aids.set(name, aid);
        const { inward, left } = turnAt(performance.now() - (sitting?.began ?? 0));
        aid.turn(inward, left / 1000);
      }
      show();
    });
  }
  addEventListener("hashchange", follow);
  if ("speechSynthesis" in window) speechSynthesis.addEventListener?.("voiceschanged", show);
  follow();
}
