// SPDX-License-Identifier: Apache-2.0
// What one model says of a word in two texts.
import { h, replace } from "../../part/dom.js";
import { decimal } from "../../part/number.js";
import { marked, textOf } from "../../part/text.js";
import { gauge } from "./gauge.js";
import { roving } from "./roving.js";

/** So much of a text is shown around a place in the head of a row or column. */
const AROUND = 16;

/**
 * Returns a card: the gauge for one pair of places, both texts, and where the word occurs more than
 * twice a matrix to choose the pair from; at first the nearest.
 */
export function compared({ model, words }, { text, with: second }) {
  const shown = h("div", { class: "tokens-compared" });
  const choose = (row, column) =>
    replace(
      shown,
      gauge(words.cosines[row][column], words.word),
      h("div", { class: "tokens-sentences" }, sentence(text, words.first, row), sentence(second, words.second, column)),
    );
  const [row, column] = nearest(words.cosines);
  choose(row, column);
  const several = words.first.length * words.second.length > 1;
  return h(
    "section",
    { class: "card stack", "aria-label": model },
    h("h2", {}, textOf(model)),
    shown,
    several && matrix(words, text, second, [row, column], choose),
  );
}

function nearest(cosines) {
  const all = cosines.flatMap((row, i) => row.map((cosine, j) => ({ cosine, at: [i, j] })));
  return all.reduce((best, one) => (one.cosine > best.cosine ? one : best)).at;
}

function sentence(text, places, chosen) {
  const mark = (nodes, place) => h("mark", { class: place === places[chosen] ? "chosen" : null }, nodes);
  return h("p", { class: "tokens-sentence" }, marked(text, places, mark));
}

function matrix(words, text, second, chosen, choose) {
  const cell = (row, column) => {
    const cosine = words.cosines[row][column];
    const on = row === chosen[0] && column === chosen[1];
    const use = ({ currentTarget }) => {
      table.querySelector('[aria-pressed="true"]').setAttribute("aria-pressed", "false");
      currentTarget.setAttribute("aria-pressed", "true");
      choose(row, column);
    };
    const strength = `--strength: ${Math.round(60 * Math.max(0, cosine))}%`;
    return h(
      "td",
      {},
      h(
        "button",
        { type: "button", class: "tokens-cell number", style: strength, "aria-pressed": on, onclick: use },
        decimal(cosine),
      ),
    );
  };
  const head = (scope, from) => (place) => h("th", { scope }, around(from, place));
  const table = h(
    "table",
    { class: "tokens-matrix" },
    h("caption", { class: "small quiet" }, "Each place with each: choose a pair."),
    h("thead", {}, h("tr", {}, h("td"), words.second.map(head("col", second)))),
    h(
      "tbody",
      {},
      words.first.map((place, row) =>
        h(
          "tr",
          {},
          head("row", text)(place),
          words.second.map((_, column) => cell(row, column)),
        ),
      ),
    ),
  );
  roving(table, ".tokens-cell");
  return h("div", { class: "tokens-scroll" }, table);
}

/** The place with the words around it, if these are not too long. */
function around(text, { start, end }) {
  const left = text.slice(Math.max(0, start - AROUND), start).replace(start > AROUND ? /^\S*\s?/ : "", "");
  const right = text.slice(end, end + AROUND).replace(end + AROUND < text.length ? /\s?\S*$/ : "", "");
  const from = left.length;
  return marked(left + text.slice(start, end) + right, [{ start: from, end: from + end - start }]);
}
