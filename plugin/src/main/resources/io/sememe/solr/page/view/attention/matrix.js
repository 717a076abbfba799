// SPDX-License-Identifier: Apache-2.0
// A heat map with a label at each row and column.
import { h, replace } from "../../part/dom.js";
import { accent, drawHeat, largest } from "../../part/heat.js";
import { decimal } from "../../part/number.js";
import { visible } from "../../part/text.js";
import { step } from "./keys.js";

/** From so many columns on it is worth showing the whole without all labels. */
const MANY = 40;

/**
 * Makes a heat map.
 *
 * @param {object} given
 * @param {string} given.name what it shows, for who does not see it
 * @param {string[]} given.rows labels of the rows
 * @param {string[]} given.columns labels of the columns
 * @param {number[][]} given.values by row
 * @param {number} [given.least] the value that is not drawn
 * @param {{row: number, column: number}[]} [given.marks] cells with a frame
 * @param {boolean} [given.whole] whether it is as narrow as its place
 * @param {{row: number, column: number}|null} [given.from] the cell where the keyboard begins, if it
 *     has one there
 * @param {(row: number, column: number) => *} given.says a cell in words
 * @param {(row: number|null, column: number|null) => void} [given.point] is told the cell that is
 *     pointed at
 * @param {(whole: boolean) => void} [given.resize] is told whether it is to be shown as a whole
 */
export function matrix({ name, rows, columns, values, least = 0, marks = [], whole = false, from = null, says, point = () => {}, resize = () => {} }) {
  const most = largest(values);
  const canvas = h("canvas", { class: "heat", "aria-hidden": "true" });
  const cursor = h("div", { class: "cursor", hidden: true });
  const frames = marks.map(({ row, column }) => h("div", { class: "frame", style: `--row: ${row}; --column: ${column}` }));
  const field = h(
    "div",
    { class: "cells", tabindex: 0, role: "application", "aria-roledescription": "heat map", "aria-label": `${name}: ${rows.length} rows, ${columns.length} columns; arrow keys go from cell to cell` },
    canvas,
    frames,
    cursor,
  );
  const readout = h("p", { class: "readout", "aria-live": "polite" }, hint());
  const axes = [axis("rows", rows), axis("columns", columns)];
  const size = `--rows: ${rows.length}; --columns: ${columns.length}`;
  const sheet = h("div", { class: "sheet", dir: "ltr", style: size }, h("div", { class: "corner" }), axes[1].node, axes[0].node, field);
  const box = h("div", { class: "matrix-box" }, sheet);
  const fit = columns.length > MANY && wholeChoice(whole, (chosen) => resize(node.classList.toggle("whole", chosen)));
  const node = h("div", { class: `matrix${fit && whole ? " whole" : ""}` }, h("div", { class: "row matrix-head" }, readout, fit, scale(least, most)), box);
  let cell = null;

  const move = (to) => {
    if (to?.row === cell?.row && to?.column === cell?.column) {
      return;
    }
    cell = to;
    cursor.hidden = cell === null;
    axes[0].mark(cell?.row);
    axes[1].mark(cell?.column);
    if (cell) {
      cursor.style.cssText = `--row: ${cell.row}; --column: ${cell.column}`;
    }
    replace(readout, cell ? says(cell.row, cell.column) : hint());
    point(cell?.row ?? null, cell?.column ?? null);
  };
  const first = from?.row < rows.length && from.column < columns.length ? from : { row: 0, column: 0 };
  listen(field, cursor, { rows: rows.length, columns: columns.length, first, move, current: () => cell });
  const draw = () => drawHeat(canvas, values, { least, most, colour: accent() });
  draw();
  return { node, draw, cell: () => cell };
}

function wholeChoice(whole, choose) {
  const box = h("input", { type: "checkbox", checked: whole, onchange: () => choose(box.checked) });
  return h("label", { class: "small check" }, box, " as a whole");
}

function hint() {
  return "Point at a cell, or go to it with the arrow keys.";
}

function scale(least, most) {
  return h(
    "span",
    { class: "scale small number", "aria-label": `colours from ${decimal(least)} to ${decimal(most)}`, role: "img" },
    decimal(least),
    h("span", { class: "scale-bar" }),
    decimal(most),
  );
}

function axis(kind, labels) {
  const nodes = labels.map((label) => h("span", { title: label }, h("bdi", { dir: "auto" }, visible(label))));
  let marked = null;
  const mark = (at) => {
    marked?.classList.remove("current");
    marked = nodes[at] ?? null;
    marked?.classList.add("current");
  };
  return { node: h("div", { class: `axis ${kind}`, "aria-hidden": "true" }, nodes), mark };
}

function listen(field, cursor, { rows, columns, first, move, current }) {
  const pointed = ({ clientX, clientY }) => {
    const box = field.getBoundingClientRect();
    const at = (share, count) => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    move({ row: at((clientY - box.top) / box.height, rows), column: at((clientX - box.left) / box.width, columns) });
  };
  field.addEventListener("pointermove", pointed);
  field.addEventListener("pointerdown", pointed);
  field.addEventListener("pointerleave", ({ pointerType }) => pointerType !== "touch" && move(null));
  field.addEventListener("blur", () => move(null));
  field.addEventListener("focus", () => field.matches(":focus-visible") && move(first));
  field.addEventListener("keydown", (event) => {
    const to = event.key === "Escape" ? null : step(event, current() ?? { row: 0, column: 0 }, rows, columns);
    if (to) {
      event.preventDefault();
      move(to);
      cursor.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else if (event.key === "Escape") {
      move(null);
    }
  });
}

/** Returns the smallest of some values. */
export function smallest(values) {
  return -largest(values.map((row) => Array.from(row, (value) => -value)));
}
