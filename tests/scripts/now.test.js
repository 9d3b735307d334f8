// The parts of Help now that decide, without a browser: node --test tests/scripts
import assert from "node:assert/strict";
import { test } from "node:test";
import { localVoice } from "../../src/leeward/library/look/aids.js";
import { isDim } from "../../src/leeward/library/look/night.js";
import { clockIn, isOpen, turnAt } from "../../src/leeward/library/look/pace.js";

const [MONDAY, FRIDAY, SATURDAY, SUNDAY] = [0, 4, 5, 6];
const at = (day, hour, minute = 0) => ({ day, minute: hour * 60 + minute });

test("four seconds in, six out, and round again", () => {
  assert.deepEqual(turnAt(0), { inward: true, left: 4000, round: 0 });
  assert.deepEqual(turnAt(3999), { inward: true, left: 1, round: 0 });
  assert.deepEqual(turnAt(4000), { inward: false, left: 6000, round: 0 });
  assert.deepEqual(turnAt(10_000), { inward: true, left: 4000, round: 1 });
});

test("stated hours are read for days, spans and the whole day", () => {
  const hours = "Mo,Tu 09:00-15:00,17:00-21:00; Th,Fr 09:00-15:00; PH off";
  assert.equal(isOpen(hours, at(MONDAY, 9)), true);
  assert.equal(isOpen(hours, at(MONDAY, 16)), false);
  assert.equal(isOpen(hours, at(MONDAY, 21)), false);
  assert.equal(isOpen(hours, at(FRIDAY, 14, 59)), true);
  assert.equal(isOpen(hours, at(SUNDAY, 10)), false);
  assert.equal(isOpen("24/7", at(SUNDAY, 3)), true);
  assert.equal(isOpen("Mo-Su 16:00-24:00", at(SUNDAY, 23, 59)), true);
});

test("a night that goes on past midnight belongs to the day on which it began", () => {
  assert.equal(isOpen("Fr 20:00-01:00", at(FRIDAY, 23)), true);
  assert.equal(isOpen("Fr 20:00-01:00", at(SATURDAY, 0, 30)), true);
  assert.equal(isOpen("Fr 20:00-01:00", at(FRIDAY, 0, 30)), false);
  assert.equal(isOpen("Su-Fr 16:00-21:30", at(SATURDAY, 17)), false);
  assert.equal(isOpen("Su-Fr 16:00-21:30", at(MONDAY, 17)), true);
});

test("hours that are not stated or cannot be read are neither open nor closed", () => {
  assert.equal(isOpen("", at(MONDAY, 9)), null);
  assert.equal(isOpen("weekdays, mornings", at(MONDAY, 9)), null);
});

test("the clock is the one where the service is", () => {
  const moment = new Date("2026-07-05T22:30:00Z");
  assert.deepEqual(clockIn("Europe/London", moment), at(SUNDAY, 23, 30));
  assert.deepEqual(clockIn("Asia/Tokyo", moment), at(MONDAY, 7, 30));
});

test("dim is a choice, or between two times that may go past midnight", () => {
  assert.equal(isDim("", 1400), false);
  assert.equal(isDim("night", 720), true);
  assert.equal(isDim("21:00-07:00", 21 * 60), true);
  assert.equal(isDim("21:00-07:00", 6 * 60 + 59), true);
  assert.equal(isDim("21:00-07:00", 7 * 60), false);
  assert.equal(isDim("01:00-05:30", 5 * 60), true);
  assert.equal(isDim("01:00-05:30", 23 * 60), false);
  assert.equal(isDim("soon", 23 * 60), false);
});

test("only a voice that lives on this device speaks, in the language of the page", () => {
  const far = { localService: false, lang: "en-US" };
  const near = { localService: true, lang: "en_GB" };
  assert.equal(localVoice([far], "en"), undefined);
  assert.equal(localVoice([far, near], "en"), near);
  assert.equal(localVoice([{ localService: true, lang: "de-DE" }], "en"), undefined);
});
