// The service worker: keeps what anyone may read, for the time without a network. A private page is never kept, never
// looked at and never held up; what waits in IndexedDB is nothing to it. No library: it has to be read in one sitting.
// KEPT stands above this line: {version, always, fixed, wish, instead, leaving, languages, patience, reminder, bare}, made by web/offline.py; its version is a hash of all of it.

const OURS = "open-";
const NAME = OURS + KEPT.version;
const LISTED = new Set([...KEPT.always, ...KEPT.fixed, ...KEPT.wish]);
const FIXED = new Set(KEPT.fixed);
const NOW_PAGE = /^\/now(\/[A-Za-z]{2})?\/?$/;
const LINES_PAGE = /^\/helplines(\/[A-Za-z]{2})?\/?$/;
// A file by its name without the mark of its content: one of another version has the same.
const stemOf = (path) => path.replace(/[.-][0-9a-f]{12,16}(?=\.\w+$)/, "");
const STEMS = new Set(KEPT.fixed.map(stemOf));
const OFFLINE = "/without-network";

const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const isPage = (path) => LISTED.has(path) || NOW_PAGE.test(path) || LINES_PAGE.test(path);
const isOurs = (path) => isPage(plainOf(path)) || STEMS.has(stemOf(path));

/** Ask the server as anyone would, without cookies: whatever comes back, anyone may read it. */
function ask(path) {
  const until = AbortSignal.timeout ? { signal: AbortSignal.timeout(KEPT.patience.private) } : {};
  const cache = FIXED.has(path) ? "default" : "no-cache";
  return fetch(path, { credentials: "omit", redirect: "error", cache, ...until });
}

/** Whether an answer is one to keep: whole, ours, and said to be for anyone (a file of the look is so by its place). */
function isForAnyone(answer, path) {
  const forAnyone = /\bpublic\b/.test(answer.headers.get("Cache-Control") || "") || path.startsWith("/static/");
  return answer.status === 200 && answer.type === "basic" && forAnyone;
}

/** Keep an answer; false where storage is full or refused, which is no reason to withhold it. */
async function keep(path, answer) {
  try {
    await (await caches.open(NAME)).put(path, answer);
    return true;
  } catch {
    return false;
  }
}

/** Our copies of other versions, the newest first; none where storage is refused. */
async function olderShelves() {
  try {
    const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME).reverse();
    return await Promise.all(names.map((name) => caches.open(name)));
  } catch {
    return [];
  }
}

/** Whether a copy is whole: an answer of trouble and an empty page are none. A file of the look is not read for that. */
async function isWhole(copy, path) {
  return copy?.status === 200 && (FIXED.has(path) || (await copy.clone().blob()).size > 0);
}

/** The copy of a page, of this version or else of another; one that is not whole does not count, and is fetched anew. */
async function copyOf(path) {
  try {
    const todays = await (await caches.open(NAME)).match(path, { ignoreVary: true });
    if (await isWhole(todays, path)) return todays;
    for (const cache of await olderShelves()) {
      const found = await cache.match(path, { ignoreVary: true });
      if (await isWhole(found, path)) return found;
    }
  } catch {
    // A browser that refuses storage has no copies.
  }
  return undefined;
}

/** Any copy whose address fits: a style of another version is better than none. */
async function likeIt(fits) {
  const todays = await caches.open(NAME).catch(() => undefined);
  for (const cache of [...(todays ? [todays] : []), ...(await olderShelves())]) {
    const like = (await cache.keys()).map((one) => new URL(one.url).pathname).find(fits);
    if (like) return cache.match(like, { ignoreVary: true });
  }
  return undefined;
}

/** A page whose country was guessed says which country's it is: it is kept for that one too, unless that one is here. */
async function keepAsNamed(answer) {
  const path = answer.headers.get("Content-Location") || "";
  if (LINES_PAGE.test(plainOf(path)) && !(await copyOf(path))) await keep(path, answer);
}

/** Fetch and keep; what is not to be kept is given back all the same. */
async function refresh(path) {
  try {
    const answer = await ask(path);
    if (isForAnyone(answer, path)) {
      await keep(path, answer.clone());
      await keepAsNamed(answer.clone());
    }
    return answer;
  } catch {
    return undefined;
  }
}

/** Bring one thing into this version, as it was if its name never changes: "kept", "full", or "away" without network. */
async function bring(path) {
  const before = await copyOf(path);
  const answer = before && FIXED.has(path) ? undefined : await refresh(path);
  if (answer && isForAnyone(answer, path)) return (await copyOf(path)) ? "kept" : "full";
  if (!before) return "away";
  return (await keep(path, before)) ? "kept" : "full";
}

/** Bring a list; what came of each. */
async function bringAll(paths) {
  const outcomes = [];
  for (const path of paths) outcomes.push(await bring(path));
  return outcomes;
}

/** The first copies. Without all of them the browser tries again later; a full storage keeps what fits. */
async function install() {
  if ((await bringAll([...KEPT.fixed, ...KEPT.always])).includes("away")) throw new Error("not everything could be fetched");
}

let isMended = false;
/** Once in a worker's life: bring back what a browser threw away or never finished. */
async function mend() {
  if (isMended) return;
  isMended = true;
  const missing = [];
  for (const path of [...KEPT.fixed, ...KEPT.always]) if (!(await copyOf(path))) missing.push(path);
  await bringAll(missing);
}
