// SPDX-License-Identifier: Apache-2.0
// The search: one question, asked in four ways.
import { h, replace } from "../../part/dom.js";
import { Board } from "./board.js";
import { searchBox } from "./box.js";
import { controls } from "./controls.js";
import { filters } from "./filters.js";
import { refocus } from "./focus.js";
import { remember } from "./recent.js";
import { start } from "./start.js";
import { note, stateOf, step } from "./state.js";
import { Why } from "./why.js";

/** Shows the view. */
export function show(root, page, parameters) {
  const state = stateOf(parameters, page);
  const ending = new AbortController();
  const ask = (q) => step({ ...state, q }, "question");
  const example = (q) => {
    remember(q);
    ask(q);
  };
  const box = searchBox(state.q, ask);
  if (state.q === "") {
    replace(root, box, start(page, example, ending.signal));
    refocus(root);
    return () => ending.abort();
  }
  const results = searched(page, state, ending.signal);
  replace(root, h("div", { class: "tools" }, box, controls(page, state)), results.nodes);
  refocus(root);
  return () => {
    ending.abort();
    results.leave();
  };
}

function searched(page, state, signal) {
  const noted = (change) => note(Object.assign(state, change));
  const why = new Why(page, state, signal, (id) => noted({ why: id }));
  const explain = (id) => why.open(id, board.columns);
  const board = new Board({ page, state, signal, explain }, (tab) => noted({ tab }));
  // Whoever has opened the reasons meanwhile goes on reading them.
  const isAsked = () => state.why !== null && !why.isOpen && !signal.aborted;
  board.load().then(() => isAsked() && explain(state.why));
  const leave = () => {
    board.leave();
    why.leave();
  };
  return { nodes: [filters(page, state, signal), board.node, why.node], leave };
}
