// Where letters wait: IndexedDB, written through to the disk before "kept" is said. Each use opens and closes it, so
// that no tab holds up another, or an update.

const NAME = "notes";
const PIN = "this";

/** @typedef {import("./letter.js").Pin} Pin */
/** @typedef {{number?: number, id: Uint8Array, letter: Uint8Array}} Waiting */

/** Somebody set this device up anew while a note was being sealed: it has to be sealed again. */
export class PinChanged extends Error {}

/**
 * What each version of Leeward added, oldest first. Steps are only ever added, and none takes away what waits.
 * @type {((db: IDBDatabase) => void)[]}
 */
export const STEPS = [
  (db) => {
    db.createObjectStore("pin");
    db.createObjectStore("notes", { keyPath: "number", autoIncrement: true });
  },
];

/**
 * @param {((db: IDBDatabase) => void)[]} steps
 * @param {number} [version]
 * @returns {Promise<IDBDatabase>}
 */
function open(steps, version) {
  return new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, version);
    asked.onupgradeneeded = ({ oldVersion }) => steps.slice(oldVersion).forEach((step) => step(asked.result));
    asked.onerror = () => failed(asked.error);
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      done(asked.result);
    };
  });
}

/** @param {((db: IDBDatabase) => void)[]} steps */
export async function openStore(steps = STEPS) {
  try {
    return await open(steps, steps.length);
  } catch (why) {
    // A page from before an update: a newer one has been here. What this one knows of is still there.
    if (why instanceof DOMException && why.name === "VersionError") return open(steps);
    throw why;
  }
}

/**
 * Run one transaction; done when it is on the disk.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(pins: IDBObjectStore, notes: IDBObjectStore, change: IDBTransaction) => IDBRequest<T>} work
 * @returns {Promise<T>}
 */
async function within(mode, work) {
  const db = await openStore();
  try {
    return await new Promise((done, failed) => {
      const change = db.transaction(["pin", "notes"], mode, { durability: "strict" });
      const asked = work(change.objectStore("pin"), change.objectStore("notes"), change);
      change.oncomplete = () => done(asked.result);
      change.onabort = () => failed(change.error ?? new PinChanged());
    });
  } finally {
    db.close();
  }
}

/** Whether this browser has ever kept a note: asked first, so that nothing is made where nobody wants it. */
export async function isThere() {
  if (!globalThis.indexedDB) return false;
  if (!indexedDB.databases) return true;
  return (await indexedDB.databases()).some((one) => one.name === NAME);
}

/** @returns {Promise<Pin | undefined>} */
export function readPin() {
  return within("readonly", (pins) => pins.get(PIN));
}

/** @returns {Promise<Required<Waiting>[]>} */
export function readNotes() {
  return within("readonly", (_pins, notes) => notes.getAll());
}

/** @returns {Promise<number>} */
export function countNotes() {
  return within("readonly", (_pins, notes) => notes.count());
}

/**
 * Keep a letter, if the device is still the one it was sealed by. Errors: PinChanged; what the browser refuses with.
 * @param {Pin} pin
 * @param {Waiting} waiting
 */
export function keepNote(pin, waiting) {
  return within("readwrite", (pins, notes, change) => {
    const asked = pins.get(PIN);
    asked.onsuccess = () => (asked.result?.device.join() === pin.device.join() ? notes.add(waiting) : change.abort());
    return asked;
  });
}

/** @param {number} number */
export function dropNote(number) {
  return within("readwrite", (_pins, notes) => notes.delete(number));
}

/** @param {Pin} pin */
export function keepPin(pin) {
  return within("readwrite", (pins) => pins.put(pin, PIN));
}

/**
 * Put a new pin in the place of one, unless a note waits that was sealed by that. Errors: PinChanged.
 * @param {Pin} pin
 */
export function changePin(pin) {
  return within("readwrite", (pins, notes, change) => {
    const waiting = notes.count();
    waiting.onsuccess = () => (waiting.result ? change.abort() : pins.put(pin, PIN));
    return waiting;
  });
}

/** Forget pin and notes. @returns {Promise<void>} */
export function forget() {
  return new Promise((done, failed) => {
    const asked = indexedDB.deleteDatabase(NAME);
    asked.onsuccess = () => done();
    asked.onerror = () => failed(asked.error);
  });
}
