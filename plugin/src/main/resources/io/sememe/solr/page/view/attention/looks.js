// SPDX-License-Identifier: Apache-2.0
// One square of weights: the tokens with their arcs, what one of them looks at in words, and the
// whole as a heat map. What is pointed at in one of them shows in the others.
import { h } from "../../part/dom.js";
import { saveJson, savePng } from "../../part/download.js";
import { largest } from "../../part/heat.js";
import { decimal } from "../../part/number.js";
import { arcChoice } from "./arcchoice.js";
import { arcsAbove, arcsOf } from "./arcs.js";
import { nameOf } from "./choice.js";
import { matrix } from "./matrix.js";
import { pictureOf } from "./picture.js";
import { tokenRow } from "./row.js";
import { countsOf, named, onlyShown, shownOf } from "./tokens.js";
import { wordList } from "./words.js";

/**
 * Shows it.
 *
 * @param {object} given
 * @param {object} given.answer what the handler said first
 * @param {string} given.text the text
 * @param {object[]} given.tokens all tokens
 * @param {number[][]} given.rows all weights
 * @param {object} given.state what the address says; it is changed with it
 * @param {Function} given.remember puts the state into the address
 * @param {(chosen: number|null) => void} given.chose is told the token that is chosen, from now on
 */
export function looks({ answer, text, tokens, rows, state, remember, chose }) {
  const shown = shownOf(tokens, state.special);
  const values = onlyShown(rows, tokens, state.special);
  const counts = countsOf(tokens);
  const say = (at) => named(shown[at], counts[shown[at].index]);
  const chosen = () => {
    const at = shown.findIndex((token) => token.index === state.token);
    return at < 0 ? null : at;
  };
  let pointed = null;
  let waiting = 0;

  const show = () => {
    waiting = 0;
    const all = state.arcs !== null && pointed === null;
    const at = pointed ?? chosen();
    const weights = at === null ? null : values[at];
    row.show(all ? null : weights, all ? arcsAbove(values, state.arcs) : weights ? arcsOf(weights, at) : []);
    row.mark(chosen(), pointed);
    words.show(at, weights);
  };
  const point = (at) => {
    pointed = at;
    waiting ||= requestAnimationFrame(show);
  };
  const choose = (at) => {
    state.token = shown[at].index;
    remember();
    show();
    chose(state.token);
  };
  const row = tokenRow(shown, { point, choose });
  const words = wordList(say, namesHidden(tokens, shown));
  const arcs = arcChoice(state.arcs, largest(values), (least) => {
    state.arcs = least;
    remember();
    show();
  });
  const labels = shown.map(({ label }) => label);
  const heat = matrix({
    name: `Weights of ${nameOf(state)}: what the token of a row looks at`,
    rows: labels,
    columns: labels,
    values,
    whole: state.whole,
    says: (from, to) => [say(from), " looks at ", from === to ? "itself" : say(to), ": ", h("span", { class: "number" }, decimal(values[from][to], 3))],
    point,
    resize: (whole) => {
      state.whole = whole;
      remember();
    },
  });
  const file = `attention-${state.square === "head" ? `${state.layer}-${state.head}` : state.square}`;
  const downloads = h(
    "span",
    { class: "row" },
    h("button", { type: "button", class: "plain small", onclick: () => savePng(pictureOf({ title: titleOf(state), row: row.shapes(), tokens: shown, values }), `${file}.png`) }, "Picture (PNG)"),
    h("button", { type: "button", class: "plain small", onclick: () => saveJson(saidOf(answer, text, rows, state), `${file}.json`) }, "Weights (JSON)"),
  );
  return {
    reading: [h("div", { class: "look" }, row.node, words.node), h("div", { class: "row under" }, arcs, downloads)],
    heat: heat.node,
    draw() {
      heat.draw();
      show();
    },
    close() {
      cancelAnimationFrame(waiting);
      row.close();
    },
  };
}

function namesHidden(tokens, shown) {
  return [...new Set(tokens.filter((token) => !shown.includes(token)).map(({ label }) => label))];
}

function titleOf(state) {
  return `${state.model}: ${nameOf(state)}`;
}

function saidOf(answer, text, weights, { square, layer, head, question, pair }) {
  const which = square === "head" ? { square, layer, head } : { square };
  const asked = question && { question, pair };
  return { model: answer.model, fingerprint: answer.fingerprint, text, ...asked, ...which, tokens: answer.tokens, weights: weights.map((row) => Array.from(row)), similarity: answer.similarity };
}
