// Reminders on this browser: asked for only after a tap, and the subscription goes into the notebook's own form.

const root = document.querySelector("[data-push]");
const form = root?.querySelector("[data-push-form]");

const base64url = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/** Say why nothing was changed. */
function say(why) {
  for (const line of root.querySelectorAll("[data-push-why]")) line.hidden = line.dataset.pushWhy !== why;
}

/** A subscription under the installation's key of today: one under another key could not be written to. */
async function subscribed(worker) {
  const wanted = { userVisibleOnly: true, applicationServerKey: bytes(root.dataset.push) };
  const there = await worker.pushManager.getSubscription();
  const key = there?.options?.applicationServerKey;
  if (there && key && base64url(key) !== root.dataset.push) await there.unsubscribe();
  return worker.pushManager.subscribe(wanted);
}

/** Ask, subscribe, and send the form on its way. */
async function begin() {
  say("");
  if ((await Notification.requestPermission()) !== "granted") return say("denied");
  try {
    const found = await subscribed(await navigator.serviceWorker.ready);
    form.elements.namedItem("endpoint").value = found.endpoint;
    form.elements.namedItem("p256dh").value = base64url(found.getKey("p256dh"));
    form.elements.namedItem("auth").value = base64url(found.getKey("auth"));
  } catch {
    return say("failed");
  }
  form.submit();
}

/** The short mark of a subscription by which the list knows it. */
async function markOf(endpoint) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Find this browser in the list; once it is taken out there, it forgets its subscription, too. */
async function showHere() {
  const worker = await navigator.serviceWorker.getRegistration();
  const there = await worker?.pushManager.getSubscription();
  const mark = there ? await markOf(there.endpoint) : "";
  const line = mark && root.querySelector(`[data-push-one="${mark}"]`);
  if (!line) return;
  line.querySelector("[data-push-here]").hidden = false;
  line.querySelector("form").addEventListener("submit", () => there.unsubscribe().catch(() => {}));
  form.hidden = Notification.permission === "granted";
}

/** Show what fits this browser. */
function start() {
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return say("cannot");
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    begin();
  });
  showHere().catch(() => {});
}

if (root) start();
