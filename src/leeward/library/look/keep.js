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

/** Register the worker, and offer what it can do. A browser that refuses loses nothing else. */
export function startKeeping() {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register("/worker.js", { updateViaCache: "none" }).catch(() => {});
  addEventListener("appinstalled", keepAll);
  const button = document.querySelector("[data-keep]");
  const said = document.querySelector("[data-keep-said]");
  if (!(button instanceof HTMLElement) || !(said instanceof HTMLElement)) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const { isKept, isFull } = await keepAll();
    said.textContent = (isKept ? said.dataset.kept : isFull ? said.dataset.full : said.dataset.away) || "";
  });
}
