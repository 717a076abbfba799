// SPDX-License-Identifier: Apache-2.0
// One word in two texts: a model gives it a vector in each, and their cosine says how alike they are.
import { go, of } from "../../part/address.js";
import { h, replace } from "../../part/dom.js";
import { answers, silentModels } from "../../part/models.js";
import { empty, failed, loading } from "../../part/notice.js";
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
  const silent = silentModels(page, modelsOf(page));
  replace(root, form(state), silent, results, h("p", { class: "small quiet" }, YARDSTICK));
  compareAll(results, page, state, next());
  return () => next();
}

/** Without a word in the address the first example is shown. */
function stateIn(parameters) {
  if (!parameters.has("word")) {
    return PAIRS[0];
  }
  return { word: parameters.get("word"), text: parameters.get("text") ?? "", with: parameters.get("with") ?? "" };
}

function addressed({ word, text, with: second }) {
  return { part: "meaning", word, text, with: second };
}

function form(state) {
  const word = h("input", {
    id: "tokens-word",
    type: "text",
    value: state.word,
    dir: "auto",
    required: true,
    pattern: ".*\\S.*",
    title: "A word that stands in both texts",
    autocomplete: "off",
  });
  const first = sentence("tokens-first", state.text);
  const second = sentence("tokens-second", state.with);
  const submit = (event) => {
    event.preventDefault();
    go("tokens", addressed({ word: word.value.trim(), text: first.value, with: second.value }));
  };
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
    h(
      "div",
      { class: "row tokens-examples" },
      h("span", { class: "small quiet" }, "For example"),
      PAIRS.map((pair, i) => example(pair, i, state)),
    ),
  );
}

function example(pair, i, state) {
  const shown = pair.text === state.text && pair.with === state.with;
  const href = of("tokens", addressed(pair));
  return h("a", { id: `tokens-pair-${i}`, class: "chip", href, "aria-current": shown }, pair.name);
}

function sentence(id, value) {
  const area = h("textarea", { id, rows: 2, dir: "auto", required: true });
  area.value = value;
  return area;
}

/** Asks the models one after the other: what is wrong with the words, the first one says for all. */
function compareAll(results, page, state, signal) {
  const models = modelsOf(page).filter((name) => answers(page, name));
  if (models.length === 0) {
    replace(results, empty("No model can compare them now."));
  } else {
    compare(results, models, state, signal);
  }
}

/** What is there stays as it is: somebody may be choosing a pair by keyboard. */
async function compare(results, models, state, signal) {
  const left = [...models];
  const waiting = loading("Comparing …");
  results.append(waiting);
  const { word, text, with: second } = state;
  try {
    while (left.length > 0) {
      const answer = await read("/sememe/tokens", { text, with: second, word, model: left[0] }, signal);
      waiting.before(compared(answer, state));
      left.shift();
    }
    waiting.remove();
  } catch (error) {
    if (!isStale(error)) {
      const again = () => {
        notice.remove();
        compare(results, left, state, signal);
      };
      const notice = failed(error, again);
      waiting.replaceWith(notice);
    }
  }
}
