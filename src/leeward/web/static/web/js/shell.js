// What every page does beside being read: leave at once, cover itself, lock in time, keep what is being written,
// and open without a network where anyone may read it.
import { startCover } from "./cover.js";
import { startDrafts } from "./draft.js";
import { startExit } from "./exit.js";
import { startIdle } from "./idle.js";
import { startOutbox } from "./outbox.js";
import { startReveal } from "./reveal.js";
import { startScales } from "./scale.js";
import { startNotSent } from "./unsent.js";

startCover();
startDrafts();
startExit();
startIdle();
startNotSent();
startOutbox().catch(() => {});
startReveal();
startScales();

// The service worker (web/offline.py); a browser that refuses it loses nothing else.
const workers = navigator.serviceWorker;
workers?.register("/worker.js", { updateViaCache: "none" }).catch(() => {});
// In which language this is, so that what stands in for it without a network is in the same.
workers?.ready.then(({ active }) => active?.postMessage({ language: document.documentElement.lang })).catch(() => {});
// Once the site stands on a home screen, all that anyone may read is kept.
addEventListener("appinstalled", async () => (await workers?.ready)?.active?.postMessage("keep"));
