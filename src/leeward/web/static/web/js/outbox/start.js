// Runs on every page of a browser that keeps notes: brings along what waits, and keeps its keys those of today.
import { renew } from "./phone.js";
import { startWaiting } from "./waiting.js";

async function start() {
  const { pin, phone } = document.body.dataset;
  if ((await startWaiting()) && pin && phone) await renew(pin, phone);
}

// Storage that refuses holds nothing up: the page is whole without it, and what waits is tried again on the next.
start().catch(() => {});
