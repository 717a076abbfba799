// SPDX-License-Identifier: Apache-2.0
// Lines that join a document in one column with the same document in the next.
import { replace, svg } from "../../part/dom.js";

const NODE = 3;

/** The drawing over the board. */
export class Lines {
  node = svg("svg", { class: "lines", "aria-hidden": "true" });

  /** Lists of paths by the key of their document. */
  paths = new Map();

  /**
   * Draws them where the hits are now.
   *
   * @param {Element} board what the drawing lies over
   * @param {object[]} columns those that are seen, in their order
   */
  draw(board, columns) {
    const origin = board.getBoundingClientRect();
    const pairs = columns.slice(1).map((right, i) => ({ left: columns[i], right }));
    this.paths.clear();
    this.node.setAttribute("viewBox", `0 0 ${origin.width} ${origin.height}`);
    replace(this.node, pairs.map((pair, i) => this.#between(pair, origin, `gutter-${i}`)));
  }

  #between({ left, right }, origin, name) {
    const joined = [...left.hits.values()].filter(({ id }) => right.hits.has(id));
    const ends = joined.map((from) => endsOf(from, right.hits.get(from.id), origin));
    if (ends.length === 0) {
      return [];
    }
    return [
      gradient(name, ends[0], left.kind, right.kind),
      joined.map(({ id }, i) => this.#line(id, ends[i], name)),
    ];
  }

  #line(id, { x1, y1, x2, y2 }, name) {
    const middle = (x1 + x2) / 2;
    const path = svg("path", { d: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`, stroke: `url(#${name})` });
    const group = svg("g", { class: "line", "data-document": id }, path, end(x1, y1, name), end(x2, y2, name));
    this.paths.set(id, [...(this.paths.get(id) ?? []), group]);
    return group;
  }
}

function end(cx, cy, name) {
  return svg("circle", { cx, cy, r: NODE, fill: `url(#${name})` });
}

function endsOf(from, to, origin) {
  const a = from.node.getBoundingClientRect();
  const b = to.node.getBoundingClientRect();
  return { x1: a.right - origin.left, y1: heightOf(from, origin), x2: b.left - origin.left, y2: heightOf(to, origin) };
}

function heightOf({ place }, origin) {
  const { top, height } = place.getBoundingClientRect();
  return top + height / 2 - origin.top;
}

/** From the colour of one column to that of the next. */
function gradient(id, { x1, x2 }, left, right) {
  return svg(
    "linearGradient",
    { id, gradientUnits: "userSpaceOnUse", x1, x2 },
    svg("stop", { class: `own-${left.name}`, offset: 0 }),
    svg("stop", { class: `own-${right.name}`, offset: 1 }),
  );
}
