// SPDX-License-Identifier: Apache-2.0
// Whose arcs are drawn: those of the chosen token, or all from a weight on.
import { h } from "../../part/dom.js";
import { decimal } from "../../part/number.js";

const LEAST = 0.01;

/**
 * Makes the choice.
 *
 * @param {number|null} least the weight, null for the chosen token
 * @param {number} most the largest weight that there is
 * @param {(least: number|null) => void} choose is told another
 */
export function arcChoice(least, most, choose) {
  const slider = h("input", { type: "range", min: LEAST, max: Math.max(LEAST, most).toFixed(2), step: LEAST, "aria-label": "Least weight of arcs" });
  slider.value = least ?? most / 2;
  const value = h("span", { class: "number" }, decimal(slider.value));
  const all = h("input", { type: "checkbox", checked: least !== null });
  slider.disabled = !all.checked;
  const changed = () => {
    slider.disabled = !all.checked;
    value.textContent = decimal(slider.value);
    choose(all.checked ? Number(slider.value) : null);
  };
  all.addEventListener("change", changed);
  slider.addEventListener("input", changed);
  return h("span", { class: "row small arc-choice" }, h("label", { class: "check" }, all, " arcs of all tokens"), slider, value);
}
