// A new version takes the place of the one before.

/** Carry over what a person kept or opened on demand, and let go of all but the version before this one. */
async function takeOver() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);
  for (const name of names.slice(0, -1)) await caches.delete(name);
  const [before] = await olderShelves();
  for (const { url } of before ? await before.keys() : []) {
    const { pathname } = new URL(url);
    const copy = isOurs(pathname) && !STEMS.has(stemOf(pathname)) && (await before.match(pathname, { ignoreVary: true }));
    const cache = await caches.open(NAME);
    if (copy && !(await cache.match(pathname, { ignoreVary: true }))) await keep(pathname, copy);
  }
}
