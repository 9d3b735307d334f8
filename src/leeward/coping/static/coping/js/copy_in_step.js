// Keeps the copy on this phone in step with the plan, without its secret, whenever the plan is looked at while online.
import { renew } from "./sealed_copy.js";

const data = document.getElementById("copy-data")?.textContent;
if (data) {
  renew(JSON.parse(data)).then(
    (renewed) => {
      const line = document.querySelector("[data-copy-renewed]");
      if (renewed && line instanceof HTMLElement) line.textContent = line.dataset.copyRenewed || "";
    },
    () => {}, // no copy can be kept here: there is none to keep in step
  );
}
