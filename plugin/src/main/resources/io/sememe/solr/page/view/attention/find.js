// SPDX-License-Identifier: Apache-2.0
// In which heads one token looks most at another.
import { h, replace } from "../../part/dom.js";
import { failed } from "../../part/notice.js";
import { decimal } from "../../part/number.js";
import { countsOf, named } from "./tokens.js";

const FOUND = 6;

/**
 * Makes the search.
 *
 * @param {object[]} tokens all tokens
 * @param {number} layers how many the model has
 * @param {object} with
 * @param {(layer: number) => Promise<number[][][]>} with.load brings the rows of each head of a layer
 * @param {(target: number|null) => void} with.choose is told which token the heads are to look at
 * @param {(layer: number, head: number) => void} with.open shows one head large
 * @returns {{node: Element, show: (from: number|null, target: number|null) => Promise}}
 */
export function headSearch(tokens, layers, { load, choose, open }) {
  const counts = countsOf(tokens);
  const who = h("span", {});
  const option = (token) => h("option", { value: token.index }, named(token, counts[token.index]).textContent);
  const select = h("select", { "aria-label": "Looked at", onchange: () => choose(select.value === "" ? null : Number(select.value)) }, h("option", { value: "" }, "…"), tokens.map(option));
  const found = h("div", { class: "row found", role: "status" });
  const node = h("div", { class: "stack head-search" }, h("div", { class: "row" }, h("span", {}, "Where does ", who, " look most at"), select), found);
  let turn = 0;

  const show = async (from, target) => {
    const mine = ++turn;
    const usable = tokens[from] && tokens[target];
    node.hidden = !tokens[from];
    replace(who, tokens[from] && named(tokens[from], counts[from]));
    select.value = tokens[target] ? target : "";
    replace(found, usable && h("span", { class: "small quiet" }, "Looking through the heads …"));
    try {
      const heads = usable ? await best(layers, load, from, target) : [];
      if (mine === turn) {
        replace(found, heads.map((head) => chip(head, open)));
      }
    } catch (error) {
      if (mine === turn) {
        replace(found, failed(error, () => show(from, target)));
      }
    }
  };
  return { node, show };
}

async function best(layers, load, from, target) {
  const heads = [];
  for (let layer = 0; layer < layers; layer++) {
    (await load(layer)).forEach((rows, head) => heads.push({ layer, head, weight: rows[from][target] }));
  }
  return heads.sort((a, b) => b.weight - a.weight).slice(0, FOUND);
}

function chip({ layer, head, weight }, open) {
  return h(
    "button",
    { type: "button", class: "chip", onclick: () => open(layer, head) },
    `layer ${layer}, head ${head} `,
    h("strong", { class: "number" }, decimal(weight, 3)),
  );
}
