// SPDX-License-Identifier: Apache-2.0
// One word in two texts: a model gives it a vector in each, and their cosine says how alike they are.
import { of } from "../../part/address.js";
import { h, replace } from "../../part/dom.js";
import { failed, loading } from "../../part/notice.js";
import { read } from "../../part/request.js";
import { isStale, latest } from "../../part/stale.js";
import { compared } from "./compared.js";
import { PAIRS } from "./examples.js";
import { modelsOf } from "./models.js";

const YARDSTICK =
  "The cosine of the word's two vectors. It is high for any word, which after all is the same in both: " +
  "with the models that ship, mostly 0.7 to 0.9 for one meaning and 0.6 to 0.8 for two. Compare it with that of another pair.";

/** Shows the part; returns what ends its requests. */
export function showMeaning(root, page, parameters) {
  const next = latest();
  const state = stateIn(parameters);
  const results = h("div", { class: "tokens-models", "aria-live": "polite" });
  const again = () => compare(results, page, state, next());
  replace(root, form(state, again), results, h("p", { class: "small quiet" }, YARDSTICK));
  again();
  return () => next();
}

/** Without a word in the address the first example is shown. */
function stateIn(parameters) {
  if (!parameters.has("word")) {
    return PAIRS[0];
  }
  return { word: parameters.get("word"), text: parameters.get("text") ?? "", with: parameters.get("with") ?? "" };
}

function addressOf({ word, text, with: second }) {
  return of("tokens", { part: "meaning", word, text, with: second });
}

function form(state, again) {
  const word = h("input", {
    id: "tokens-word",
    type: "text",
    value: state.word,
    dir: "auto",
    required: true,
    autocomplete: "off",
  });
  const first = sentence("tokens-first", state.text);
  const second = sentence("tokens-second", state.with);
  const submit = (event) => {
    event.preventDefault();
    const address = addressOf({ word: word.value.trim(), text: first.value, with: second.value });
    if (address === location.hash) {
      again();
    } else {
      location.hash = address;
    }
  };
  const example = (pair) =>
    h(
      "a",
      {
        class: "chip",
        href: addressOf(pair),
        "aria-current": pair.text === state.text && pair.with === state.with ? "true" : null,
      },
      pair.name,
    );
  return h(
    "form",
    { class: "card stack", onsubmit: submit },
    h(
      "div",
      { class: "tokens-pair" },
      h("label", { class: "field" }, "One text", first),
      h("label", { class: "field" }, "Another", second),
    ),
    h(
      "div",
      { class: "tokens-line" },
      h("label", { class: "field" }, "A word of both", word),
      h("button", { id: "tokens-compare", class: "primary" }, "Compare"),
    ),
    h("div", { class: "row tokens-examples" }, h("span", { class: "small quiet" }, "For example"), PAIRS.map(example)),
  );
}

function sentence(id, value) {
  const area = h("textarea", { id, rows: 2, dir: "auto", required: true });
  area.value = value;
  return area;
}

/** Asks the models one after the other: what is wrong with the words, the first one says for all. */
async function compare(results, page, state, signal) {
  replace(results, loading("Comparing …"));
  const { word, text, with: second } = state;
  const cards = [];
  try {
    for (const model of modelsOf(page)) {
      const answer = await read("/sememe/tokens", { text, with: second, word, model }, signal);
      cards.push(compared(answer, state));
      replace(results, cards);
    }
  } catch (error) {
    if (!isStale(error)) {
      replace(
        results,
        cards,
        failed(error, () => compare(results, page, state, signal)),
      );
    }
  }
}
