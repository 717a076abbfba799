// SPDX-License-Identifier: Apache-2.0
// Chooses the one column that is seen where there is no room for all.
import { h, replace } from "../../part/dom.js";
import { count } from "../../part/number.js";

/** What a search box would show. */
const FIRST = "both";

export class Tabs {
  #columns;
  #chosen;
  #turned;
  #tabs;

  /**
   * @param {object[]} columns the columns
   * @param {?string} chosen the name of the one that is seen
   * @param {(name: string) => void} turned is told of another
   */
  constructor(columns, chosen, turned) {
    this.#columns = columns;
    this.#turned = turned;
    const named = (name) => columns.findIndex(({ kind }) => kind.name === name);
    this.#chosen = Math.max(0, named(chosen) < 0 ? named(FIRST) : named(chosen));
    this.#tabs = columns.map((column, i) => this.#tab(column, i));
    this.node = h("div", { class: "tabs", role: "tablist", "aria-label": "Ways of searching" }, this.#tabs);
    this.count();
  }

  /** Shows one column, or all. */
  lay(narrow) {
    this.node.hidden = !narrow;
    this.#columns.forEach(({ node }, i) => {
      node.hidden = narrow && i !== this.#chosen;
      node.setAttribute("role", narrow ? "tabpanel" : "region");
    });
    this.#tabs.forEach((tab, i) => {
      tab.setAttribute("aria-selected", String(i === this.#chosen));
      tab.tabIndex = i === this.#chosen ? 0 : -1;
    });
  }

  /** Says how many each column has found. */
  count() {
    this.#columns.forEach(({ kind, found }, i) => {
      replace(this.#tabs[i], kind.title, h("span", { class: "number small" }, found === null ? "–" : count(found)));
    });
  }

  #tab({ kind }, i) {
    return h("button", {
      type: "button",
      role: "tab",
      class: `own-${kind.name}`,
      "aria-controls": `column-${kind.name}`,
      onclick: () => this.#choose(i),
      onkeydown: (event) => this.#press(event),
    });
  }

  #press(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    // With Alt, or Meta on a Mac, an arrow goes back a page.
    if (by && !event.altKey && !event.metaKey) {
      event.preventDefault();
      this.#choose((this.#chosen + by + this.#tabs.length) % this.#tabs.length);
      this.#tabs[this.#chosen].focus();
    }
  }

  #choose(i) {
    this.#chosen = i;
    this.lay(true);
    this.#turned(this.#columns[i].kind.name);
  }
}
