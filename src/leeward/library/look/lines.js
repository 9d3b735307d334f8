// The directory of helplines where script runs: what answers at this hour, the country by this device's own clock, and a
// choice made on a copy that was kept for the time without a network. ZONES stands above (assets.py).
import { clockIn, isOpen } from "./pace.js";

/** @typedef {{way: string, who: string, about: string, place: string, isOpen: boolean}} Choice */
const CRISIS = ["suicide", "self-harm", "emotional-support"];

/**
 * The country of a zone as browsers name it, or "".
 * @param {string} zone
 * @param {string[]} zones each a country and its zones
 */
export function countryOf(zone, zones) {
  return zones.find((line) => line.split(" ").slice(1).includes(zone))?.slice(0, 2) || "";
}

/**
 * Open, closed, or null: not stated, not readable, or not the same by every clock the service may keep.
 * @param {string} hours
 * @param {string[]} clocks
 * @param {Date} now
 */
export function answers(hours, clocks, now) {
  if (!hours || !clocks.length) return null;
  const found = new Set(clocks.map((clock) => isOpen(hours, clockIn(clock, now))));
  return found.size === 1 ? [...found][0] : null;
}

/** @param {string} search @returns {Choice} */
export function readChoice(search) {
  const asked = new URLSearchParams(search);
  const [way, who, about, place] = ["way", "who", "about", "place"].map((name) => asked.get(name) || "");
  return { way, who, about, place, isOpen: asked.get("open") === "1" };
}

/**
 * Whether a service fits or is open to it too (directory/fitting.py decides the same on the server).
 * @param {DOMStringMap} line
 * @param {Choice} choice
 */
export function fits(line, { way, who, about, place }) {
  const has = (words, one) => (words || "").split(" ").includes(one);
  if (way && !has(line.ways, way)) return false;
  if (place && line.place && line.place !== place) return false;
  if (who && !has(line.who, who) && !has(line.who, "anyone")) return false;
  const general = CRISIS.includes(about) ? CRISIS : ["emotional-support"];
  return !about || [about, ...general].some((topic) => has(line.about, topic));
}

/** A whole page that was kept stands in for the one that was asked for: show of it what was chosen. */
function chooseHere(box, lines) {
  const choice = readChoice(location.search);
  for (const line of lines) {
    const isClosed = choice.isOpen && line.dataset.closed;
    line.hidden = !fits(line.dataset, choice) || Boolean(isClosed);
  }
  for (const shelf of box.querySelectorAll(".shelf")) shelf.hidden = !shelf.querySelector(".line:not([hidden])");
  for (const door of document.querySelectorAll("[data-way]")) {
    door.toggleAttribute("aria-current", door.dataset.way === choice.way);
    if (door.hasAttribute("aria-current")) door.setAttribute("aria-current", "true");
  }
}

/** Say at each service with stated hours how it stands. */
function sayHours(box, lines) {
  const clocks = (box.dataset.clocks || "").split(" ").filter(Boolean);
  const now = new Date();
  for (const line of lines) {
    if (line.dataset.hours === "24/7") continue;
    const open = answers(line.dataset.hours, clocks, now);
    const place = line.querySelector("strong")?.parentElement;
    if (open === null || !place) continue;
    const said = line.querySelector(".by-hour") || document.createElement("span");
    said.className = "by-hour";
    said.textContent = ` · ${open ? box.dataset.open : box.dataset.closed}`;
    place.append(said);
    if (open) delete line.dataset.closed;
    else line.dataset.closed = "closed";
  }
}

/** What is closed goes to the end of its list, once and before anybody reads: nothing moves under a finger later. */
function putClosedLast(box) {
  for (const list of box.querySelectorAll(".cards")) list.append(...list.querySelectorAll(":scope > [data-closed]"));
}

/** Offer the country of this device's own zone, where it is another than the page's. */
function suggest(code) {
  const line = document.querySelector("[data-clock-says]");
  const way = line?.querySelector("a");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const other = countryOf(zone, typeof ZONES === "undefined" ? [] : ZONES);
  if (!(line instanceof HTMLElement) || !way || !other || other === code) return;
  const known = document.querySelector(`#places a[href="/helplines/${other.toLowerCase()}"]`);
  const option = document.querySelector(`#places option[value="${other.toLowerCase()}"]`);
  const name = known?.firstChild?.textContent?.trim() || option?.textContent;
  if (!name) return;
  way.textContent = name;
  way.href = `/helplines/${other.toLowerCase()}`;
  line.hidden = false;
}

function start() {
  const box = document.getElementById("lines");
  if (!(box instanceof HTMLElement)) return;
  suggest(box.dataset.code);
  const lines = [...box.querySelectorAll(".line")];
  if (box.dataset.said !== undefined) return;
  const show = () => {
    sayHours(box, lines);
    if (location.search) chooseHere(box, lines);
  };
  show();
  putClosedLast(box);
  addEventListener("visibilitychange", () => document.hidden || show());
}

if (globalThis.document) start();
