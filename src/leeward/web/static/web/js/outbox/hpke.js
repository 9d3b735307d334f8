// HPKE (RFC 9180), base mode, sealing only: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-GCM. Names as in the RFC.
// Checked against its vectors in tests/scripts/outbox.test.js and opened by the server's library in tests/vault.
import { joined, numberBytes, utf8 } from "./bytes.js";

const EMPTY = new Uint8Array(0);
const KEM_ID = 0x0020;
const KDF_ID = 0x0001;
const KEM = joined(utf8("KEM"), numberBytes(KEM_ID, 2));
const BASE_MODE = numberBytes(0, 1);
const HASH_BYTES = 32;
const NONCE_BYTES = 12;
export const AES_256_GCM = { id: 0x0002, keyBytes: 32 };

/**
 * @param {Uint8Array} key
 * @param {Uint8Array} message
 */
async function hmac(key, message) {
  // An empty salt is a key of zeros (RFC 5869, 2.2); WebCrypto refuses one without bytes.
  const raw = key.length ? key : new Uint8Array(HASH_BYTES);
  const imported = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, message));
}

/**
 * @param {Uint8Array} suite
 * @param {Uint8Array} salt
 * @param {string} label
 * @param {Uint8Array} material
 */
function labeledExtract(suite, salt, label, material) {
  return hmac(salt, joined(utf8("HPKE-v1"), suite, utf8(label), material));
}

/**
 * All that is asked for here fits into one block of the hash, so one round of HKDF-Expand is enough.
 * @param {Uint8Array} suite
 * @param {Uint8Array} root
 * @param {string} label
 * @param {Uint8Array} info
 * @param {number} length
 */
async function labeledExpand(suite, root, label, info, length) {
  const labeled = joined(numberBytes(length, 2), utf8("HPKE-v1"), suite, utf8(label), info);
  return (await hmac(root, joined(labeled, numberBytes(1, 1)))).slice(0, length);
}

/**
 * @param {Uint8Array} recipient
 * @param {CryptoKeyPair} ephemeral
 */
async function encap(recipient, ephemeral) {
  const theirs = await crypto.subtle.importKey("raw", recipient, { name: "X25519" }, false, []);
  const enc = new Uint8Array(await crypto.subtle.exportKey("raw", ephemeral.publicKey));
  const bits = await crypto.subtle.deriveBits({ name: "X25519", public: theirs }, ephemeral.privateKey, 256);
  const shared = new Uint8Array(bits);
  // A key of small order gives zeros whatever ours is (RFC 7748, 6.1): anybody could open what is sealed to it.
  if (shared.every((byte) => byte === 0)) throw new Error("no key");
  const root = await labeledExtract(KEM, EMPTY, "eae_prk", shared);
  return { enc, secret: await labeledExpand(KEM, root, "shared_secret", joined(enc, recipient), HASH_BYTES) };
}

/**
 * @param {Uint8Array} secret
 * @param {Uint8Array} info
 * @param {{id: number, keyBytes: number}} aead
 */
async function keySchedule(secret, info, aead) {
  const suite = joined(utf8("HPKE"), numberBytes(KEM_ID, 2), numberBytes(KDF_ID, 2), numberBytes(aead.id, 2));
  const noKey = await labeledExtract(suite, EMPTY, "psk_id_hash", EMPTY);
  const context = joined(BASE_MODE, noKey, await labeledExtract(suite, EMPTY, "info_hash", info));
  const root = await labeledExtract(suite, secret, "secret", EMPTY);
  return {
    key: await labeledExpand(suite, root, "key", context, aead.keyBytes),
    nonce: await labeledExpand(suite, root, "base_nonce", context, NONCE_BYTES),
  };
}

/** @returns {Promise<CryptoKeyPair>} */
export async function ephemeralKey() {
  return /** @type {CryptoKeyPair} */ (await crypto.subtle.generateKey({ name: "X25519" }, true, ["deriveBits"]));
}

/**
 * Seal to a public key: 32 bytes of an own key, then ciphertext and tag.
 * @param {Uint8Array} recipient the public key, 32 bytes
 * @param {Uint8Array} info what the letter is bound to
 * @param {Uint8Array} plaintext
 * @param {{aad?: Uint8Array, aead?: {id: number, keyBytes: number}, ephemeral?: CryptoKeyPair}} more for test vectors
 * @returns {Promise<Uint8Array>}
 */
export async function seal(recipient, info, plaintext, { aad = EMPTY, aead = AES_256_GCM, ephemeral } = {}) {
  const { enc, secret } = await encap(recipient, ephemeral ?? (await ephemeralKey()));
  const { key, nonce } = await keySchedule(secret, info, aead);
  const cipher = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const how = { name: "AES-GCM", iv: nonce, additionalData: aad, tagLength: 128 };
  return joined(enc, new Uint8Array(await crypto.subtle.encrypt(how, cipher, plaintext)));
}
