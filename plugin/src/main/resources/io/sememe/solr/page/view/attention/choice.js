// SPDX-License-Identifier: Apache-2.0
// Which weights are shown: the mean of all heads, the rollout, or one head of one layer.
import { h } from "../../part/dom.js";

const SQUARES = {
  mean: { label: "Mean", title: "The mean of all heads of all layers" },
  rollout: { label: "Rollout", title: "What reaches a token through all layers (Abnar and Zuidema, 2020)" },
  head: { label: "One head", title: "One head of one layer" },
};

/**
 * Makes the choice.
 *
 * @param {object} square what is shown now: square, layer, head
 * @param {{layers: number, heads: number}} size of the model
 * @param {(square: object) => void} choose is told another
 * @returns {{node: Element, show: (square: object) => void}}
 */
export function squareChoice(square, size, choose) {
  let now = square;
  const take = (changed) => choose({ square: now.square, layer: now.layer, head: now.head, ...changed });
  const buttons = Object.entries(SQUARES).map(([name, { label, title }]) =>
    h("button", { type: "button", title, "data-square": name, onclick: () => take({ square: name }) }, label),
  );
  const layer = numbers("Layer", size.layers, (value) => take({ square: "head", layer: value }));
  const head = numbers("Head", size.heads, (value) => take({ square: "head", head: value }));
  const show = (shown) => {
    now = shown;
    buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.square === shown.square)));
    layer.show(shown.square === "head" ? shown.layer : null);
    head.show(shown.square === "head" ? shown.head : null);
  };
  show(square);
  const node = h(
    "div",
    { class: "row square-choice" },
    h("div", { class: "segments", role: "group", "aria-label": "Weights" }, buttons),
    layer.node,
    head.node,
  );
  return { node, show };
}

/** A choice of one of so many, or of none: the model numbers them from 0. */
function numbers(label, count, choose) {
  const options = Array.from({ length: count }, (_, i) => h("option", { value: i }, i));
  const none = h("option", { value: "", disabled: true }, "–");
  const select = h("select", { onchange: () => choose(Number(select.value)) }, none, options);
  const node = h("label", { class: "number-choice" }, h("span", { class: "small quiet" }, label), select);
  return { node, show: (value) => (select.value = value ?? "") };
}

/** Says in words which weights are shown. */
export function nameOf({ square, layer, head }) {
  return square === "head" ? `layer ${layer}, head ${head}` : square === "mean" ? "the mean of all heads" : "the rollout";
}
