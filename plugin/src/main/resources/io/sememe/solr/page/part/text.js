// SPDX-License-Identifier: Apache-2.0
// Texts of documents and questions. What changes the direction of writing, or cannot be seen, is
// shown as what it is: a text cannot make its surroundings look like something else.
import { h } from "./dom.js";

/**
 * Controls but tab and line ends, those of direction (Unicode UAX #9), and what has no width; but
 * for joiners, which emoji and Persian are written with, and soft hyphens.
 */
const CONTROLS =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
const BETWEEN_CONTROLS = new RegExp(`(${CONTROLS.source})`, "u");

/** Returns a text as nodes, in an element that its direction does not leave. */
export function textOf(text, attributes = {}) {
  return h("bdi", { dir: "auto", ...attributes }, visible(text));
}

/**
 * Returns a text with parts of it marked.
 *
 * @param {string} text the text
 * @param {{start: number, end: number}[]} parts places in UTF-16 units, in any order; what overlaps
 *     is marked once
 * @param {(text: Node[], part: object) => Node} [mark] makes the mark of a part; otherwise a <mark>
 */
export function marked(text, parts, mark = (nodes) => h("mark", {}, nodes)) {
  const nodes = [];
  let at = 0;
  for (const part of [...parts].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const start = Math.max(at, part.start);
    const end = Math.min(text.length, part.end);
    if (start < end) {
      nodes.push(visible(text.slice(at, start)), mark(visible(text.slice(start, end)), part));
      at = end;
    }
  }
  nodes.push(visible(text.slice(at)));
  return h("bdi", { dir: "auto" }, nodes);
}

/** Returns a text as nodes: itself, and a sign for each control in it. */
export function visible(text) {
  return String(text)
    .split(BETWEEN_CONTROLS)
    .filter((piece) => piece !== "")
    .map((piece) => (CONTROLS.test(piece) ? sign(piece) : piece));
}

function sign(control) {
  const code = control.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  return h("span", { class: "control", title: `the control character U+${code}` }, `U+${code}`);
}
