// SPDX-License-Identifier: Apache-2.0
// What is shown before anything is asked.
import { h, replace } from "../../part/dom.js";
import { isStale } from "../../part/stale.js";
import { textOf } from "../../part/text.js";
import { examples } from "./examples.js";
import { COLUMNS } from "./kinds.js";

/**
 * Returns the start.
 *
 * @param {object} page what the node says of the collection
 * @param {(question: string) => void} ask is told what is asked
 * @param {AbortSignal} signal ends its requests
 */
export function start(page, ask, signal) {
  const chips = h("div", { class: "row examples" });
  offer(chips, page, ask, signal);
  return h(
    "div",
    { class: "start" },
    h("p", { class: "start-lead" }, "One question, four ways to search it. See side by side what each of them finds, and why."),
    chips,
    h("ul", { class: "start-kinds" }, COLUMNS.map(kind)),
  );
}

function kind({ name, title, says }) {
  return h("li", { class: `card own-${name}` }, h("h2", {}, title), h("p", { class: "quiet small" }, says));
}

async function offer(chips, page, ask, signal) {
  try {
    const offered = await examples(page, signal);
    replace(chips, offered.length > 0 && h("span", { class: "quiet small" }, "For example"), offered.map((text) => example(text, ask)));
  } catch (error) {
    // Without examples the page is as useful; what is wrong shows when a question is asked.
    if (!isStale(error)) {
      replace(chips);
    }
  }
}

function example(text, ask) {
  return h("button", { type: "button", class: "chip", onclick: () => ask(text) }, textOf(text));
}
