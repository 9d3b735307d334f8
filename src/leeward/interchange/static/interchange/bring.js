// Says before a long upload that a file is too large. The server checks it again.
const LIMIT = 32 * 1024 * 1024;
const form = document.querySelector("form[data-too-large]");
const input = form?.querySelector("input[type=file]");

input?.addEventListener("change", () => {
  const tooLarge = (input.files[0]?.size ?? 0) > LIMIT;
  input.setCustomValidity(tooLarge ? form.dataset.tooLarge : "");
  input.reportValidity();
});

form?.addEventListener("submit", (event) => {
  if (input.validity.customError) {
    event.preventDefault();
    input.reportValidity();
  }
});
