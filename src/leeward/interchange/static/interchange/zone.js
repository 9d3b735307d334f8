// Proposes this device's time zone where the notebook does not know one yet.
const select = document.querySelector("select[name=zone]");
if (select?.value === "UTC") {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...select.options].some((option) => option.value === here)) {
    select.value = here;
  }
}
