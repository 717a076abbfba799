// SPDX-License-Identifier: Apache-2.0
// What a token looks at, in words.
import { h, replace } from "../../part/dom.js";
import { decimal } from "../../part/number.js";
import { textOf } from "../../part/text.js";

const SHOWN = 6;

/** Returns the strongest weights of a row, the strongest first. */
export function strongestOf(weights, count = SHOWN) {
  return Array.from(weights, (weight, at) => ({ at, weight }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, Math.min(count, weights.length));
}

/**
 * Makes the list.
 *
 * @param {(at: number) => Node} say names one of the tokens that are shown
 * @param {string[]} hidden names of those that are not
 */
export function wordList(say, hidden) {
  const list = h("ol", { class: "targets" });
  const title = h("h3", {});
  const rest = h("p", { class: "small quiet" });
  const node = h("div", { class: "words", "aria-live": "polite" }, title, list, rest);
  return {
    node,
    /** Says what a token looks at; null for none chosen. */
    show(at, weights) {
      if (at === null) {
        replace(title, "Choose a token to see what it looks at.");
        replace(list);
        replace(rest);
        return;
      }
      replace(title, say(at), " looks at");
      replace(list, strongestOf(weights).map((target) => item(target, at, say, weights)));
      replace(rest, remainder(weights, hidden));
    },
  };
}

function item({ at, weight }, from, say, weights) {
  const most = Math.max(...weights) || 1;
  return h(
    "li",
    { style: `--share: ${(weight / most).toFixed(3)}` },
    at === from ? h("span", {}, "itself") : say(at),
    " ",
    h("span", { class: "number" }, decimal(weight, 3)),
  );
}

// Most models look at their special tokens when they need nothing else.
function remainder(weights, hidden) {
  const share = 1 - Array.from(weights).reduce((sum, weight) => sum + weight, 0);
  return hidden.length > 0 && share > 0.005
    ? ["and ", h("span", { class: "number" }, decimal(share, 3)), " at ", hidden.map((name, i) => [i > 0 && " and ", textOf(name)]), ", which are hidden"]
    : null;
}
