// SPDX-License-Identifier: Apache-2.0
// Where a question is typed, above the ones that were asked before.
import { h } from "../../part/dom.js";
import { remember } from "./recent.js";
import { Suggestions } from "./suggestions.js";

/**
 * Returns the form.
 *
 * @param {string} question what stands in it
 * @param {(question: string) => void} ask is told what is asked; "" is the start
 */
export function searchBox(question, ask) {
  const input = questionInput(question);
  const submit = () => {
    const text = input.value.trim();
    if (text !== "") {
      remember(text);
    }
    ask(text);
  };
  const suggestions = new Suggestions(input, submit);
  const onsubmit = (event) => {
    event.preventDefault();
    suggestions.close();
    submit();
  };
  return h(
    "form",
    { role: "search", class: "search-box", onsubmit },
    h("div", { class: "search-field" }, input, suggestions.node),
    h("button", { class: "primary" }, "Search"),
  );
}

function questionInput(question) {
  return h("input", {
    type: "search",
    value: question,
    placeholder: "Ask a question, or describe what you look for",
    "aria-label": "Question",
    "data-control": "question",
    autocomplete: "off",
    enterkeyhint: "search",
    maxlength: 2000,
    dir: "auto",
  });
}
