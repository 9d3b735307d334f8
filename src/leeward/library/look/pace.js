// The pace of the breath, and the hours of a service. Nothing here touches the page.

export const IN_MS = 4000;
export const ROUND_MS = 10_000;
const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/**
 * Where in the breath a moment is, and how long it goes on like this.
 * @param {number} elapsed in milliseconds since the first breath
 * @returns {{inward: boolean, left: number, round: number}}
 */
export function turnAt(elapsed) {
  const within = elapsed % ROUND_MS;
  const inward = within < IN_MS;
  return { inward, left: (inward ? IN_MS : ROUND_MS) - within, round: Math.floor(elapsed / ROUND_MS) };
}

/**
 * The day of the week and the minute of the day where the service is.
 * @param {string} zone IANA name
 * @param {Date} now
 * @returns {{day: number, minute: number}} day: 0 is Monday
 */
export function clockIn(zone, now) {
  const shown = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(now);
  const part = Object.fromEntries(shown.map(({ type, value }) => [type, value]));
  return { day: DAYS.indexOf(part.weekday.slice(0, 2)), minute: Number(part.hour) * 60 + Number(part.minute) };
}

/**
 * Whether stated hours hold at a moment; null where they are not stated or cannot be read.
 * @param {string} hours as in content/helplines.json
 * @param {{day: number, minute: number}} at
 * @returns {boolean | null}
 */
export function isOpen(hours, { day, minute }) {
  if (hours === "24/7") return true;
  const rules = hours.split(";").map((rule) => rule.trim()).filter((rule) => rule !== "PH off");
  let open = false;
  for (const rule of rules) {
    const read = /^([A-Z][a-z](?:[-,][A-Z][a-z])*) ([\d:,-]+)$/.exec(rule);
    if (!read) return null;
    const days = daysOf(read[1]);
    for (const span of read[2].split(",")) {
      const [from, until] = span.split("-").map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
      // Hours that go on past midnight belong to the day on which they began.
      const over = until < from;
      if (days.has(day) && minute >= from && (over || minute < until)) open = true;
      if (over && days.has((day + 6) % 7) && minute < until) open = true;
    }
  }
  return rules.length ? open : null;
}

/** @param {string} words "Mo-Fr" or "Tu,We" */
function daysOf(words) {
  const days = new Set();
  for (const part of words.split(",")) {
    const [first, last = first] = part.split("-").map((name) => DAYS.indexOf(name));
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === last) break;
    }
  }
  return days;
}
