// The line of a time of moving, without a browser: node --test tests/scripts
import assert from "node:assert/strict";
import { test } from "node:test";
import { shareGone } from "../../src/leeward/movement/static/movement/moving.js";

test("the line goes on from where the page found it and ends at its end", () => {
  assert.equal(shareGone(300, 0, 0), 0);
  assert.equal(shareGone(300, 60, 90), 0.5);
  assert.equal(shareGone(300, 290, 900), 1);
});

test("a clock that jumped back, and no length, give an empty line", () => {
  assert.equal(shareGone(300, 10, -4000), 0);
  assert.equal(shareGone(0, 10, 10), 0);
});
