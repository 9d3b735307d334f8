// The language in an address: /es/now is /now in Spanish, and /now is in whatever the browser asks for. A phone keeps
// what it always keeps in the browser's language, and in every other one that somebody reads on it.

const TONGUE = new RegExp(`^/(${KEPT.languages.join("|")})(?=/|$)`);
const SPOKEN = "/-tongue";

const tongueOf = (path) => TONGUE.exec(path)?.[1] || "";
const plainOf = (path) => path.replace(TONGUE, "") || "/";
const inTongue = (path, tongue) => (tongue ? `/${tongue}${path}` : path);

/** Bring what is always kept in a language that is met, once; a page at a time, behind everything else. */
async function meet(tongue) {
  if (!tongue) return;
  for (const path of KEPT.always) {
    const other = inTongue(path, tongue);
    if (!(await copyOf(other))) await bring(other);
  }
}

/** The language of the person's own pages where it is not the browser's, or "". */
async function spoken() {
  const kept = await copyOf(SPOKEN);
  return kept ? kept.text() : "";
}

/** A private page says which language it is in: what stands in for it without a network is to be in the same. */
async function hear(language) {
  const asked = navigator.language.split("-")[0].toLowerCase();
  const plain = KEPT.languages.includes(asked) ? asked : "en";
  const tongue = language === plain || !KEPT.languages.includes(language) ? "" : language;
  if (tongue === (await spoken())) return;
  if (tongue) await keep(SPOKEN, new Response(tongue));
  else await (await caches.open(NAME)).delete(SPOKEN).catch(() => {});
  await meet(tongue);
}
