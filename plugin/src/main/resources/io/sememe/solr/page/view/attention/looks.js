// SPDX-License-Identifier: Apache-2.0
// One square of weights: the tokens with their arcs, what one of them looks at in words, and the
// whole as a heat map. What is pointed at in one of them shows in the others.
import { h } from "../../part/dom.js";
import { largest } from "../../part/heat.js";
import { decimal } from "../../part/number.js";
import { arcChoice } from "./arcchoice.js";
import { arcsAbove, arcsOf } from "./arcs.js";
import { nameOf } from "./choice.js";
import { matrix, smallest } from "./matrix.js";
import { tokenRow } from "./row.js";
import { saving } from "./saving.js";
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
 * @param {object} given.state what the address says
 * @param {(changed: object) => void} given.change changes the state
 * @param {{row: number, column: number}|null} given.cell where the heat map's keyboard begins
 * @returns {{reading: Element[], heat: Element, cell: Function, draw: Function, close: Function}} cell
 *     returns which one of the heat map is pointed at, null for none
 */
export function looks({ answer, text, tokens, rows, state, change, cell }) {
  const shown = shownOf(tokens, state.special);
  const values = onlyShown(rows, tokens, state.special);
  const counts = countsOf(tokens);
  const say = (at) => named(shown[at], counts[shown[at].index]);
  let pointed = null;
  let waiting = 0;

  const show = () => {
    waiting = 0;
    const chosen = placeOf(state.token, shown);
    const all = state.arcs !== null && pointed === null;
    const at = pointed ?? chosen;
    const weights = at === null ? null : values[at];
    row.show(all ? null : weights, all ? arcsAbove(values, state.arcs) : arcsOf(weights, at));
    row.mark(chosen, pointed);
    words.show(at, weights);
  };
  const point = (at) => {
    pointed = at;
    waiting ||= requestAnimationFrame(show);
  };
  const take = (changed) => {
    change(changed);
    show();
  };
  const row = tokenRow(shown, { point, choose: (at) => take({ token: shown[at].index }) });
  const words = wordList(say, namesHidden(tokens, shown));
  const arcs = arcChoice(state.arcs, largest(values), (least) => take({ arcs: least }));
  const heat = heatOf({ shown, values, state, say, point, change, cell });
  const files = saving(state, () => ({ answer, text, rows, row: row.shapes(), tokens: shown, values }));
  return {
    reading: [h("div", { class: "look" }, row.node, words.node), h("div", { class: "row under" }, arcs, files)],
    heat: heat.node,
    cell: heat.cell,
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

function placeOf(index, shown) {
  const at = shown.findIndex((token) => token.index === index);
  return at < 0 ? null : at;
}

function namesHidden(tokens, shown) {
  return [...new Set(tokens.filter((token) => !shown.includes(token)).map(({ label }) => label))];
}

function heatOf({ shown, values, state, say, point, change, cell }) {
  const labels = shown.map(({ label }) => label);
  const weight = (from, to) => h("span", { class: "number" }, decimal(values[from][to], 3));
  return matrix({
    name: `Weights of ${nameOf(state)}: what the token of a row looks at`,
    rows: labels,
    columns: labels,
    values,
    least: smallest(values),
    whole: state.whole,
    from: cell,
    says: (from, to) => [say(from), " looks at ", from === to ? "itself" : say(to), ": ", weight(from, to)],
    point,
    resize: (whole) => change({ whole }),
  });
}
