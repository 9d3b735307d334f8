// A button that prints the page: `<leeward-print data-label="Print"></leeward-print>`. Only with script, so made by it.

customElements.define(
  "leeward-print",
  class extends HTMLElement {
    connectedCallback() {
      if (this.firstChild) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button--quiet button--small";
      button.textContent = this.dataset.label || "";
      button.addEventListener("click", () => window.print());
      this.append(button);
    }
  },
);
