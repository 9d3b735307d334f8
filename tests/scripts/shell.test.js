// The parts of the shell's scripts that decide, without a browser: node --test tests/scripts
import assert from "node:assert/strict";
import { test } from "node:test";
import { untilNext } from "../../src/leeward/web/static/web/js/draft.js";
import { pressesThatCount } from "../../src/leeward/web/static/web/js/exit.js";
import { Watch } from "../../src/leeward/web/static/web/js/idle.js";
import { numberTyped } from "../../src/leeward/web/static/web/js/scale.js";

const MINUTE = 60_000;

test("three presses within five seconds count, older ones are forgotten", () => {
  let presses = [];
  for (const time of [0, 2000, 4900]) presses = pressesThatCount(presses, time);
  assert.equal(presses.length, 3);
  assert.deepEqual(pressesThatCount(presses, 7500), [4900, 7500]);
});

test("nobody here for the idle time means over, and not a moment before", () => {
  const watch = new Watch(10 * MINUTE, 0);
  assert.equal(watch.isOver(10 * MINUTE - 1), false);
  assert.equal(watch.isOver(10 * MINUTE), true);
  watch.see(9 * MINUTE);
  assert.equal(watch.isOver(18 * MINUTE), false);
});

test("word from another tab that is older than what is known changes nothing", () => {
  const watch = new Watch(MINUTE, 5000);
  watch.see(1000);
  assert.equal(watch.seen, 5000);
});

test("the server hears at most once a minute, and only when somebody was here since", () => {
  const watch = new Watch(10 * MINUTE, 0);
  assert.equal(watch.isToTell(5 * MINUTE), false);
  watch.see(1000);
  assert.equal(watch.isToTell(MINUTE - 1), false);
  assert.equal(watch.isToTell(MINUTE), true);
  watch.told = MINUTE;
  assert.equal(watch.isToTell(3 * MINUTE), false);
});

test("a draft waits for a pause, and twenty seconds after the one before", () => {
  assert.equal(untilNext(0, 1_000_000), 3000);
  assert.equal(untilNext(1_000_000, 1_001_000), 19_000);
});

test("one and then nought is ten", () => {
  assert.equal(numberTyped("0", "1"), "10");
  assert.equal(numberTyped("0", ""), "0");
  assert.equal(numberTyped("7", "1"), "7");
});
