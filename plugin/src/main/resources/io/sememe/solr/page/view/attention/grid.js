// SPDX-License-Identifier: Apache-2.0
// All heads at a glance. A layer is asked for when it comes into sight.
import { h, replace } from "../../part/dom.js";
import { accent } from "../../part/heat.js";
import { failed } from "../../part/notice.js";
import { focus, reach, step } from "./keys.js";
import { layerRow } from "./layer.js";
import { queue } from "./queue.js";

/**
 * Makes the pictures.
 *
 * @param {{layers: number, heads: number}} size of the model
 * @param {object} with
 * @param {(layer: number) => Promise<number[][][]>} with.load brings the rows of each head of a layer
 * @param {(rows: number[][]) => number[][]} with.shown leaves of rows what is shown
 * @param {(layer: number, head: number) => void} with.open shows one head large
 */
export function headGrid(size, { load, shown, open }) {
  const layers = Array.from({ length: size.layers }, (_, layer) => layerRow(layer, size.heads, open));
  const said = h("div", { class: "small quiet", role: "status" });
  const sheet = h("div", { class: "head-layers", role: "group", "aria-label": "All heads, a row for each layer" }, layers.map(({ node }) => node));
  const ready = new Map();

  const draw = (layer) => layers[layer].draw(ready.get(layer), shown, accent());
  const work = async (layer) => {
    if (!ready.has(layer)) {
      replace(said, `Layer ${layer} is on its way …`);
      ready.set(layer, await load(layer));
    }
    await draw(layer);
    replace(said, progress(ready.size, size.layers));
  };
  const waiting = queue(work, (error) => replace(said, failed(error, waiting.resume)));
  const sight = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      const layer = Number(target.dataset.layer);
      if (!ready.has(layer)) {
        waiting[isIntersecting ? "want" : "leave"](layer);
      }
    }
  });
  layers.forEach(({ node }) => sight.observe(node));
  listen(sheet, layers.map(({ buttons }) => buttons), size);
  return {
    node: h("div", { class: "head-grid" }, said, sheet),
    /** Draws anew what is there: other colours, other tokens. */
    draw: () => [...ready.keys()].forEach(waiting.want),
    /** Marks the head that is shown large. */
    mark: ({ square, layer, head }) => layers.forEach((row, i) => row.mark(square === "head" && i === layer ? head : null)),
    close() {
      sight.disconnect();
      waiting.clear();
    },
  };
}

function progress(ready, layers) {
  return ready < layers ? `${ready} of ${layers} layers; the others come when they are in sight.` : "Rows are layers, columns are heads.";
}

function listen(sheet, buttons, size) {
  const all = buttons.flat();
  reach(all, 0);
  sheet.addEventListener("keydown", (event) => {
    const at = all.indexOf(event.target);
    const to = at < 0 ? null : step(event, { row: Math.floor(at / size.heads), column: at % size.heads }, size.layers, size.heads);
    if (to) {
      event.preventDefault();
      focus(all, to.row * size.heads + to.column);
    }
  });
}
