// SPDX-License-Identifier: Apache-2.0
// A model on all nodes.
import { h } from "../../part/dom.js";
import { bytes } from "../../part/number.js";
import { textOf } from "../../part/text.js";
import { heading } from "./about.js";
import { controls } from "./actions.js";
import { checksum, stateBadge } from "./facts.js";
import { slot } from "./slot.js";

/**
 * Returns the models of all nodes by name: what each is by node, and whether it diverges.
 *
 * @param {object} status of all nodes
 */
export function byModel({ nodes, divergent }) {
  const all = {};
  for (const [node, { models }] of Object.entries(nodes)) {
    for (const [name, model] of Object.entries(models ?? {})) {
      all[name] ??= { divergent: divergent.some((one) => one.model === name), nodes: {} };
      all[name].nodes[node] = shownOf(model);
    }
  }
  return all;
}

/**
 * Returns the states of models by name; of several nodes, the state where a model is ready, or else
 * that of any.
 *
 * @param {object} status of a node, or of all
 */
export function statesIn({ models, nodes }) {
  const states = {};
  for (const all of nodes ? Object.values(nodes).map((one) => one.models ?? {}) : [models]) {
    for (const [name, { state }] of Object.entries(all)) {
      states[name] = states[name] === "READY" ? "READY" : state;
    }
  }
  return states;
}

/** What the table is made of: not what changes all the time. */
function shownOf({ state, reason, device, fallback, fingerprint, namedBy, nativeBytes }) {
  return { state, reason, device, fallback, fingerprint, namedBy, memory: nativeBytes && bytes(nativeBytes) };
}

/** Returns what each node says, by its name, as nodeCard takes it. */
export function byNode({ at, status }) {
  return Object.fromEntries(
    Object.entries(status.nodes).map(([node, one]) => [node, { at, status: { node, ...one } }]),
  );
}

/** Makes the card of a model on all nodes; parameters and result as those of modelCard. */
export function modelOnNodes(name, around) {
  const head = slot(h("div", { class: "stack tight" }), headingOf);
  const rows = slot(h("div", { class: "wide" }), table);
  const acts = controls(name, around);
  const show = ({ nodes, divergent }) => {
    head.show({
      name,
      divergent,
      isDefault: name === around.page.model,
      states: Object.values(nodes).map(({ state }) => state),
    });
    rows.show(nodes);
    acts.show(merged(Object.values(nodes)));
  };
  return {
    node: h("section", { class: "card stack model" }, head.node, rows.node, acts.node),
    show,
  };
}

function headingOf({ name, isDefault, divergent, states }) {
  const same = new Set(states).size === 1;
  return [
    heading({
      name,
      isDefault,
      divergent,
      model: {
        state: same
          ? states[0]
          : `${states.filter((state) => state === "READY").length} of ${states.length} ready`,
      },
    }),
    divergent &&
      h(
        "p",
        { class: "bad-text" },
        "Nodes have other files under this name, and what they find differs. Put the same files " +
          "on all nodes, then reload it on all of them.",
      ),
  ];
}

/** What one of the nodes has, all have together as far as buttons go. */
function merged(models) {
  const namedBy = Object.assign({}, ...models.map((model) => model.namedBy ?? {}));
  return {
    states: models.map(({ state }) => state),
    namedBy: Object.keys(namedBy).length > 0 ? namedBy : undefined,
  };
}

function table(nodes) {
  const row = ([node, model]) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, textOf(node)),
      h(
        "td",
        {},
        stateBadge(model.state),
        model.reason && h("p", { class: "bad-text" }, textOf(model.reason)),
      ),
      h(
        "td",
        {},
        model.device && textOf(model.device),
        model.fallback && h("p", { class: "warn-text" }, textOf(model.fallback)),
      ),
      h("td", {}, model.memory),
      h("td", {}, model.fingerprint && checksum(model.fingerprint)),
    );
  const names = ["Node", "State", "Device", "Memory", "Fingerprint"];
  return h(
    "table",
    {},
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        names.map((name) => h("th", { scope: "col" }, name)),
      ),
    ),
    h("tbody", {}, Object.entries(nodes).map(row)),
  );
}
