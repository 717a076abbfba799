// SPDX-License-Identifier: Apache-2.0
// Questions that were asked before, under the input: the combobox of the ARIA practices.
import { h, replace } from "../../part/dom.js";
import { textOf } from "../../part/text.js";
import { forget, recent } from "./recent.js";

const ID = "recent-questions";
const NONE = -1;

/** Arrows choose one, Enter asks it, Delete forgets it, Escape closes the list. */
export class Suggestions {
  #input;
  #submit;
  #questions = [];
  #active = NONE;

  /**
   * @param {HTMLInputElement} input becomes a combobox
   * @param {Function} submit asks what stands in it
   */
  constructor(input, submit) {
    this.#input = input;
    this.#submit = submit;
    this.node = h("ul", { id: ID, role: "listbox", "aria-label": "Asked before", class: "suggestions" });
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", ID);
    input.addEventListener("keydown", (event) => this.#press(event));
    input.addEventListener("input", () => this.#open());
    input.addEventListener("click", () => this.#open());
    input.addEventListener("blur", () => this.close());
    // The input keeps the focus: otherwise the list would close before the click arrives.
    this.node.addEventListener("pointerdown", (event) => event.preventDefault());
    this.close();
  }

  close() {
    this.#show([], NONE);
  }

  #open(active = NONE) {
    this.#show(recent(this.#input.value), active);
  }

  #show(questions, active) {
    this.#questions = questions;
    this.node.hidden = questions.length === 0;
    this.#input.setAttribute("aria-expanded", String(!this.node.hidden));
    const hint = h("li", { role: "presentation", class: "suggestions-hint" }, "↑ ↓ choose · Enter asks · Delete forgets");
    replace(this.node, questions.map((question, i) => this.#option(question, i)), hint);
    this.#activate(Math.min(active, questions.length - 1));
  }

  #option(question, i) {
    const drop = (event) => {
      event.stopPropagation();
      this.#drop(i);
    };
    return h(
      "li",
      { role: "option", id: `${ID}-${i}`, onclick: () => this.#take(i) },
      textOf(question),
      h("span", { class: "forget", title: "Forget this question", "aria-hidden": "true", onclick: drop }, "×"),
    );
  }

  #activate(active) {
    this.#active = active;
    this.node.querySelectorAll("[role=option]").forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    if (active === NONE) {
      this.#input.removeAttribute("aria-activedescendant");
    } else {
      this.#input.setAttribute("aria-activedescendant", `${ID}-${active}`);
    }
  }

  #press(event) {
    const all = this.#questions.length;
    const chosen = this.#active;
    const actions = {
      ArrowDown: () => (all === 0 ? this.#open(0) : this.#activate(chosen === all - 1 ? NONE : chosen + 1)),
      ArrowUp: () => (all === 0 ? this.#open(Infinity) : this.#activate(chosen === NONE ? all - 1 : chosen - 1)),
      Escape: all > 0 && (() => this.close()),
      Enter: chosen !== NONE && (() => this.#take(chosen)),
      Delete: chosen !== NONE && (() => this.#drop(chosen)),
    };
    // Who composes a character chooses with the same keys among what the system offers.
    if (actions[event.key] && !event.isComposing) {
      event.preventDefault();
      actions[event.key]();
    }
  }

  #take(i) {
    this.#input.value = this.#questions[i];
    this.close();
    this.#submit();
  }

  #drop(i) {
    forget(this.#questions[i]);
    this.#open(this.#active);
  }
}
