// What every page does beside being read: leave at once, cover itself, lock in time, keep what is being written,
// and open without a network where anyone may read it.
import { startCover } from "./cover.js";
import { startDrafts } from "./draft.js";
import { startExit } from "./exit.js";
import { startIdle } from "./idle.js";
import { startKeeping } from "./keep.js";
import { startReveal } from "./reveal.js";
import { startScales } from "./scale.js";

startCover();
startDrafts();
startExit();
startIdle();
startKeeping();
startReveal();
startScales();
