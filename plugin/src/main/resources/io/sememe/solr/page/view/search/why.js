// SPDX-License-Identifier: Apache-2.0
// Why a document is where it is: which of its words the question's words found, and how each
// column came to its score.
import { of } from "../../part/address.js";
import { h, replace } from "../../part/dom.js";
import { failed, loading } from "../../part/notice.js";
import { isStale } from "../../part/stale.js";
import { textOf } from "../../part/text.js";
import { titleOf } from "./hit.js";
import { matches } from "./matches.js";
import { reason } from "./reason.js";

/** A dialog: Escape closes it, and the focus goes back to where it was. */
export class Why {
  #page;
  #state;
  #signal;
  #noted;

  /**
   * @param {object} page what the node says of the collection
   * @param {object} state what is shown
   * @param {AbortSignal} signal ends its requests
   * @param {(id: ?string) => void} noted is told what it is open for
   */
  constructor(page, state, signal, noted) {
    this.#page = page;
    this.#state = state;
    this.#signal = signal;
    this.#noted = noted;
    this.node = h("dialog", {
      class: "why",
      "aria-labelledby": "why-title",
      onclose: () => noted(null),
      onclick: (event) => event.target === this.node && this.node.close(),
    });
  }

  /**
   * Opens it for a document that one of the columns shows.
   *
   * @param {string} id the document's key
   * @param {object[]} columns the columns
   */
  open(id, columns) {
    const first = columns.map(({ hits }) => hits.get(id)).find(Boolean);
    if (!first) {
      this.#noted(null);
      return;
    }
    this.#noted(id);
    replace(this.node, this.#head(first), this.#words(id), h("div", { class: "why-reasons" }, columns.map((column) => this.#reason(id, column))));
    this.node.showModal();
  }

  get isOpen() {
    return this.node.open;
  }

  leave() {
    this.node.remove();
  }

  #head({ document }) {
    const title = textOf(titleOf(document, this.#page.fields));
    const question = textOf(this.#state.q, { class: "why-question" });
    return h(
      "header",
      { class: "why-head" },
      h("div", {}, h("h2", { id: "why-title" }, title), h("p", { class: "quiet" }, "for ", question)),
      h("button", { type: "button", "aria-label": "Close", onclick: () => this.node.close() }, "×"),
    );
  }

  #words(id) {
    const { offers, may, fields } = this.#page;
    if (!may.explain || !fields.body) {
      return null;
    }
    const title = h("h3", {}, "Which words found which");
    if (!offers.explain) {
      return h("section", {}, title, h("p", { class: "quiet" }, "Configure the handler /sememe/explain to see it."));
    }
    const body = h("div", {});
    const asked = { id, f: fields.body, q: this.#state.q };
    this.#later(body, () => matches(asked, this.#signal));
    const more = h("a", { href: of("attention", asked) }, "See what the model looks at");
    return h("section", {}, h("div", { class: "row why-section" }, title, more), body);
  }

  #reason(id, column) {
    const body = h("div", {});
    const hit = column.hits.get(id);
    const place = hit && h("span", { class: "number" }, `place ${hit.rank}`);
    const section = h("section", { class: `card why-reason own-${column.kind.name}` }, h("h3", {}, column.kind.title, place), body);
    if (hit) {
      this.#later(body, async () => reason(column.kind, await column.reasonFor(id)));
    } else if (column.settled) {
      replace(body, h("p", { class: "quiet small" }, this.#absence(column)));
    } else {
      replace(body, loading("This column is still searching."));
      const show = () => section.isConnected && column.settled && section.replaceWith(this.#reason(id, column));
      column.answered.then(show);
    }
    return section;
  }

  #absence({ found }) {
    return found === null ? "This column has no answer." : `Not among its first ${this.#state.rows}.`;
  }

  async #later(body, make) {
    replace(body, loading());
    try {
      replace(body, await make());
    } catch (error) {
      if (!isStale(error)) {
        replace(body, failed(error, () => this.#later(body, make)));
      }
    }
  }
}
