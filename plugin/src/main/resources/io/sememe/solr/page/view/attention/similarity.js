// SPDX-License-Identifier: Apache-2.0
// How near each token of a question is to each of a text, and what late interaction makes of it.
import { h } from "../../part/dom.js";
import { decimal } from "../../part/number.js";
import { marked, textOf } from "../../part/text.js";
import { matrix, smallest } from "./matrix.js";

/**
 * Shows it.
 *
 * @param {object} similarity what the handler said
 * @param {string} text the text
 * @returns {{node: Element, draw: Function}}
 */
export function similarityCard(similarity, text) {
  const { query, text: seen, cosines, matches, score } = similarity;
  if (seen.length === 0) {
    return { node: card(score, h("p", { class: "quiet" }, "The text has no token that can be compared.")), draw: () => {} };
  }
  const heat = matrix({
    name: "Cosines of the question’s tokens with the text’s",
    rows: query.map((token) => token.text),
    columns: seen.map((token) => token.text),
    values: cosines,
    least: smallest(cosines),
    marks: matches.map((match) => ({ row: match.query, column: match.text })),
    says: (row, column) => [textOf(query[row].text), " and ", textOf(seen[column].text), ": ", h("span", { class: "number" }, decimal(cosines[row][column]))],
  });
  return { node: card(score, h("div", { class: "matched" }, matchTable(similarity), markedText(similarity, text)), heat.node), draw: heat.draw };
}

function card(score, ...content) {
  return h(
    "section",
    { class: "card stack similarity", "aria-label": "Question and text" },
    h(
      "div",
      { class: "row" },
      h("h2", {}, "Question and text"),
      h("span", { class: "badge number" }, `MaxSim ${decimal(score)}`),
      h("span", { class: "small quiet" }, "the mean of the best match of each of the question’s tokens"),
    ),
    content,
  );
}

function matchTable({ query, text, matches }) {
  const row = (match) =>
    h(
      "tr",
      {},
      h("td", {}, textOf(query[match.query].text)),
      h("td", {}, textOf(text[match.text].text)),
      h("td", { class: "number" }, h("span", { class: "cosine", style: `--share: ${Math.max(0, match.cosine).toFixed(3)}` }, decimal(match.cosine))),
    );
  const heading = ["In the question", "Nearest in the text", "Cosine"].map((label) => h("th", { scope: "col" }, label));
  return h("table", { class: "matches" }, h("thead", {}, h("tr", {}, heading)), h("tbody", {}, matches.map(row)));
}

function markedText({ text: seen, matches }, text) {
  return h("p", { class: "matched-text", dir: "auto" }, marked(text, matches.map((match) => seen[match.text])));
}
