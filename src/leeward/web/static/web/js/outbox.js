// Notes that wait on this phone. Most browsers keep none: for them nothing more is loaded.
export async function startOutbox() {
  const known = await globalThis.indexedDB?.databases?.().catch(() => []);
  if (!known || known.some(({ name }) => name === "notes")) await import("./outbox/start.js");
}
