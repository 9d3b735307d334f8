// Which services answer at this hour, by the hours they state: those that are closed go to the end of their list.
import { clockIn, isOpen } from "./pace.js";

/** Say it and sort it, in each list of the page, where the country keeps one clock. */
export function startHours() {
  const talk = document.getElementById("talk");
  if (!(talk instanceof HTMLElement) || !talk.dataset.zone) return;
  const { zone, open, closed } = talk.dataset;
  const sort = () => {
    const at = clockIn(zone, new Date());
    for (const list of document.querySelectorAll("[data-by-hour]")) {
      const items = [...list.children].filter((item) => item instanceof HTMLElement);
      for (const item of items) say(item, isOpen(item.dataset.hours || "", at), { open, closed });
      const held = list.contains(document.activeElement);
      // Nothing moves under a finger or a keyboard that is in the list.
      if (!held) list.append(...items.filter((one) => !one.dataset.closed), ...items.filter((one) => one.dataset.closed));
    }
  };
  sort();
  addEventListener("visibilitychange", () => document.hidden || sort());
}

/**
 * @param {HTMLElement} item
 * @param {boolean | null} isOpenNow
 * @param {{open?: string, closed?: string}} words
 */
function say(item, isOpenNow, words) {
  const stated = item.dataset.hours && item.dataset.hours !== "24/7" && isOpenNow !== null;
  const line = item.querySelector(".by-hour") || document.createElement("span");
  line.className = "by-hour";
  line.textContent = stated ? (isOpenNow ? words.open : words.closed) || "" : "";
  if (stated) item.append(line);
  if (stated && !isOpenNow) item.dataset.closed = "closed";
  else delete item.dataset.closed;
}
