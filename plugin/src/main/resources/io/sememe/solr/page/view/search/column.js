// SPDX-License-Identifier: Apache-2.0
// One way of searching: what it found, or why it did not. It fails alone.
import { h, replace } from "../../part/dom.js";
import { empty, failed } from "../../part/notice.js";
import { count, millis } from "../../part/number.js";
import { read } from "../../part/request.js";
import { isStale } from "../../part/stale.js";
import { textOf } from "../../part/text.js";
import { hit } from "./hit.js";

const SKELETONS = 4;

/** A column of the board. */
export class Column {
  /** By the key of their documents, in their order. */
  hits = new Map();

  /** How many documents it found; null before it answered. */
  found = null;

  /** Whether nothing more is awaited. */
  settled = false;

  /** Ends when it has answered, or failed, or nobody waits any more. */
  answered = Promise.resolve();

  #context;
  #reasons = null;
  #figures = h("p", { class: "column-figures small quiet number" });
  #body = h("div", { class: "column-body" });

  /**
   * @param {object} kind one of COLUMNS
   * @param {object} context page, state, signal, and what to call: changed(), explain(id)
   */
  constructor(kind, context) {
    this.kind = kind;
    this.#context = context;
    this.node = h(
      "section",
      { class: `column own-${kind.name}`, id: `column-${kind.name}`, "aria-label": kind.title },
      this.#head(),
      this.#body,
    );
  }

  /** Asks; what comes of it is shown. */
  load() {
    return (this.answered = this.#load());
  }

  async #load() {
    const { page, state, signal } = this.#context;
    const missing = this.kind.missing(page);
    if (missing) {
      this.#settle(empty(missing));
      return;
    }
    this.#wait();
    try {
      const { path, parameters } = this.kind.ask(page, state);
      this.#show(await read(path, parameters, signal));
    } catch (error) {
      if (!isStale(error)) {
        this.#settle(failed(error, () => this.load()));
      }
    }
  }

  /**
   * Returns why a document has its score, as Solr says it: the same search again, so that its
   * place is that among the same documents.
   */
  async reasonFor(id) {
    const { page, state, signal } = this.#context;
    const { path, parameters } = this.kind.ask(page, state);
    const debug = { hl: null, debug: "results", "debug.explain.structured": true };
    this.#reasons ??= read(path, { ...parameters, ...debug }, signal);
    try {
      return (await this.#reasons).debug?.explain?.[id];
    } catch (error) {
      this.#reasons = null;
      throw error;
    }
  }

  #head() {
    const { page, state } = this.#context;
    const note = this.kind.note(page, state) ?? "";
    return h(
      "header",
      { class: "column-head" },
      h("h2", { title: this.kind.says }, this.kind.title),
      this.#figures,
      h("p", { class: "small quiet" }, textOf(note)),
    );
  }

  #wait() {
    this.settled = false;
    this.node.setAttribute("aria-busy", "true");
    replace(this.#figures, "searching …");
    replace(this.#body, Array.from({ length: SKELETONS }, skeleton));
  }

  #show(answer) {
    const { page, state, explain } = this.#context;
    const { docs, numFound, maxScore } = answer.response;
    const hits = docs.map((document, i) =>
      hit({ page, state, answer, document, rank: i + 1, most: maxScore }, explain),
    );
    this.hits = new Map(hits.map((one) => [one.id, one]));
    this.found = numFound;
    replace(this.#figures, `${count(numFound)} found · ${millis(answer.responseHeader.QTime)}`);
    const partial = answer.responseHeader.partialResults && h("p", { class: "badge warn" }, "not all could be searched in time");
    this.#settle(partial, hits.length > 0 ? h("ol", { class: "hits" }, hits.map(({ node }) => node)) : empty("Nothing found."));
  }

  #settle(...content) {
    this.settled = true;
    this.node.removeAttribute("aria-busy");
    if (this.found === null) {
      replace(this.#figures, "–");
    }
    replace(this.#body, content);
    this.#context.changed();
  }
}

/** The outline of a hit that is awaited. */
function skeleton() {
  return h("div", { class: "skeleton", "aria-hidden": "true" }, h("span"), h("span"), h("span"));
}
