// SPDX-License-Identifier: Apache-2.0
// How a score came about: Solr's own explanation, as a tree that can be unfolded.
import { h } from "../../part/dom.js";
import { count, decimal } from "../../part/number.js";
import { textOf } from "../../part/text.js";

/** Levels that are unfolded at first. */
const UNFOLDED = 2;

/** What the node's explanations name, and how. */
const FACTS = {
  field: /in field '([^']+)'|weight\((\w+):/g,
  model: /model '([^']+)'/g,
  fingerprint: /fingerprint (\w+)/g,
};

/**
 * Returns an explanation.
 *
 * @param {object} kind the column's
 * @param {?object} explained what Solr said: value, description, details
 */
export function reason(kind, explained) {
  if (!explained) {
    return h("p", { class: "quiet small" }, "The node gave no reason.");
  }
  return [
    h("p", { class: "small" }, kind.reason),
    facts(explained),
    h("ul", { class: "tree", "aria-label": "How the score comes about" }, branch(explained, 0)),
  ];
}

function branch({ value, description, details = [] }, depth) {
  const said = [h("span", { class: "number tree-value" }, amount(value)), " ", textOf(description)];
  if (details.length === 0) {
    return h("li", {}, said);
  }
  const below = h("ul", {}, details.map((detail) => branch(detail, depth + 1)));
  return h("li", {}, h("details", { open: depth < UNFOLDED }, h("summary", {}, said), below));
}

function amount(value) {
  return Number.isInteger(value) ? count(value) : decimal(value, 3);
}

function facts(explained) {
  const text = descriptions(explained).join("\n");
  const found = Object.entries(FACTS)
    .map(([name, pattern]) => [name, [...new Set([...text.matchAll(pattern)].map(([, a, b]) => a ?? b))]])
    .filter(([, values]) => values.length > 0);
  return h("dl", { class: "facts small" }, found.map(([name, values]) => [h("dt", {}, name), h("dd", {}, textOf(values.join(", ")))]));
}

function descriptions({ description, details = [] }) {
  return [description, ...details.flatMap(descriptions)];
}
