// The part of the course somebody read last: kept in this browser only after a tap, and forgotten with another.
const PLACE = "course";

/** @returns {string} the address kept, or "" */
function keptPlace() {
  try {
    return localStorage.getItem(PLACE) || "";
  } catch {
    return "";
  }
}

/**
 * @param {string} address "" forgets
 * @returns {boolean} whether it is so now
 */
function keepPlace(address) {
  try {
    if (address) localStorage.setItem(PLACE, address);
    else localStorage.removeItem(PLACE);
    return keptPlace() === address;
  } catch {
    return false;
  }
}

/** @param {HTMLElement} box */
function startPlace(box) {
  const [keep, forget] = ["keep", "forget"].map((name) => box.querySelector(`[data-place-${name}]`));
  const [back, note, said] = ["[data-place-back]", "[data-place-note]", "[role=status]"].map((one) => box.querySelector(one));
  const link = back?.querySelector("a");
  if (!(forget instanceof HTMLElement && back instanceof HTMLElement && note instanceof HTMLElement && link)) return;
  if (!(said instanceof HTMLElement)) return;

  const show = () => {
    const kept = keptPlace();
    // Only a part that this page lists itself is led to: what lies in a browser can be anything.
    const listed = [...document.querySelectorAll(".course a")].find((one) => one.getAttribute("href") === kept);
    back.hidden = !listed || kept === location.pathname;
    link.setAttribute("href", (listed && kept) || link.getAttribute("href") || "");
    link.textContent = listed?.textContent || "";
    forget.hidden = !kept;
    if (keep instanceof HTMLElement) keep.hidden = Boolean(kept);
    else note.hidden = !kept;
  };
  keep?.addEventListener("click", () => {
    said.textContent = (keepPlace(location.pathname) ? said.dataset.kept : said.dataset.away) || "";
    show();
    if (!forget.hidden) forget.focus();
  });
  forget.addEventListener("click", () => {
    said.textContent = (keepPlace("") ? said.dataset.gone : said.dataset.away) || "";
    show();
    if (keep instanceof HTMLElement) keep.focus();
  });
  // Somebody who asked for it once is followed from part to part.
  if (keep && keptPlace()) keepPlace(location.pathname);
  show();
  box.hidden = false;
}

for (const box of document.querySelectorAll("[data-place]")) if (box instanceof HTMLElement && box.matches("div")) startPlace(box);
