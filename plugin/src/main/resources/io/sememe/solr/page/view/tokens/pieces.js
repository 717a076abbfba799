// SPDX-License-Identifier: Apache-2.0
// A text as the model gets it: in pieces that it knows, each with its number.
import { keep, of } from "../../part/address.js";
import { h, replace } from "../../part/dom.js";
import { redraw } from "../../part/focus.js";
import { modelOptions, silentModels } from "../../part/models.js";
import { empty, failed, loading } from "../../part/notice.js";
import { read } from "../../part/request.js";
import { isStale, latest } from "../../part/stale.js";
import { counts } from "./counts.js";
import { TEXTS } from "./examples.js";
import { modelsOf } from "./models.js";
import { wordsOf } from "./segments.js";
import { tokenTable } from "./table.js";
import { tilesOver } from "./tiles.js";

const ROLES = { passage: "as a passage", query: "as a question" };

/** So long nobody types before the node is asked. */
const PAUSE_MILLIS = 250;

/** Shows the part; returns what ends its requests. */
export function showPieces(root, page, parameters) {
  const next = latest();
  let pause;
  const result = { node: h("div", { class: "stack" }), table: tokenTable() };
  const state = {
    text: parameters.get("text") ?? Object.values(TEXTS)[0],
    model: parameters.get("model") ?? modelsOf(page)[0],
    role: parameters.get("role") === "query" ? "query" : "passage",
  };
  const change = (more, wait = 0) => {
    Object.assign(state, more);
    clearTimeout(pause);
    pause = setTimeout(() => {
      keep("tokens", addressed(state, page));
      examples.show();
      cut(result, state, next());
    }, wait);
  };
  const examples = exampleLinks(state, page);
  replace(root, form(page, state, change, examples.node), result.node);
  cut(result, state, next());
  return () => {
    clearTimeout(pause);
    next();
  };
}

function addressed({ text, model, role }, page) {
  return { text, model: model === modelsOf(page)[0] ? null : model, role: role === "passage" ? null : role };
}

function form(page, state, change, examples) {
  const text = h("textarea", {
    id: "tokens-in",
    rows: 3,
    dir: "auto",
    oninput: ({ target }) => change({ text: target.value }, PAUSE_MILLIS),
  });
  text.value = state.text;
  return h(
    "form",
    { class: "card stack", onsubmit: (event) => event.preventDefault() },
    h("label", { class: "field" }, "Text", text),
    examples,
    h("div", { class: "row tokens-choices" }, modelChoice(page, state, change), roleChoice(state, change)),
    silentModels(page, modelsOf(page)),
  );
}

/** Links to other texts, for the model and role that are chosen when they are shown. */
function exampleLinks(state, page) {
  const links = Object.keys(TEXTS).map((name, i) => h("a", { id: `tokens-example-${i}`, class: "chip" }, name));
  const show = () =>
    Object.values(TEXTS).forEach((text, i) => (links[i].href = of("tokens", addressed({ ...state, text }, page))));
  show();
  const node = h("div", { class: "row tokens-examples" }, h("span", { class: "small quiet" }, "For example"), links);
  return { node, show };
}

function modelChoice(page, state, change) {
  const options = modelOptions(page, [...modelsOf(page), state.model], state.model);
  return h(
    "label",
    { class: "field" },
    "Model",
    h("select", { id: "tokens-model", onchange: ({ target }) => change({ model: target.value }) }, options),
  );
}

function roleChoice(state, change) {
  const option = ([role, title]) => h("option", { value: role, selected: role === state.role }, title);
  return h(
    "label",
    { class: "field" },
    "Read",
    h(
      "select",
      { id: "tokens-role", onchange: ({ target }) => change({ role: target.value }) },
      Object.entries(ROLES).map(option),
    ),
  );
}

async function cut(result, state, signal) {
  const { text, model, role } = state;
  // Whoever is among the tokens of an older text stays there.
  const show = (...content) => redraw(result.node, () => replace(result.node, content));
  if (!text.trim()) {
    show(empty("Write something, and see what the model makes of it."));
    return;
  }
  if (!result.node.firstChild) {
    show(loading());
  }
  try {
    const answer = await read("/sememe/tokens", { text, model, role }, signal);
    const words = wordsOf(text);
    result.table.show(text, answer);
    show(counts(text, answer, words), tilesOver(text, answer, words), result.table.node);
  } catch (error) {
    if (!isStale(error)) {
      show(failed(error, () => cut(result, state, signal)));
    }
  }
}
