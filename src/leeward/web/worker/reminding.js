// Reminders: a push becomes one neutral notification, and a tap on it opens the first page. What is shown comes from a
// fixed list on the server, sealed on its way; nothing here knows whose it is or what it is for.

/** What a push says, or the plainest reminder for one that cannot be read: a browser wants each push shown. */
function saying(data) {
  try {
    const { title, body, tag } = data.json();
    if ([title, body, tag].every((one) => typeof one === "string" && one)) return { title, body, tag };
  } catch {
    // Empty, or of another version.
  }
  return { ...KEPT.reminder, tag: "reminder" };
}

addEventListener("push", (event) => {
  const { title, body, tag } = saying(event.data);
  // The same tag at a second try: it takes the place of the first and makes no sound of its own.
  event.waitUntil(registration.showNotification(title, { body, tag, icon: KEPT.reminder.icon }));
});

/** Look at a page of ours that is open, else open the first one. */
async function openFirst() {
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const seen = pages.find((page) => "focus" in page);
  return seen ? seen.focus() : clients.openWindow("/");
}

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openFirst());
});

const inBase64 = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** A browser changed its subscription by itself: the server is told, by the old address that only it and we know. */
async function renew(before, after) {
  if (!before?.endpoint) return;
  const fresh = after || (await registration.pushManager.subscribe(before.options));
  const body = new URLSearchParams({
    old: before.endpoint,
    endpoint: fresh.endpoint,
    p256dh: inBase64(fresh.getKey("p256dh")),
    auth: inBase64(fresh.getKey("auth")),
  });
  await fetch("/post/renew", { method: "POST", credentials: "omit", body });
}

addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(renew(event.oldSubscription, event.newSubscription).catch(() => {}));
});
