// Keeping more for the time without a network: asked for by a button, or by putting the site on a home screen.

/** @returns {Promise<{isKept: boolean, isFull: boolean}>} */
async function keepAll() {
  // May be refused, and promises nothing; asked only of somebody who wants this kept.
  navigator.storage?.persist?.().catch(() => false);
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = ({ data }) => done(data);
    active?.postMessage("keep", [port2]);
  });
}

/** Say at each page of the list whether it is here: without a network the others lead nowhere. */
async function sayWhatIsHere() {
  for (const line of document.querySelectorAll("[data-wish]")) {
    const address = line.querySelector("a")?.getAttribute("href") || "";
    const isHere = await caches.match(address, { ignoreVary: true }).catch(() => undefined);
    line.toggleAttribute("data-away", !isHere);
  }
}

/** Register the worker, and offer what it can do. A browser that refuses loses nothing else. */
export function startKeeping() {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register("/worker.js", { updateViaCache: "none" }).catch(() => {});
  addEventListener("appinstalled", keepAll);
  const button = document.querySelector("[data-keep]");
  const said = document.querySelector("[data-keep-said]");
  if (!(button instanceof HTMLElement) || !(said instanceof HTMLElement)) return;
  button.hidden = false;
  sayWhatIsHere();
  button.addEventListener("click", async () => {
    const { isKept, isFull } = await keepAll();
    await sayWhatIsHere();
    said.textContent = (isKept ? said.dataset.kept : isFull ? said.dataset.full : said.dataset.away) || "";
  });
}
