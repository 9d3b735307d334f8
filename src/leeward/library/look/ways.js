// What a page can add where script runs: the dim light kept if asked, the maps of a phone, one's own plan, and a copy of
// these pages for the time without a network.
import { startHours } from "./hours.js";
import { startKeeping } from "./keep.js";
import { keptWish } from "./night.js";
import { startStay } from "./stay.js";

// Database and store of the copy of a plan (coping), the same word for both.
const PLAN_COPY = "copy";
const MAPS = [
  [/Android/, "geo:0,0?q="],
  [/iPhone|iPad/, "maps:?q="],
];

/** The label "Dim" at the top stands for what is on the screen, and a hand that uses it wins over the clock. */
function startDim() {
  const dim = document.getElementById("dim");
  const root = document.documentElement;
  if (!(dim instanceof HTMLInputElement)) return;
  dim.checked = root.dataset.theme === "night";
  dim.addEventListener("change", () => {
    root.dataset.byHand = "yes";
    if (dim.checked) root.dataset.theme = "night";
    else delete root.dataset.theme;
  });
}

/** @param {string} wish */
function keepWish(wish) {
  try {
    if (wish) localStorage.setItem("looks", wish);
    else localStorage.removeItem("looks");
    return keptWish() === wish;
  } catch {
    return false;
  }
}

/** Ask whether the choice may be kept, and keep nothing otherwise. */
function startLooks() {
  const box = document.querySelector("[data-looks]");
  const clock = document.querySelector("[data-clock]");
  const said = box?.querySelector("[role=status]");
  if (!(box instanceof HTMLElement) || !(clock instanceof HTMLElement) || !(said instanceof HTMLElement)) return;
  /** @type {(name: string) => HTMLInputElement[]} */
  const named = (name) => [...box.querySelectorAll(`input[name=${name}]`)].filter((one) => one instanceof HTMLInputElement);
  const [[from], [until], choices] = [named("from"), named("until"), named("looks")];
  const kept = keptWish();
  const times = kept.split("-");
  if (times.length === 2) [from.value, until.value] = times;
  for (const one of choices) one.checked = one.value === (times.length === 2 ? "clock" : kept);
  clock.hidden = times.length !== 2;
  box.hidden = false;
  box.addEventListener("change", () => {
    const choice = choices.find((one) => one.checked)?.value || "";
    clock.hidden = choice !== "clock";
    if (choice === "clock" && !(from.value && until.value)) return;
    const done = keepWish(choice === "clock" ? `${from.value}-${until.value}` : choice);
    said.textContent = (done ? (choice ? said.dataset.kept : said.dataset.gone) : said.dataset.notKept) || "";
    delete document.documentElement.dataset.byHand;
    dispatchEvent(new Event("looks"));
    const dim = document.getElementById("dim");
    if (dim instanceof HTMLInputElement) dim.checked = document.documentElement.dataset.theme === "night";
  });
}

/** A phone finds the nearest emergency department with its own maps; a desk has none that we would not load. */
function startMaps() {
  const scheme = MAPS.find(([phone]) => phone.test(navigator.userAgent))?.[1];
  for (const line of document.querySelectorAll("[data-maps]")) {
    const way = line.querySelector("a");
    if (!scheme || !way) continue;
    way.href = scheme + encodeURIComponent(way.dataset.query || "");
    line.hidden = false;
  }
}

/** Whether a copy of a plan lies on this device. Looked for without making the database it would lie in. */
async function isPlanHere() {
  const databases = (await indexedDB?.databases?.().catch(() => [])) || [];
  if (!databases.some(({ name }) => name === PLAN_COPY)) return false;
  return new Promise((done) => {
    const asked = indexedDB.open(PLAN_COPY);
    asked.onerror = asked.onblocked = () => done(false);
    asked.onsuccess = () => {
      const database = asked.result;
      const counted = database.objectStoreNames.contains(PLAN_COPY) && database.transaction(PLAN_COPY).objectStore(PLAN_COPY).count();
      if (counted) counted.onsuccess = () => done(counted.result > 0);
      else done(false);
      database.close();
    };
  });
}

/** One's own people stand here only where this device keeps a copy of the plan. */
async function startMine() {
  const lines = document.querySelectorAll("[data-mine]");
  if (lines.length && (await isPlanHere().catch(() => false))) for (const line of lines) line.hidden = false;
}

startStay();
startHours();
startMaps();
startMine();
startKeeping();
startDim();
startLooks();
