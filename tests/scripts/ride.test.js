// The steps of a ride as they are kept, without a browser: node --test tests/scripts
import assert from "node:assert/strict";
import { test } from "node:test";
import { Steps } from "../../src/leeward/coping/static/coping/ride_steps.js";

const MINUTE = 60_000;
const said = (now, tool = "", how = "") => ({ now, tool, how });

test("a number belongs to the step that ends and to the one that begins", () => {
  const steps = new Steps(0);
  steps.turn(said("8", "wash-up"), 5 * MINUTE);
  steps.turn(said("6", "", "a bit"), 10 * MINUTE);
  assert.deepEqual(steps.fields(said("")), {
    tool: ["wash-up"], before: ["8"], after: ["6"], minutes: ["5"], how: ["a bit"],
  });
});

test("what was skipped stays empty, a clock that jumped gives no odd minutes", () => {
  const steps = new Steps(1000 * MINUTE);
  steps.turn(said("", "wash-up"), 0);
  steps.turn(said("", "sit-down"), 900 * MINUTE);
  const { minutes, before, after } = steps.fields(said("3"));
  assert.deepEqual([minutes, before, after], [["0", "120"], ["", ""], ["", "3"]]);
});
