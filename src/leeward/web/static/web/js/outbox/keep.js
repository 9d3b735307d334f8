// Keeping something while there is no network. Any page may call it, a public one too:
//   await keepAway("ride", { before: "7", words: ["one", "two"] });
// It is taken in by the room's own handler of that form (web/deposits.py), once, when its owner has unlocked.
import { carry, tell } from "./carry.js";
import { newId, noteOf, sealNote } from "./letter.js";
import { PinChanged, isThere, keepNote, readPin } from "./store.js";

/** Why something could not be kept on this device. Whoever called still has the words, and has to leave them where they are. */
export class NotKept extends Error {
  /** @param {"not-set-up" | "no-room" | "refused"} why */
  constructor(why) {
    super(why);
    this.why = why;
  }
}

/**
 * @param {unknown} fault
 * @returns {NotKept}
 */
function named(fault) {
  if (fault instanceof NotKept) return fault;
  const isFull = fault instanceof DOMException && fault.name === "QuotaExceededError";
  return new NotKept(isFull ? "no-room" : "refused");
}

/** The pin of this device. Errors: NotKept. */
async function pinned() {
  const pin = (await isThere()) ? await readPin() : undefined;
  if (!pin) throw new NotKept("not-set-up");
  return pin;
}

/**
 * @param {string} form
 * @param {Record<string, string[]>} fields
 */
async function sealAndKeep(form, fields) {
  const note = noteOf(form, fields, new Date());
  for (;;) {
    const pin = await pinned();
    const id = newId();
    try {
      await keepNote(pin, { id, letter: await sealNote(pin, id, note) });
      return;
    } catch (fault) {
      if (!(fault instanceof PinChanged)) throw fault;
    }
  }
}

/** Whether this device may keep notes. */
export async function keepsAway() {
  try {
    return Boolean(await pinned());
  } catch {
    return false;
  }
}

/**
 * Seal what a form holds and keep it on this device. Done as soon as it is on the disk; `carried` tells later whether it
 * could be brought along at once.
 * @param {string} form the name its room handles it by
 * @param {Record<string, string | string[]>} fields
 * @returns {Promise<{carried: Promise<import("./carry.js").Carried>}>}
 * Errors: NotKept; then nothing was kept, here or anywhere.
 */
export async function keepAway(form, fields) {
  const lists = Object.entries(fields).map(([name, words]) => [name, Array.isArray(words) ? words : [words]]);
  try {
    await sealAndKeep(form, Object.fromEntries(lists));
  } catch (fault) {
    throw named(fault);
  }
  tell();
  // Kept is kept: whatever goes wrong from here on, the letter waits.
  return { carried: carry().catch(() => ({ waiting: 1, brought: 0, why: "away" })) };
}
