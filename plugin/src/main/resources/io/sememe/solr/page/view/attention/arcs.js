// SPDX-License-Identifier: Apache-2.0
// Arcs from tokens to what they look at: as thick and as dark as the weight.
import { svg } from "../../part/dom.js";

/** More than so many are a tangle. */
const MOST = 160;
const THICKEST = 7;

/**
 * Returns the strongest of some arcs, the weakest first: what is strong is drawn over it.
 *
 * @param {{from: number, to: number, weight: number}[]} arcs which tokens they join
 */
export function strongest(arcs) {
  return arcs.sort((a, b) => a.weight - b.weight).slice(-MOST);
}

/** Returns one token's arcs: what is less than a tenth of its largest weight stays out. */
export function arcsOf(weights, from) {
  const arcs = Array.from(weights ?? [], (weight, to) => ({ from, to, weight })).filter(({ to }) => to !== from);
  const most = Math.max(...arcs.map(({ weight }) => weight), 0);
  return strongest(arcs.filter(({ weight }) => weight > most / 10));
}

/** Returns the arcs of all tokens from a weight on. */
export function arcsAbove(rows, least) {
  const arcs = rows.flatMap((row, from) =>
    Array.from(row, (weight, to) => ({ from, to, weight })).filter(({ to, weight }) => weight >= least && to !== from),
  );
  return strongest(arcs);
}

/**
 * Returns arcs as shapes.
 *
 * @param {{from: number, to: number, weight: number}[]} arcs which tokens they join
 * @param {{x: number, top: number, bottom: number, room: number}[]} places of the tokens: their
 *     middle, edges, and how much room is above their line
 * @returns {{d: string, width: number, opacity: number, arc: object}[]} paths as SVG and canvas know
 *     them
 */
export function shapes(arcs, places) {
  const most = Math.max(...arcs.map(({ weight }) => weight), 0);
  return arcs.map((arc) => {
    const share = arc.weight / most;
    const d = path(places[arc.from], places[arc.to]);
    return { d, arc, width: 1 + (THICKEST - 1) * share, opacity: 0.18 + 0.72 * share };
  });
}

/** Returns shapes as elements. */
export function drawn(paths) {
  return paths.map(({ d, width, opacity }) =>
    svg("path", { d, "stroke-width": width.toFixed(2), "stroke-opacity": opacity.toFixed(2) }),
  );
}

// Within a line an arch above it, higher the farther it reaches; else a wave from line to line.
function path(from, to) {
  if (from.top === to.top) {
    const rise = Math.min(from.room, 10 + Math.abs(to.x - from.x) * 0.4) * (4 / 3);
    return curve(from.x, from.top, from.top - rise, to.x, to.top, to.top - rise);
  }
  const down = to.top > from.top;
  const [start, end] = down ? [from.bottom, to.top] : [from.top, to.bottom];
  const bend = (end - start) / 2;
  return curve(from.x, start, start + bend, to.x, end, end - bend);
}

function curve(x1, y1, pull1, x2, y2, pull2) {
  const at = (...numbers) => numbers.map((number) => number.toFixed(1)).join(" ");
  return `M${at(x1, y1)}C${at(x1, pull1)} ${at(x2, pull2)} ${at(x2, y2)}`;
}
