// A picture of chosen lines for the lock screen, drawn here and saved here. It is sent nowhere.

const WIDE = 1080;
const TOP = 0.36; // clock and date of the phone stand above
const LINE = 1.32;

/**
 * Cut words into lines that fit.
 * @param {string} text
 * @param {(line: string) => number} widthOf
 * @param {number} most
 * @returns {string[]}
 */
export function wrapped(text, widthOf, most) {
  /** @type {string[]} */
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(longer) > most) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

/** @param {string} name */
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/**
 * Draw the lines on a plain evening sky, in letters as large as there is room for.
 * @param {HTMLCanvasElement} canvas
 * @param {string[]} lines
 */
export function draw(canvas, lines) {
  canvas.width = WIDE;
  canvas.height = Math.round((WIDE * Math.max(screen.height, screen.width)) / Math.min(screen.height, screen.width));
  if (canvas.height < WIDE * 1.4) canvas.height = Math.round(WIDE * 2.1);
  const brush = canvas.getContext("2d");
  if (!brush) return;
  const sky = brush.createLinearGradient(0, 0, 0, canvas.height);
  sky.addColorStop(0, token("--sky"));
  sky.addColorStop(1, token("--paper"));
  brush.fillStyle = sky;
  brush.fillRect(0, 0, WIDE, canvas.height);
  brush.fillStyle = token("--ink");
  brush.textBaseline = "top";
  const room = canvas.height * (0.9 - TOP);
  const most = WIDE * 0.82;
  let size = 62;
  /** @type {string[][]} */
  let blocks = [];
  for (; size >= 26; size -= 4) {
    brush.font = `500 ${size}px ${token("--sans")}`;
    blocks = lines.map((text) => wrapped(text, (line) => brush.measureText(line).width, most));
    const rows = blocks.reduce((sum, block) => sum + block.length + 0.5, 0);
    if (rows * size * LINE <= room) break;
  }
  let down = canvas.height * TOP;
  for (const block of blocks) {
    for (const line of block) {
      brush.fillText(line, WIDE * 0.09, down, most);
      down += size * LINE;
    }
    down += (size * LINE) / 2;
  }
}

const box = document.querySelector("[data-picture]");
const canvas = box?.querySelector("canvas");
if (box instanceof HTMLElement && canvas) {
  const said = box.querySelector("[role=status]");
  const chosen = () =>
    [...box.querySelectorAll("input:checked")].map((tick) => (tick instanceof HTMLInputElement ? tick.value : ""));
  const show = () => {
    const lines = chosen();
    draw(canvas, lines);
    // Words for those who do not see the picture.
    canvas.textContent = lines.join("\n");
  };
  box.hidden = false;
  box.addEventListener("change", show);
  show();
  box.querySelector("[data-save]")?.addEventListener("click", () => {
    if (!chosen().length) {
      if (said instanceof HTMLElement) said.textContent = said.dataset.nothing || "";
      return;
    }
    canvas.toBlob((picture) => {
      if (!picture) return;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(picture);
      link.download = "picture.png";
      link.click();
      window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      if (said instanceof HTMLElement) said.textContent = said.dataset.saved || "";
    }, "image/png");
  });
}
