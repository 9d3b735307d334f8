// What is answered: a copy before the network for pages anyone may read, the network alone for everything else.

// The first paint has the device to itself; what is fetched behind it comes a moment later.
const BEHIND_MS = 400;

/** A page for anyone: the copy at once and a fresh one behind it, or what the network says if it says it in time. */
async function open(event, path) {
  const copy = await copyOf(path);
  if (!copy) {
    const fresh = refresh(path);
    event.waitUntil(fresh.then(mend));
    return (await Promise.race([fresh, wait(KEPT.patience.public)])) || instead(path);
  }
  if (!FIXED.has(path)) event.waitUntil(wait(BEHIND_MS).then(() => refresh(path)).then(mend));
  return copy;
}

/** What stands in for something that is neither kept nor to be had. */
async function instead(path) {
  if (path.includes(".")) return (await likeIt((other) => stemOf(other) === stemOf(path))) || Response.error();
  // Never another country's numbers in the place of those that were asked for.
  const now = path === "/now" ? await likeIt((other) => NOW_PAGE.test(other)) : undefined;
  return now || (await copyOf(OFFLINE)) || lastResort();
}

/** When there is not even a copy: what to do, in plain words. */
function lastResort() {
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'" };
  return new Response(KEPT.bare, { status: 503, headers });
}

/** A private page: the network's answer as it is, and a kind page when there is none. */
async function through(request) {
  const answer = await Promise.race([fetch(request).catch(() => undefined), wait(KEPT.patience.private)]);
  // 502 and 504 are what a proxy says for a server that is away; Leeward itself never says them.
  const isAway = !answer || answer.status === 502 || answer.status === 504;
  return isAway ? instead(OFFLINE) : answer;
}

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(install());
});

addEventListener("activate", (event) => {
  event.waitUntil(takeOver().catch(() => {}).then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (isOurs(pathname)) event.respondWith(open(event, pathname));
  else if (request.mode === "navigate") event.respondWith(through(request));
});

addEventListener("message", (event) => {
  const answer = async () => {
    const outcomes = await bringAll(KEPT.wish);
    event.ports[0]?.postMessage({ isKept: outcomes.every((one) => one === "kept"), isFull: outcomes.includes("full") });
  };
  if (event.data === "keep") event.waitUntil(answer());
});
