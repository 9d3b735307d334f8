// What only an open notebook can do: let this phone keep notes, give it new keys after all keys were changed, and take
// it away again. The page is accounts/this_phone.html; `renew` runs on every page while the notebook is open.
import { fromHex, hex } from "./bytes.js";
import { canSeal } from "./letter.js";
import { changePin, countNotes, forget, isThere, keepPin, readPin } from "./store.js";
import { bring } from "./waiting.js";
import { ownPage } from "../send.js";

/** @typedef {import("./letter.js").Pin} Pin */

const ASKED = "notes-asked";

/**
 * @param {string} address
 * @param {Record<string, string>} [fields]
 * @returns {Promise<Response | null>} null when there is no network
 */
async function ask(address, fields = {}) {
  const body = ownPage();
  for (const [name, words] of Object.entries(fields)) body.set(name, words);
  return fetch(address, { method: "POST", body, redirect: "manual" }).catch(() => null);
}

/**
 * What the server gave, as this device keeps it: the MAC key goes in and cannot be read out again.
 * @param {Record<string, string>} given
 * @returns {Promise<Pin>}
 */
async function pinOf(given) {
  const mac = await crypto.subtle.importKey("raw", fromHex(given.mac), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const [account, device, key, token] = [given.account, given.device, given.public, given.token].map(fromHex);
  return { account, device, public: key, token, mac, mark: given.mark };
}

/**
 * Let this phone keep notes. "" when it does, else why not.
 * @param {string} address
 */
async function begin(address) {
  if (!(await canSeal())) return "cannot";
  const answer = await ask(`${address}/begin`);
  if (!answer?.ok) return answer?.status === 507 ? "many" : "locked";
  const given = await answer.json();
  try {
    await keepPin(await pinOf(given));
  } catch {
    await ask(address, { remove: given.device });
    return "refused";
  }
  // Asked once, here: a browser that agrees does not clear away what waits when it runs short of room.
  await navigator.storage?.persist?.();
  return "";
}

/**
 * Take a phone off the list; what waits on this one is brought along first.
 * @param {string} address
 * @param {string} device
 */
async function end(address, device) {
  const pin = (await isThere()) ? await readPin() : undefined;
  const isThis = pin && hex(pin.device) === device;
  if (isThis && (await bring()).waiting) return "waiting";
  const answer = await ask(address, { remove: device });
  if (!answer?.ok) return "locked";
  if (isThis) await forget();
  return "";
}

/**
 * After "Change all keys" this phone still seals to the old key, which opens letters for a year. Give it the new one,
 * once nothing waits that the old one sealed.
 * @param {string | undefined} mark the one of today, on every page of an open notebook
 * @param {string} address
 */
export async function renew(mark, address) {
  const pin = mark ? await readPin() : undefined;
  if (!pin || !mark) return;
  if (pin.before && (await ask(address, { remove: pin.before }))?.ok) await keepPin({ ...pin, before: undefined });
  if (pin.mark === mark || sessionStorage.getItem(ASKED) === mark || (await countNotes())) return;
  const answer = await ask(`${address}/again`, { device: hex(pin.device) });
  // Not known here: it keeps notes for another notebook, which is nobody's business on this page.
  if (answer?.status === 404) sessionStorage.setItem(ASKED, mark);
  if (answer?.status !== 200) return;
  await changePin({ ...(await pinOf(await answer.json())), before: hex(pin.device) });
}

/** @param {HTMLElement} page */
async function state(page) {
  if (!(await canSeal())) return "cannot";
  const pin = (await isThere()) ? await readPin() : undefined;
  if (!pin) return "off";
  return page.querySelector(`[data-device="${hex(pin.device)}"]`) ? "on" : "other";
}

/**
 * Show the parts for this state, or this reason, and no other.
 * @param {HTMLElement} page
 * @param {"phoneIs" | "phoneWhy"} kind
 * @param {string} name
 */
function show(page, kind, name) {
  const parts = page.querySelectorAll(kind === "phoneIs" ? "[data-phone-is]" : "[data-phone-why]");
  for (const part of parts) if (part instanceof HTMLElement) part.hidden = part.dataset[kind] !== name;
}

/** Run the page on which this phone is set up. */
export async function startPhone() {
  const page = document.querySelector("[data-phone]");
  if (!(page instanceof HTMLElement)) return;
  const address = page.dataset.phone ?? "";
  const act = async (/** @type {() => Promise<string>} */ doing) => {
    const why = await doing().catch(() => "refused");
    if (why) show(page, "phoneWhy", why);
    else location.reload();
  };
  page.querySelector("[data-phone-begin]")?.addEventListener("click", () => act(() => begin(address)));
  page.querySelector("[data-phone-forget]")?.addEventListener("click", () => act(() => forget().then(() => "")));
  for (const form of page.querySelectorAll("form[data-phone-end]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (form instanceof HTMLElement) act(() => end(address, form.dataset.phoneEnd ?? ""));
    });
  }
  show(page, "phoneIs", await state(page).catch(() => "cannot"));
  const here = (await isThere()) ? await readPin() : undefined;
  const own = here && page.querySelector(`[data-device="${hex(here.device)}"] [data-phone-this]`);
  if (own instanceof HTMLElement) own.hidden = false;
}
