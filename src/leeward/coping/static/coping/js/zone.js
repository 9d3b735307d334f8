// Tells a form which time zone the person is in, so that "yesterday at 23:00" means theirs.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const box of document.querySelectorAll("input[data-zone]")) {
  if (box instanceof HTMLInputElement && zone) box.value = zone;
}
