// SPDX-License-Identifier: Apache-2.0
// What is to be looked at: a text, and how.
import { go, of } from "../../part/address.js";
import { h } from "../../part/dom.js";
import { modelOptions, silentModels } from "../../part/models.js";
import { textOf } from "../../part/text.js";
import { EXAMPLES } from "./examples.js";
import { addressOf, USUAL_TOKENS, VIEW } from "./state.js";

/** The least and the most tokens that the handler knows; a node may allow fewer. */
const LEAST = 4;
const MOST = 256;

/**
 * Makes the form.
 *
 * @returns {{node: Element, fill: (text: string) => void}} fill puts in the text of a document, unless
 *     the reader has begun to write another
 */
export function textForm(state, page) {
  const text = h("textarea", { id: "attention-text", rows: 2, dir: "auto", "aria-label": "Text", spellcheck: "false" });
  text.value = state.text;
  const fields = options(state, page);
  // As the field has it, whose line ends may not be those of the document.
  let given = text.value;
  const submit = (event) => {
    event.preventDefault();
    const isStored = state.id && text.value === given;
    go(VIEW, addressOf({ ...state, ...fields.values(), id: isStored ? state.id : null, text: text.value, token: null, target: null }, page));
  };
  const node = h(
    "form",
    { class: "card stack text-form", onsubmit: submit },
    state.id && h("p", { class: "small quiet" }, "Document ", textOf(state.id), ", field ", textOf(state.field)),
    h("div", { class: "text-line" }, text, h("button", { id: "attention-look", type: "submit", class: "primary" }, "Look")),
    examples(state, page),
    fields.node,
    silentModels(page),
  );
  const fill = (found) => {
    const untouched = text.value === given;
    given = found.replace(/\r\n?/g, "\n");
    if (untouched) {
      text.value = given;
    }
  };
  return { node, fill };
}

function examples(state, page) {
  const link = ({ label, text }, i) =>
    h(
      "a",
      { id: `attention-example-${i}`, class: "chip", title: text, href: of(VIEW, addressOf({ ...state, id: null, text, question: "", token: null, target: null }, page)), "aria-current": !state.id && state.text === text ? "true" : null },
      label,
    );
  return h("nav", { class: "row examples", "aria-label": "Examples" }, EXAMPLES.map(link));
}

function options(state, page) {
  const model = h("select", { id: "attention-model" }, modelOptions(page, [...page.models, state.model], state.model));
  const tokens = h("input", { id: "attention-tokens", type: "number", min: LEAST, max: MOST, value: state.tokens, required: true });
  const question = h("input", { id: "attention-question", type: "text", dir: "auto", value: state.question });
  const pair = h("input", { type: "checkbox", checked: state.pair });
  const field = (label, control, more) => h("label", { class: `field ${more ?? ""}` }, label, control);
  const node = h(
    "details",
    { open: changed(state, page) },
    h("summary", { class: "small" }, "Model, tokens, a question"),
    h(
      "div",
      { class: "row options" },
      field("Model", model),
      field("Tokens at most", tokens),
      field("Question", question, "grow"),
      h("label", { class: "small check" }, pair, " the model reads both together"),
    ),
  );
  const values = () => ({ model: model.value, tokens: Number(tokens.value), question: question.value.trim(), pair: pair.checked });
  return { node, values };
}

function changed(state, page) {
  return state.question !== "" || state.model !== page.model || state.tokens !== USUAL_TOKENS;
}
