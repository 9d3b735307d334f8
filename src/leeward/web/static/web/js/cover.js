// The cover: plain paper over the page, for the app switcher, for leaving and for the lock.

let stays = false;

/** Cover the page for good: it is being left. */
export function coverForGood() {
  stays = true;
  document.documentElement.classList.add("is-covered");
}

/** Cover the page while it is hidden, and load it anew when the browser brings back an old copy of it. */
export function startCover() {
  document.addEventListener("visibilitychange", () => {
    document.documentElement.classList.toggle("is-covered", stays || document.hidden);
  });
  window.addEventListener("pageshow", (event) => {
    // A page kept in memory may show what was locked since (PRIVACY.md 7.1).
    if (!event.persisted) return;
    coverForGood();
    location.reload();
  });
}
