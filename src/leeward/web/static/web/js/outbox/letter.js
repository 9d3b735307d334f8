// A note becomes a letter: proved by this device's key, padded, and sealed to the person's public key. From then on
// nobody can read it on this device, its owner neither. Byte by byte: docs/vault-format.md, "Letters from a device".
import { hex, joined, numberBytes, utf8 } from "./bytes.js";
import { ephemeralKey, seal } from "./hpke.js";

const PARCEL = numberBytes(1, 1);
const FORMAT = numberBytes(2, 1);
const STEP = 512;
const INFO = utf8("vault/outbox/v1/info");

/**
 * What a device was given to keep. The MAC key cannot be read out of the browser again.
 * @typedef {{account: Uint8Array, device: Uint8Array, public: Uint8Array, token: Uint8Array, mac: CryptoKey,
 *   mark: string, before?: string}} Pin
 * @typedef {{form: string, fields: Record<string, string[]>, at: number, zone: string, offset: number}} Note
 */

/** Whether this browser can seal at all; where it cannot, nothing is kept here, and never in clear. */
export async function canSeal() {
  try {
    await ephemeralKey();
    return true;
  } catch {
    return false;
  }
}

/** A new id for a letter: the server keeps each id once. */
export function newId() {
  return crypto.getRandomValues(new Uint8Array(16));
}

/**
 * A note as it is now, with the time as this device's clock shows it.
 * @param {string} form
 * @param {Record<string, string[]>} fields
 * @param {Date} now
 * @returns {Note}
 */
export function noteOf(form, fields, now) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  return { form, fields, at: Math.floor(now.getTime() / 1000), zone, offset: -Math.round(now.getTimezoneOffset()) };
}

/**
 * An 80, then zeros up to the next step: the length tells little.
 * @param {Uint8Array} plain
 */
export function padded(plain) {
  const whole = new Uint8Array(Math.ceil((plain.length + 1) / STEP) * STEP);
  whole.set(plain);
  whole[plain.length] = 0x80;
  return whole;
}

/** @param {Uint8Array[]} parts each goes with its length before it, so that no two lists are the same bytes */
function framed(...parts) {
  return joined(...parts.flatMap((part) => [numberBytes(part.length, 4), part]));
}

/**
 * @param {Pin} pin
 * @param {Uint8Array} id
 * @param {Note} note
 * @param {CryptoKeyPair} [ephemeral] for test vectors
 */
export async function sealNote(pin, id, note, ephemeral) {
  const plain = utf8(JSON.stringify(note));
  const proof = await crypto.subtle.sign("HMAC", pin.mac, framed(pin.account, pin.device, id, plain));
  const inside = padded(joined(pin.device, new Uint8Array(proof), plain));
  const name = new Uint8Array(await crypto.subtle.digest("SHA-256", pin.public)).slice(0, 8);
  const sealed = await seal(pin.public, joined(INFO, pin.account, id), inside, { ephemeral });
  return joined(FORMAT, name, sealed);
}

/**
 * What is sent: who leaves which letter for whom.
 * @param {Pin} pin
 * @param {Uint8Array} id
 * @param {Uint8Array} letter
 */
export function parcel(pin, id, letter) {
  return joined(PARCEL, pin.account, pin.device, pin.token, id, letter);
}

/** @param {Pin} pin */
export function deviceName(pin) {
  return hex(pin.device);
}
