// SPDX-License-Identifier: Apache-2.0
// The heads of one layer as small pictures, each a button.
import { h } from "../../part/dom.js";
import { drawHeat } from "../../part/heat.js";

/** So many are drawn before the browser may do something else. */
const AT_ONCE = 2;

/** Pictures of more tokens than this are made smaller, so that their pixels are to be joined. */
const PIXELS = 64;

/**
 * Makes them, empty.
 *
 * @param {number} layer its number
 * @param {number} heads how many there are
 * @param {(layer: number, head: number) => void} open is told which one the reader wants to see
 */
export function layerRow(layer, heads, open) {
  const canvases = Array.from({ length: heads }, () => h("canvas", { class: "heat", "aria-hidden": "true" }));
  const buttons = canvases.map((canvas, head) =>
    h(
      "button",
      { type: "button", class: "head", title: `layer ${layer}, head ${head}`, "aria-label": `layer ${layer}, head ${head}`, onclick: () => open(layer, head) },
      canvas,
    ),
  );
  const node = h("div", { class: "head-layer waiting", "data-layer": layer }, h("span", { class: "head-layer-name small quiet number" }, layer), h("div", { class: "head-row" }, buttons));
  return {
    node,
    buttons,
    /** Draws what is shown of the rows of each head, a few at a time. */
    async draw(squares, shown, colour) {
      for (let head = 0; head < heads; head += AT_ONCE) {
        await new Promise(requestAnimationFrame);
        canvases.slice(head, head + AT_ONCE).forEach((canvas, i) => paint(canvas, shown(squares[head + i]), colour));
      }
      node.classList.remove("waiting");
    },
    /** Says which of them is shown large, if any. */
    mark(open) {
      buttons.forEach((button, head) => button.setAttribute("aria-current", String(head === open)));
    },
  };
}

function paint(canvas, rows, colour) {
  drawHeat(canvas, rows, { colour });
  canvas.classList.toggle("fine", rows.length > PIXELS);
}
