// Show and hide a passphrase: `<leeward-reveal data-show="Show" data-hide="Hide"><input type="password"></leeward-reveal>`.

/** Define the element; loaded as a function so that this file can be read without a browser. */
export function startReveal() {
  customElements.define(
    "leeward-reveal",
    class extends HTMLElement {
      connectedCallback() {
        const input = this.querySelector("input");
        if (!input || this.querySelector("button")) return;
        const button = document.createElement("button");
        button.type = "button";
        button.className = "button button--quiet button--small";
        button.setAttribute("aria-controls", input.id);
        /** @param {boolean} shown */
        const show = (shown) => {
          input.type = shown ? "text" : "password";
          button.textContent = (shown ? this.dataset.hide : this.dataset.show) || "";
        };
        show(false);
        button.addEventListener("click", () => {
          show(input.type === "password");
          input.focus();
        });
        // Sent as a password, or the browser would offer the open text the next time.
        input.form?.addEventListener("submit", () => show(false));
        this.append(button);
      }
    },
  );
}
