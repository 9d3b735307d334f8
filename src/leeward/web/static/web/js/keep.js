// The service worker, registered from every page: Help now and the other pages for anyone work without a network then.
// What it keeps is in web/offline.py; a browser that refuses it loses nothing else.

/** Register it, and keep all it may once the site stands on a home screen. */
export function startKeeping() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  workers.register("/worker.js", { updateViaCache: "none" }).catch(() => {});
  addEventListener("appinstalled", async () => (await workers.ready).active?.postMessage("keep"));
}
