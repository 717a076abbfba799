// SPDX-License-Identifier: Apache-2.0
// The tokens as a table.
import { h, replace } from "../../part/dom.js";
import { count } from "../../part/number.js";
import { textOf } from "../../part/text.js";

const HEADS = ["", "Piece", "Id", "Start", "End", "Text", "Kind"];

/**
 * Makes the place of the table, which stays open from text to text. The table is made while it is
 * open: it can be long.
 *
 * @returns {{node: Element, show: (text: string, answer: object) => void}}
 */
export function tokenTable() {
  const body = h("div", { class: "tokens-table" });
  let make = null;
  const draw = () => replace(body, node.open && make());
  const node = h("details", { class: "card", ontoggle: draw }, h("summary", {}, "As a table"), body);
  const show = (text, { tokens }) => {
    make = () => table(text, tokens);
    draw();
  };
  return { node, show };
}

function table(text, tokens) {
  const head = h(
    "tr",
    {},
    HEADS.map((name) => h("th", { scope: "col" }, name || h("span", { class: "unseen" }, "Number"))),
  );
  return h(
    "table",
    {},
    h("thead", {}, head),
    h(
      "tbody",
      {},
      tokens.map((token, i) => row(token, i, text)),
    ),
  );
}

function row(token, i, text) {
  const own = token.source === "text";
  const kind = token.seen ? token.source : `${token.source}, not seen`;
  return h(
    "tr",
    {},
    h("td", { class: "number quiet" }, count(i + 1)),
    h("td", {}, textOf(token.piece, { class: "code" })),
    h("td", { class: "number" }, token.id),
    h("td", { class: "number" }, own && token.start),
    h("td", { class: "number" }, own && token.end),
    h("td", {}, own && textOf(text.slice(token.start, token.end))),
    h("td", { class: "quiet" }, kind),
  );
}
