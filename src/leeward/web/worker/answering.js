// What is answered: a copy before the network for pages anyone may read, the network alone for everything else.

// The first paint has the device to itself; what is fetched behind it comes a moment later.
const BEHIND_MS = 400;

/** With the numbers of a country come the helplines of it: whoever opened the one may need the other tonight. */
async function bringLines(path) {
  const lines = /^\/now\/[A-Za-z]{2}$/.test(plainOf(path)) ? path.toLowerCase().replace("/now", "/helplines") : "";
  if (lines && !(await copyOf(lines))) await refresh(lines);
}

/** A page for anyone: the copy at once and a fresh one behind it, or what the network says if it says it in time. */
async function open(event, path) {
  const copy = await copyOf(path);
  if (!copy) {
    const fresh = refresh(path);
    event.waitUntil(fresh.then(mend).then(() => bringLines(path)).then(() => meet(tongueOf(path))));
    return (await Promise.race([fresh, wait(KEPT.patience.public)])) || instead(path);
  }
  if (!FIXED.has(path)) event.waitUntil(wait(BEHIND_MS).then(() => refresh(path)).then(mend).then(() => bringLines(path)));
  return copy;
}

/** A page of helplines with a choice in its address: as the network has it, or the whole one, where script chooses. */
async function chosen(request, path) {
  const answer = await Promise.race([fetch(request).catch(() => undefined), wait(KEPT.patience.public)]);
  return answer && answer.status < 500 ? answer : (await copyOf(path)) || instead(path);
}

/** What stands in for something that is neither kept nor to be had. */
async function instead(path) {
  if (path.includes(".")) return (await likeIt((other) => stemOf(other) === stemOf(path))) || Response.error();
  // Never another country's numbers in the place of those that were asked for.
  const pages = { "/now": NOW_PAGE, "/helplines": LINES_PAGE }[path];
  const like = pages && (await likeIt((other) => pages.test(other)));
  return like || (await inOther(path)) || (await copyOf(OFFLINE)) || lastResort();
}

/** What stands in for a page in another language: the same in the browser's, or what works without a network in it. */
async function inOther(path) {
  const tongue = tongueOf(path);
  if (!tongue) return undefined;
  const plain = plainOf(path);
  if (plain === OFFLINE) return copyOf(plain);
  return (await copyOf(plain)) || (plain === "/now" && (await instead(plain))) || copyOf(inTongue(OFFLINE, tongue));
}

/** When there is not even a copy: what to do, in plain words. */
function lastResort() {
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'" };
  return new Response(KEPT.bare, { status: 503, headers });
}

// 502 and 504 are what a proxy says for a server that is away; Leeward itself never says them.
const isAway = (answer) => !answer || answer.status === 502 || answer.status === 504;

/** Which page for anyone does the same without a network as this private one; the one without network where none does. */
async function likeness(path) {
  const found = KEPT.instead.find(([from]) => path === from || path.startsWith(`${from}/`));
  if (!found) return OFFLINE;
  const [from, to, isByName] = found;
  const wanted = isByName ? [to + path.slice(from.length), to] : [to];
  for (const other of wanted) if (LISTED.has(other) && (await copyOf(other))) return other;
  return OFFLINE;
}

/** A private page: the network's answer as it is, and when there is none the page that does the same, or a kind one. */
async function through(request, path) {
  const answer = await Promise.race([fetch(request).catch(() => undefined), wait(KEPT.patience.private)]);
  if (!isAway(answer)) return answer;
  const [other, tongue] = [await likeness(path), await spoken()];
  // Under its own address, so that what is on the screen is what the address says; the mark lets it say why it came.
  if (other === OFFLINE) return (await copyOf(inTongue(OFFLINE, tongue))) || instead(OFFLINE);
  const said = (await copyOf(inTongue(other, tongue))) ? inTongue(other, tongue) : other;
  return Response.redirect(`${said}#no-network`, 302);
}

/** The page a form was sent from: browsers do not always say which, and then it is the one that somebody looks at. */
async function sender(event) {
  const named = event.clientId && (await clients.get(event.clientId));
  const seen = async () => (await clients.matchAll({ type: "window" })).find((page) => page.focused);
  return named || seen();
}

/** A form on its way. Where it cannot be, the page with the words stays as it is (that is what 204 means) and says so. */
async function sending(event) {
  const answer = await fetch(event.request).catch(() => undefined);
  if (!isAway(answer)) return answer;
  const page = await sender(event).catch(() => undefined);
  page?.postMessage("not sent");
  // Without a page to stay on: never as the direct answer, for a browser keeps what was sent with that.
  return page ? new Response(null, { status: 204 }) : Response.redirect("/without-network#not-sent", 303);
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
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === "POST" && request.mode === "navigate" && !KEPT.leaving.includes(pathname)) {
    event.respondWith(sending(event));
  }
  if (request.method !== "GET") return;
  if (search && LINES_PAGE.test(pathname)) event.respondWith(chosen(request, pathname));
  else if (isOurs(pathname)) event.respondWith(open(event, pathname));
  else if (request.mode === "navigate") event.respondWith(through(request, pathname));
});

addEventListener("message", (event) => {
  const answer = async () => {
    const tongue = tongueOf(new URL(event.source?.url || location.href).pathname);
    const outcomes = await bringAll(KEPT.wish.map((path) => inTongue(path, tongue)));
    event.ports[0]?.postMessage({ isKept: outcomes.every((one) => one === "kept"), isFull: outcomes.includes("full") });
  };
  if (event.data === "keep") event.waitUntil(answer());
  if (event.data?.language) event.waitUntil(hear(event.data.language));
});
