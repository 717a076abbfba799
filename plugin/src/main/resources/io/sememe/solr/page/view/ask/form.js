// SPDX-License-Identifier: Apache-2.0
// The question, and how it is to be read.
import { h } from "../../part/dom.js";
import { percent } from "../../part/number.js";
import { silentModels } from "../../part/models.js";
import { visible } from "../../part/text.js";
import { COUNTS, goTo } from "./asked.js";
import { readers } from "./readers.js";

/** Scores below which an answer is none. */
const LINES = ["0.5", "0.6", "0.7", "0.8", "0.9"];

/**
 * Returns the form.
 *
 * @param {object} page what the collection is
 * @param {{q: string, n: number, model: string, least: string}} asked what the address says
 */
export function questionForm(page, asked) {
  const question = h("input", {
    id: "ask-question",
    type: "search",
    class: "ask-question",
    value: asked.q,
    dir: "auto",
    autocomplete: "off",
    placeholder: "Why is the sky blue?",
  });
  const go = (more = {}) => goTo({ ...asked, q: question.value.trim(), ...more });
  const submit = (event) => {
    event.preventDefault();
    go();
  };
  return h(
    "form",
    { class: "card stack ask-form", role: "search", onsubmit: submit },
    h(
      "div",
      { class: "ask-line" },
      h("label", { class: "field grow" }, "Your question", question),
      h("button", { id: "ask-go", class: "primary" }, "Ask"),
    ),
    h("div", { class: "row ask-choices" }, howMany(asked, go), readers(page, asked, go), leastScore(asked, go)),
    silentModels(page),
  );
}

function howMany(asked, go) {
  const choice = (n) =>
    h("button", { id: `ask-n-${n}`, type: "button", "aria-pressed": n === asked.n, onclick: () => go({ n }) }, n);
  return h(
    "div",
    { class: "field", role: "group", "aria-labelledby": "ask-n" },
    h("span", { id: "ask-n" }, "Answers"),
    h("div", { class: "segments" }, COUNTS.map(choice)),
  );
}

function leastScore(asked, go) {
  const values = LINES.includes(asked.least) || !asked.least ? LINES : [...LINES, asked.least];
  const option = (value) =>
    h("option", { value, selected: value === asked.least }, Number(value) >= 0 ? percent(value) : visible(value));
  return h(
    "label",
    { class: "field" },
    "No answer below",
    h(
      "select",
      { id: "ask-least", onchange: (event) => go({ least: event.target.value }) },
      h("option", { value: "" }, "what the model says"),
      values.map(option),
    ),
  );
}
