// Bringing what waits to the server. A letter leaves this device only after the server named it as kept; sent twice it
// is there once, so nothing here has to be right about what another tab, or a crash, did in between.
import { hex } from "./bytes.js";
import { parcel } from "./letter.js";
import { countNotes, dropNote, readNotes, readPin } from "./store.js";

const ADDRESS = "/letters";
const WITHIN_MS = 20_000;
const NAME = "notes";
/** Tabs tell each other that the number of notes has changed. One a page: it does not hear itself. */
export const tabs = globalThis.document && new BroadcastChannel(NAME);

/** @typedef {import("./letter.js").Pin} Pin */
/** @typedef {{waiting: number, brought: number, why: string}} Carried */

/**
 * "" when it is kept; "away" without network; "unknown" when this device may not bring notes any more; "odd" for a
 * letter the server cannot take; "later" for everything that passes.
 * @param {Pin} pin
 * @param {Uint8Array} id
 * @param {Uint8Array} letter
 */
async function leave(pin, id, letter) {
  try {
    const answer = await fetch(ADDRESS, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: parcel(pin, id, letter),
      redirect: "error",
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    // Named, because not everything that answers 200 is our server: a hotel's sign-in page does, too.
    if (answer.status === 200) return (await answer.text()) === hex(id) ? "" : "away";
    if (answer.status === 403) return "unknown";
    return answer.status === 400 || answer.status === 413 ? "odd" : "later";
  } catch {
    return "away";
  }
}

/** Let the other tabs look again. */
export function tell() {
  tabs?.postMessage("changed");
}

/** @returns {Promise<Carried>} */
async function carryAll() {
  const pin = await readPin();
  const notes = pin ? await readNotes() : [];
  let brought = 0;
  let why = "";
  for (const { number, id, letter } of notes) {
    const answer = pin ? await leave(pin, id, letter) : "unknown";
    why = answer || why;
    if (answer === "") {
      await dropNote(number);
      brought += 1;
    } else if (answer !== "odd") break;
  }
  if (brought) tell();
  return { waiting: await countNotes(), brought, why };
}

/**
 * Bring what waits, one tab after another.
 * @returns {Promise<Carried>}
 */
export function carry() {
  return navigator.locks ? navigator.locks.request(NAME, carryAll) : carryAll();
}
