// The idle lock in the browser: tell the server at most once a minute that somebody is here, share that between tabs,
// and at the deadline cover the page, put what is not kept into the tray, and go to the lock screen (PRIVACY.md 0.2).
import { coverForGood } from "./cover.js";
import { formsNotKept, keepDrafts } from "./draft.js";
import { fieldsOf, ownPage, send } from "./send.js";

const HERE_MS = 60_000;
const LOOK_MS = 5_000;
const LOCKED_WITHIN_MS = 4_000;

/** When somebody was last here, and when the server last heard of it. Times in milliseconds. */
export class Watch {
  /**
   * @param {number} idle how long nobody may be here
   * @param {number} now
   */
  constructor(idle, now) {
    this.idle = idle;
    this.seen = now;
    this.told = now;
  }

  /** @param {number} at */
  see(at) {
    this.seen = Math.max(this.seen, at);
  }

  /** @param {number} now */
  isOver(now) {
    // A clock that jumped back says nothing about who is here; the server has its own.
    return now - this.seen >= this.idle;
  }

  /** @param {number} now */
  isToTell(now) {
    return this.seen > this.told && now - this.told >= HERE_MS;
  }
}

/**
 * Lock this page. One tab sends the lock; the others wait until it is done, because a tab that leaves while its own lock
 * is under way would lose the cookie that comes back with it.
 * @param {DOMStringMap} addresses
 * @param {() => Promise<unknown>} done sends the lock, or waits for the tab that does
 */
async function lock(addresses, done) {
  coverForGood();
  await keepDrafts();
  await done();
  // Locked now: a form that carries a ticket becomes a letter in the tray, not a finished page.
  await Promise.all(formsNotKept().map((form) => send(form.action, fieldsOf(form))));
  const back = new URLSearchParams({ next: location.pathname });
  location.replace(`${addresses.unlock}?${back}`);
}

/** Watch over this page for as long as the notebook is open. */
export function startIdle() {
  const addresses = document.body.dataset;
  if (!addresses.idleSeconds) return;
  const watch = new Watch(Number(addresses.idleSeconds) * 1000, Date.now());
  const tabs = new BroadcastChannel("here");
  let locking = false;

  /** @type {() => void} */
  let hearLocked = () => {};
  const sendLock = async () => {
    tabs.postMessage({ lock: true });
    await send(addresses.lock || "", ownPage());
    tabs.postMessage({ locked: true });
  };
  const waitForLock = () =>
    new Promise((/** @type {(gone: void) => void} */ go) => {
      hearLocked = go;
      window.setTimeout(go, LOCKED_WITHIN_MS);
    });
  /** @param {boolean} first whether this tab sends the lock and the others have to hear of it */
  const lockOnce = (first) => {
    if (locking) return;
    locking = true;
    // Listened for from here on: the other tab may be done before this one has kept its draft.
    const locked = first ? null : waitForLock();
    lock(addresses, () => locked ?? sendLock());
  };
  const look = async () => {
    const now = Date.now();
    if (watch.isOver(now)) lockOnce(true);
    else if (watch.isToTell(now)) {
      watch.told = now;
      if ((await send(addresses.here || "", ownPage())) === false) lockOnce(true);
    }
  };
  const somebody = () => {
    const now = Date.now();
    // After a long sleep the first touch must not count as having been here all the time.
    if (watch.isOver(now)) return lockOnce(true);
    if (now - watch.seen > 1000) tabs.postMessage({ seen: now });
    watch.see(now);
  };

  for (const kind of ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"]) {
    document.addEventListener(kind, somebody, { passive: true });
  }
  tabs.onmessage = ({ data }) => {
    if (data.lock) lockOnce(false);
    else if (data.locked) hearLocked();
    else watch.see(data.seen);
  };
  document.addEventListener("visibilitychange", look);
  window.setInterval(look, LOOK_MS);
  document.querySelector("form[data-lock-form]")?.addEventListener("submit", (event) => {
    event.preventDefault();
    lockOnce(true);
  });
}
