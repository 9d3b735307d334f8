// A button that copies words: `<leeward-copy data-from="ID" data-label="Copy" data-done="Copied"></leeward-copy>`.
// Only with script, so the button is made by it.

customElements.define(
  "leeward-copy",
  class extends HTMLElement {
    connectedCallback() {
      const source = document.getElementById(this.dataset.from || "");
      if (!source || !navigator.clipboard || this.firstChild) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button--quiet button--small";
      button.textContent = this.dataset.label || "";
      const said = document.createElement("span");
      said.className = "soft small";
      said.setAttribute("role", "status");
      button.addEventListener("click", async () => {
        const words = [...source.children].map((part) => part.textContent).join(" ") || source.textContent || "";
        await navigator.clipboard.writeText(words.trim());
        said.textContent = this.dataset.done || "";
      });
      this.append(button, " ", said);
    }
  },
);
