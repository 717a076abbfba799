// SPDX-License-Identifier: Apache-2.0
// The models that texts can be shown to, and how they stand: what was taken out of memory, or could
// not be loaded, answers nobody. A model that nobody has asked for yet loads when it is asked.
import { of } from "./address.js";
import { h } from "./dom.js";
import { textOf, visible } from "./text.js";

/** One that is loading is waited for. */
const STATES = { FAILED: "failed", UNLOADED: "not loaded" };

/** Whether a model can be expected to answer. */
export function answers(page, name) {
  return !STATES[page.states?.[name]];
}

/**
 * Returns the options of a choice of models, each with its state where it does not answer.
 *
 * @param {object} page what the node says of the collection
 * @param {string[]} names of the models; empty ones are left out, and what stands there twice
 * @param {string} chosen the name of the one that is chosen
 */
export function modelOptions(page, names, chosen) {
  return [...new Set(names)].filter(Boolean).map((name) => modelOption(name, page.states?.[name], chosen));
}

/** Returns one of them. */
export function modelOption(name, state, chosen) {
  const shown = STATES[state] ? [" (", STATES[state], ")"] : [];
  return h("option", { value: name, selected: name === chosen }, visible(name), shown);
}

/** Says which models do not answer, and what to do; null where all do. */
export function silentModels(page, names = page.models) {
  const silent = names.filter((name) => !answers(page, name));
  if (silent.length === 0) {
    return null;
  }
  const said = silent.map((name, i) => [i > 0 && ", ", textOf(name), ` (${STATES[page.states[name]]})`]);
  return h("p", { class: "small quiet silent-models" }, "Not answering now: ", said, ". ", remedy(page));
}

function remedy({ may, offers }) {
  return may.manage && offers.models
    ? ["Load what you need at ", h("a", { href: of("models") }, "Models"), "."]
    : "Whoever looks after this Solr can load them.";
}
