// What every page does beside being read: leave at once, cover itself, lock in time, keep what is written.
import { startCover } from "./cover.js";
import { startDrafts } from "./draft.js";
import { startExit } from "./exit.js";
import { startIdle } from "./idle.js";
import { startOutbox } from "./outbox.js";
import { startReveal } from "./reveal.js";
import { startScales } from "./scale.js";

startCover();
startDrafts();
startExit();
startIdle();
startOutbox().catch(() => {});
startReveal();
startScales();
