// A form that could not be sent: the page stays, with every word in its box, and one sentence says so. Without this a
// browser shows a page of its own, and what was typed is gone.

/** @type {HTMLFormElement | undefined} */
let last;

/**
 * Say it beside the form that was to be sent, and let it be heard.
 * @param {HTMLFormElement} form
 * @param {string} words
 */
function say(form, words) {
  const there = form.querySelector("[data-not-sent]");
  const line = there ?? document.createElement("p");
  line.className = "notice notice--quiet";
  line.setAttribute("data-not-sent", "");
  line.setAttribute("role", "alert");
  form.append(line);
  line.textContent = words;
  line.scrollIntoView({ block: "nearest" });
}

/** @param {Event} event */
function before(event) {
  const { target } = event;
  if (event.defaultPrevented || !(target instanceof HTMLFormElement) || target.method !== "post") return;
  last = target;
  target.querySelector("[data-not-sent]")?.remove();
}

/** Follow every form; the service worker says when one could not be sent. */
export function startNotSent() {
  document.addEventListener("submit", before);
  navigator.serviceWorker?.addEventListener?.("message", ({ data }) => {
    const words = document.body.dataset.notSent;
    if (data !== "not sent" || !last || !words) return;
    say(last, words);
    // It is typed and nowhere else: a draft, or the tray of a lock, may still take it.
    last.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
