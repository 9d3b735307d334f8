// Turns the light down before anything is painted: by a choice kept in this browser, or between two times of this
// device's own clock. A private page brings its person's choice along (`data-night` and `data-theme` on its root).

/**
 * Whether a wish means dim at this minute of the day.
 * @param {string} wish "night", two times as in "21:00-07:00", or ""
 * @param {number} minute since midnight, by this device's clock
 * @returns {boolean}
 */
export function isDim(wish, minute) {
  if (wish === "night") return true;
  const times = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(wish);
  if (!times) return false;
  const [from, until] = [Number(times[1]) * 60 + Number(times[2]), Number(times[3]) * 60 + Number(times[4])];
  return from <= until ? from <= minute && minute < until : from <= minute || minute < until;
}

/** What this browser was asked to keep; nothing where it keeps nothing. */
export function keptWish() {
  try {
    return localStorage.getItem("looks") || "";
  } catch {
    return "";
  }
}

/**
 * Follow the clock for as long as the page is open, unless somebody chose by hand on this page.
 * @param {HTMLElement} root
 */
export function startNight(root) {
  const given = root.dataset.night === undefined ? root.dataset.theme : root.dataset.day;
  const lamps = [...document.querySelectorAll("meta[name=theme-color]")].map((meta) => [meta, meta.getAttribute("content")]);
  const follow = () => {
    if (root.dataset.byHand) return;
    const wish = root.dataset.night ?? (given ? "" : keptWish());
    const now = new Date();
    const dim = isDim(wish, now.getHours() * 60 + now.getMinutes());
    if (dim) root.dataset.theme = "night";
    else if (given) root.dataset.theme = given;
    else delete root.dataset.theme;
    for (const [meta, colour] of lamps) meta.setAttribute("content", root.dataset.theme === "night" ? "#120d09" : colour);
  };
  follow();
  setInterval(follow, 60_000);
  addEventListener("visibilitychange", follow);
  addEventListener("looks", follow);
}

if (globalThis.document) startNight(document.documentElement);
