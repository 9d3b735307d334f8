// The page that opens the copy on this phone: no network, no account. What it shows is built of text nodes only.
import { NoCopy, NotKept, NotSecure, open, remove, there } from "./sealed_copy.js";

const CLOSES_MS = 10 * 60_000;
const OPENS = /^(tel:|sms:|mailto:|https?:)/i;

const form = document.querySelector("form[data-open]");
const shown = document.querySelector("[data-shown]");
const closed = document.querySelector("[data-closed]");
const said = document.querySelector("[data-said]");
/** @type {number | undefined} */
let closing;

/** @param {string} which */
function say(which) {
  const words = document.querySelector(`template[data-say="${which}"]`);
  if (said) said.textContent = words instanceof HTMLTemplateElement ? words.content.textContent : "";
}

/** @param {unknown} fault */
function sayFault(fault) {
  if (fault instanceof NoCopy) say("none");
  else if (fault instanceof NotSecure) say("not-secure");
  else say(fault instanceof NotKept ? "refused" : "wrong");
}

/**
 * @param {string} tag
 * @param {string} look
 * @param {(Node | string)[]} inside
 */
function made(tag, look, ...inside) {
  const one = document.createElement(tag);
  if (look) one.className = look;
  one.append(...inside);
  return one;
}

/** @param {{name: string, when: string, doors: {verb: string, words: string, href: string}[]}} person */
function personOf(person) {
  const ways = person.doors
    .filter((door) => OPENS.test(door.href))
    .map((door, at) => {
      const link = made("a", `button button--small ${at ? "button--quiet" : "button--people"}`, door.verb);
      link.setAttribute("aria-label", door.words);
      link.setAttribute("href", door.href);
      link.setAttribute("rel", "noreferrer");
      return link;
    });
  const who = made("div", "reach__who", made("strong", "", person.name), made("span", "soft", person.when));
  return made("li", "", made("div", "reach__one", who, made("div", "reach__ways", ...ways)));
}

/** @param {string} look @param {Node[]} things */
const listed = (look, things) => (things.length ? [made("ul", look, ...things)] : []);

/** @param {any} plan */
function draw(plan) {
  const parts = plan.parts.map((/** @type {any} */ part) => {
    const lines = part.lines.map((/** @type {string} */ line) => made("li", "", line));
    const inside = [...listed("part__lines", lines), ...listed("part__people", part.people.map(personOf))];
    return made("section", "card part", made("h2", "", part.title), ...inside);
  });
  const first = made("div", "reach", ...listed("", plan.people.map(personOf)));
  document.querySelectorAll("[data-date]").forEach((place) => place.replaceChildren(plan.of));
  shown?.querySelector("[data-parts]")?.replaceChildren(first, ...parts);
}

function close() {
  window.clearTimeout(closing);
  shown?.querySelector("[data-parts]")?.replaceChildren();
  document.querySelectorAll("[data-date]").forEach((place) => place.replaceChildren());
  show("closed");
}

/** @param {"open" | "closed" | "none"} how */
function show(how) {
  if (shown instanceof HTMLElement) shown.hidden = how !== "open";
  if (form instanceof HTMLElement) form.hidden = how !== "closed";
  if (closed instanceof HTMLElement) closed.hidden = how === "open";
}

function stay() {
  window.clearTimeout(closing);
  closing = window.setTimeout(close, CLOSES_MS);
}

if (form instanceof HTMLFormElement) {
  const secret = form.querySelector("input");
  there().then((here) => (here ? show("closed") : say("none")), sayFault);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    say("wait");
    try {
      draw(await open(secret?.value ?? ""));
      form.reset();
      say("");
      show("open");
      stay();
      shown?.querySelector("h1")?.focus();
    } catch (fault) {
      sayFault(fault);
      secret?.focus();
    }
  });
  document.querySelector("[data-close]")?.addEventListener("click", close);
  for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, () => closing && stay());
  document.querySelector("[data-remove]")?.addEventListener("click", () => {
    remove().then(() => {
      close();
      show("none");
      say("removed");
    }, sayFault);
  });
}
