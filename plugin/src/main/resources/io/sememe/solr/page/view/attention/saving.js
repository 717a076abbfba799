// SPDX-License-Identifier: Apache-2.0
// Lets the reader keep what is shown.
import { h } from "../../part/dom.js";
import { saveJson, savePng } from "../../part/download.js";
import { nameOf } from "./choice.js";
import { pictureOf } from "./picture.js";

/**
 * Makes the buttons.
 *
 * @param {object} state what the address says
 * @param {() => object} shown brings what is shown: the answer, the text and all its weights; and
 *     the row of tokens, those tokens and their weights
 */
export function saving(state, shown) {
  const name = `attention-${state.square === "head" ? `${state.layer}-${state.head}` : state.square}`;
  const picture = () => savePng(pictureOf(`${state.model}: ${nameOf(state)}`, shown()), `${name}.png`);
  const weights = () => saveJson(said(state, shown()), `${name}.json`);
  const button = (label, onclick) => h("button", { type: "button", class: "plain small", onclick }, label);
  return h("span", { class: "row" }, button("Picture (PNG)", picture), button("Weights (JSON)", weights));
}

function said({ square, layer, head, question, pair }, { answer, text, rows }) {
  return {
    model: answer.model,
    fingerprint: answer.fingerprint,
    text,
    ...(question && { question, pair }),
    square,
    ...(square === "head" && { layer, head }),
    tokens: answer.tokens,
    weights: rows.map((row) => Array.from(row)),
    similarity: answer.similarity,
  };
}
