// Sealing in the browser, checked against RFC 9180 and against a frozen letter that the server's tests open, too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { filled } from "../../src/leeward/web/static/web/js/outbox/away.js";
import { fromHex, hex, joined, numberBytes } from "../../src/leeward/web/static/web/js/outbox/bytes.js";
import { seal } from "../../src/leeward/web/static/web/js/outbox/hpke.js";
import { noteOf, padded, parcel, sealNote } from "../../src/leeward/web/static/web/js/outbox/letter.js";
import { counted } from "../../src/leeward/web/static/web/js/outbox/waiting.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors/device-letter-1.json", import.meta.url), "utf8"));

/** An X25519 pair from its private bytes: WebCrypto takes them wrapped (RFC 8410). */
async function pairOf(privateHex, publicHex) {
  const wrapped = joined(fromHex("302e020100300506032b656e04220420"), fromHex(privateHex));
  return {
    privateKey: await crypto.subtle.importKey("pkcs8", wrapped, { name: "X25519" }, false, ["deriveBits"]),
    publicKey: await crypto.subtle.importKey("raw", fromHex(publicHex), { name: "X25519" }, true, []),
  };
}

async function pinOf(given) {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const mac = await crypto.subtle.importKey("raw", fromHex(given.mac), hmac, false, ["sign"]);
  const [account, device, key, token] = [given.account, given.device, given.public, given.token].map(fromHex);
  return { account, device, public: key, token, mac, mark: "" };
}

test("RFC 9180, A.1.1: the first message", async () => {
  const sealed = await seal(
    fromHex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d"),
    fromHex("4f6465206f6e2061204772656369616e2055726e"),
    new TextEncoder().encode("Beauty is truth, truth beauty"),
    {
      aad: fromHex("436f756e742d30"),
      aead: { id: 1, keyBytes: 16 },
      ephemeral: await pairOf(
        "52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736",
        "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431",
      ),
    },
  );
  assert.equal(
    hex(sealed),
    "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431" +
      "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a",
  );
});

test("nothing is sealed to a key that anybody could open", async () => {
  await assert.rejects(seal(new Uint8Array(32), new Uint8Array(0), new Uint8Array(1)));
});

test("the frozen letter", async () => {
  const { ephemeral, note, id } = vectors;
  const pair = await pairOf(ephemeral.private, ephemeral.public);
  const letter = await sealNote(await pinOf(vectors), fromHex(id), note, pair);
  assert.equal(hex(letter), vectors.letter);
  assert.equal(hex(parcel(await pinOf(vectors), fromHex(id), letter)), vectors.parcel);
});

test("two letters of one note have nothing in common but the name of the key", async () => {
  const pin = await pinOf(vectors);
  const letters = await Promise.all([1, 2].map(() => sealNote(pin, fromHex(vectors.id), vectors.note)));
  assert.equal(hex(letters[0].slice(0, 9)), hex(letters[1].slice(0, 9)));
  assert.notEqual(hex(letters[0].slice(9)), hex(letters[1].slice(9)));
});

test("lengths go up in steps of 512, and there is always room for the mark of the end", () => {
  const lengths = [0, 1, 510, 511, 512, 1023, 1024].map((length) => padded(new Uint8Array(length)).length);
  assert.deepEqual(lengths, [512, 512, 512, 512, 1024, 1024, 1536]);
  assert.deepEqual([...padded(new Uint8Array([7])).slice(0, 3)], [7, 0x80, 0]);
});

test("numbers as bytes, the largest first", () => {
  assert.equal(hex(numberBytes(258, 4)), "00000102");
});

test("a note says when it was written, as this clock shows it", () => {
  const note = noteOf("away-note", { text: ["x"] }, new Date(1_700_000_000_900));
  assert.equal(note.at, 1_700_000_000);
  assert.equal(typeof note.zone, "string");
  assert.ok(Number.isInteger(note.offset));
});

test("one note, or how many", () => {
  const words = { one: "1 note waiting", many: "{n} notes waiting" };
  assert.deepEqual([1, 2].map((count) => counted(words, count)), ["1 note waiting", "2 notes waiting"]);
});

test("only what was filled in is kept", () => {
  globalThis.FormData = class extends Map {
    constructor(form) {
      super(form);
    }
  };
  assert.deepEqual(filled([["mood", "4"], ["urge", ""], ["note", "  "]]), { mood: ["4"] });
});
