// SPDX-License-Identifier: Apache-2.0
// A small line over time.
import { h, replace, svg } from "./dom.js";

const WIDTH = 160;
const HEIGHT = 36;
const POINTS = 60;

/**
 * A figure with its last minute or so behind it.
 *
 * @param {string} label what it is
 * @param {(value: number) => string} shown how it is written
 * @returns {{node: Element, add: (value: number|null) => void}} null stands for "not known now"
 */
export function chart(label, shown) {
  const values = [];
  const value = h("span", { class: "chart-value" }, "–");
  const line = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "chart-line", "aria-hidden": "true", preserveAspectRatio: "none" });
  const node = h("div", { class: "chart" }, h("span", { class: "chart-label" }, label), value, line);
  const add = (next) => {
    values.push(next);
    values.splice(0, values.length - POINTS);
    value.textContent = next === null ? "–" : shown(next);
    replace(line, drawn(values));
  };
  return { node, add };
}

function drawn(values) {
  const known = values.filter((value) => value !== null);
  const most = Math.max(...known, 0) || 1;
  const x = (i) => (WIDTH * (i + POINTS - values.length)) / (POINTS - 1);
  const y = (value) => HEIGHT - 2 - ((HEIGHT - 4) * value) / most;
  const points = values
    .map((value, i) => (value === null ? null : `${x(i).toFixed(1)},${y(value).toFixed(1)}`))
    .filter((point) => point !== null);
  return points.length > 1 && svg("polyline", { points: points.join(" ") });
}
