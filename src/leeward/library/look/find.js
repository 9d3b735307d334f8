// Answers in the page itself: no step in the browser's history holds what was looked for, and going back is easy.

const form = document.querySelector("[data-find]");
const found = document.getElementById("found");
const away = document.querySelector("[data-find-away]");

/** Put the answers of another page into this one. @param {string} html */
function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("found");
  if (!fresh || !found) return;
  found.replaceChildren(...fresh.childNodes);
  // The field stays in sight; the keyboard of a phone goes away, and a screen reader hears what came.
  found.focus({ preventScroll: true });
}

/** @param {SubmitEvent} event */
async function search(event) {
  if (!(form instanceof HTMLFormElement)) return;
  event.preventDefault();
  const answer = await fetch("/find", { method: "POST", body: new URLSearchParams([...new FormData(form)]) }).catch(() => undefined);
  const isThere = answer?.ok === true;
  if (away instanceof HTMLElement) away.hidden = isThere;
  if (isThere) show(await answer.text());
}

if (form && found) form.addEventListener("submit", search);
