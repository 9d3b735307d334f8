// The copy of a plan on this phone: sealed in the browser, opened by a local secret, readable without a network.
//
// PBKDF2-SHA-256 (600,000 rounds) makes a key of the secret; under it lies (AES-GCM) the private half of a P-256 pair.
// The copy is sealed to the public half: so it can be brought up to date without the secret, and opened only with it.
// Nothing of this is ever sent anywhere. Source: PRIVACY.md 9.7 and 0.2; NIST SP 800-132, SP 800-56A, RFC 5869.
import { put, remove, there } from "./copy_store.js";

export { NotKept, remove, there } from "./copy_store.js";
export const ROUNDS = 600_000;
export const SHORTEST = 10;
const FORMAT = 1;
const LABEL = "leeward/plan/copy/v1";
const STEP_BYTES = 1024; // the length of a plan says little when it comes in steps
const CURVE = { name: "ECDH", namedCurve: "P-256" };

/** The secret does not open the copy, or the copy was changed: which of the two, nobody can tell. */
export class WrongSecret extends Error {}
/** There is no copy here: never made, removed, or cleared by the browser. */
export class NoCopy extends Error {}
/** Sealing works on https:// and localhost only. */
export class NotSecure extends Error {}

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
const joined = (/** @type {Uint8Array[]} */ ...parts) => new Uint8Array(parts.flatMap((part) => [...part]));

/**
 * Whether a secret is long enough, counted in characters as people see them.
 * @param {string} secret
 */
export function isLongEnough(secret) {
  return [...secret.normalize("NFKC")].length >= SHORTEST;
}

/** @returns {SubtleCrypto} */
function subtle() {
  if (!globalThis.crypto?.subtle) throw new NotSecure();
  return crypto.subtle;
}

/**
 * @param {string} secret
 * @param {Uint8Array<ArrayBuffer>} salt
 */
async function keyOf(secret, salt) {
  const typed = await subtle().importKey("raw", bytes(secret.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
  return subtle().deriveKey(how, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/**
 * @param {CryptoKey} ours
 * @param {CryptoKey} theirs
 * @param {Uint8Array} both the two public halves: they go into the key, so that neither can be exchanged
 */
async function shared(ours, theirs, both) {
  const secret = await subtle().deriveBits({ name: "ECDH", public: theirs }, ours, 256);
  const mixed = await subtle().importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info: joined(bytes(LABEL), both) };
  return subtle().deriveKey(how, mixed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

const locked = (/** @type {Uint8Array<ArrayBuffer>} */ iv) => ({ name: "AES-GCM", iv, additionalData: bytes(LABEL) });

/**
 * Seal a plan to the public half of a pair.
 * @param {Uint8Array<ArrayBuffer>} receiver
 * @param {unknown} plan
 */
async function sealed(receiver, plan) {
  const theirs = await subtle().importKey("raw", receiver, CURVE, false, []);
  const once = await subtle().generateKey(CURVE, true, ["deriveBits"]);
  const sender = new Uint8Array(await subtle().exportKey("raw", once.publicKey));
  const key = await shared(once.privateKey, theirs, joined(sender, receiver));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = bytes(JSON.stringify(plan));
  const padded = joined(text, new Uint8Array(STEP_BYTES - (text.length % STEP_BYTES)).fill(32));
  return { sender, iv, body: new Uint8Array(await subtle().encrypt(locked(iv), key, padded)) };
}

/**
 * Make a copy under a secret, in place of any that was here.
 * @param {string} secret
 * @param {{owner: string, mark: string, plan: unknown}} data
 */
export async function make(secret, data) {
  const pair = await subtle().generateKey(CURVE, true, ["deriveBits"]);
  const receiver = new Uint8Array(await subtle().exportKey("raw", pair.publicKey));
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const half = await subtle().exportKey("pkcs8", pair.privateKey);
  const key = new Uint8Array(await subtle().encrypt(locked(iv), await keyOf(secret, salt), half));
  const kept = { format: FORMAT, owner: data.owner, mark: data.mark, receiver, salt, iv, key };
  const copy = { ...kept, copy: await sealed(receiver, data.plan) };
  await put(copy);
}

/**
 * Bring the copy up to date without its secret; true when there was something to do. Another person's copy is left.
 * @param {{owner: string, mark: string, plan: unknown}} data
 */
export async function renew(data) {
  const here = await there();
  if (!here || here.owner !== data.owner || here.mark === data.mark) return false;
  if (!data.mark) {
    await remove();
    return true;
  }
  const copy = { ...here, mark: data.mark, copy: await sealed(here.receiver, data.plan) };
  await put(copy);
  return true;
}

/**
 * Open the copy.
 * @param {string} secret
 * @returns {Promise<any>}
 */
export async function open(secret) {
  const here = await there();
  if (!here) throw new NoCopy();
  const key = await keyOf(secret, here.salt);
  try {
    const half = await subtle().decrypt(locked(here.iv), key, here.key);
    const ours = await subtle().importKey("pkcs8", half, CURVE, false, ["deriveBits"]);
    const sender = await subtle().importKey("raw", here.copy.sender, CURVE, false, []);
    const opener = await shared(ours, sender, joined(here.copy.sender, here.receiver));
    const plain = await subtle().decrypt(locked(here.copy.iv), opener, here.copy.body);
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    throw new WrongSecret();
  }
}
