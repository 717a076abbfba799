// SPDX-License-Identifier: Apache-2.0
// The columns side by side, and what joins them. Where there is no room for all, one is seen at a
// time, and tabs say which.
import { h, replace } from "../../part/dom.js";
import { count } from "../../part/number.js";
import { Column } from "./column.js";
import { showPlaces } from "./hit.js";
import { Lines } from "./lines.js";
import { Tabs } from "./tabs.js";

/** As in search.css. */
const NARROW = matchMedia("(max-width: 68rem)");

export class Board {
  #columns;
  #lines = new Lines();
  #grid = h("div", { class: "board" });
  #said = h("p", { class: "unseen", role: "status" });
  #tabs;
  #lit = null;
  #watch = new ResizeObserver(() => this.#draw());

  /**
   * @param {object} context page, state, signal, and explain(id)
   * @param {(name: string) => void} turned is told which tab is chosen
   */
  constructor(context, turned) {
    const changed = () => this.#changed();
    this.#columns = context.state.columns.map((kind) => new Column(kind, { ...context, changed }));
    this.#tabs = new Tabs(this.#columns, context.state.tab, turned);
    this.node = h("div", { class: "searched" }, this.#tabs.node, this.#grid, this.#said);
    this.#grid.style.setProperty("--columns", this.#columns.length);
    replace(this.#grid, this.#lines.node, this.#columns.map(({ node }) => node));
    this.#lightUp();
    this.#lay();
    NARROW.addEventListener("change", this.#lay);
    this.#watch.observe(this.#grid);
  }

  get columns() {
    return this.#columns;
  }

  /** Asks; returns when all columns have answered or failed. */
  load() {
    return Promise.all(this.#columns.map((column) => column.load()));
  }

  leave() {
    NARROW.removeEventListener("change", this.#lay);
    this.#watch.disconnect();
  }

  #lay = () => this.#tabs.lay(NARROW.matches);

  #changed() {
    const settled = this.#columns.every((column) => column.settled);
    for (const column of this.#columns) {
      column.hits.forEach((hit) => this.#place(hit, column, settled));
    }
    this.#tabs.count();
    this.#draw();
    replace(this.#said, settled && this.#columns.map(summary).join(" "));
  }

  #place(hit, own, settled) {
    const others = this.#columns.filter((column) => column !== own);
    const having = others.filter((column) => column.hits.has(hit.id));
    const places = having.map(({ kind, hits }) => ({ kind, rank: hits.get(hit.id).rank }));
    const compared = others.some((column) => column.found !== null);
    showPlaces(hit, places, settled && compared && having.length === 0);
  }

  #draw() {
    this.#lines.draw(this.#grid, NARROW.matches ? [] : this.#columns);
    this.#light(this.#lit);
  }

  /** What is pointed at, or has the focus, shows in all columns. */
  #lightUp() {
    const focused = () => this.#idOf(this.#grid.querySelector(":focus-visible"));
    this.#grid.addEventListener("pointerover", ({ target }) => this.#light(this.#idOf(target) ?? focused()));
    this.#grid.addEventListener("pointerleave", () => this.#light(focused()));
    this.#grid.addEventListener("focusin", ({ target }) => this.#light(this.#idOf(target)));
    this.#grid.addEventListener("focusout", () => this.#light(null));
  }

  #idOf(target) {
    const node = target?.closest(".hit");
    const all = this.#columns.flatMap(({ hits }) => [...hits.values()]);
    return all.find((hit) => hit.node === node)?.id ?? null;
  }

  #light(id) {
    this.#lit = id;
    this.#grid.querySelectorAll(".lit").forEach((lit) => lit.classList.remove("lit"));
    this.#grid.classList.toggle("has-lit", id !== null);
    const lit = this.#columns.map(({ hits }) => hits.get(id)?.node).filter(Boolean);
    [...lit, ...(this.#lines.paths.get(id) ?? [])].forEach((node) => node.classList.add("lit"));
  }
}

function summary({ kind, found }) {
  return found === null ? `${kind.title}: no answer.` : `${kind.title}: ${count(found)} found.`;
}
