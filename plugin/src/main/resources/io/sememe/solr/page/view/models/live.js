// SPDX-License-Identifier: Apache-2.0
// The figures of nodes and models, fed again and again.
import { go } from "../../part/address.js";
import { h } from "../../part/dom.js";
import { byModel, byNode, modelOnNodes, statesIn } from "./everywhere.js";
import { freshness } from "./freshness.js";
import { modelCard } from "./model.js";
import { nodeCard } from "./node.js";
import { withoutModels, withoutStatus } from "./offers.js";
import { slots } from "./slot.js";
import { watchStatus } from "./watch.js";

/**
 * Begins to show figures.
 *
 * @param {object} around what the parts of the view know of each other
 * @param {{show: (status: object) => void}} documents shows those of the collection
 * @param {{pause: Function}|null} job stops while the figures do
 * @returns {{nodes: Element[], end: () => void}}
 */
export function liveFigures(around, documents, job) {
  const { offers } = around.page;
  if (!offers.status && !offers.models) {
    return { nodes: [withoutStatus(), withoutModels()], end: () => {} };
  }
  const cards = around.scope === "cluster" ? ofCluster(around) : ofNode(around);
  const figures = h("div", { class: "stack" }, cards.nodes);
  const watch = watchStatus(around.page, around.scope, answered, stale);
  const fresh = freshness(around.scope, {
    choose: (scope) =>
      go("models", { scope: scope === "cluster" && scope, open: [...around.open] }),
    again: watch.refresh,
    pause: (paused) => [watch, job].forEach((one) => one?.pause(paused)),
  });
  around.refresh = watch.refresh;

  function answered(sample) {
    const { status } = sample;
    figures.classList.remove("old");
    fresh.fresh(new Date());
    cards.show(sample);
    around.states = statesIn(status);
    if (status.collection) {
      around.spaces = status.collection.spaces ?? {};
      documents.show(status);
    }
  }

  function stale(error, millis) {
    figures.classList.add("old");
    fresh.old(error, millis);
  }

  return { nodes: [fresh.node, figures], end: watch.end };
}

function ofNode(around) {
  const node = nodeCard(around.page);
  const models = slots(h("div", { class: "cards" }), (name) => modelCard(name, around));
  const show = (sample) => {
    const names = Object.keys(sample.status.models);
    models.show(Object.fromEntries(names.map((name) => [name, sample])));
    if (sample.status.queues) {
      node.show(sample);
    }
  };
  return {
    nodes: [ofNodes(around, unseen("Node"), node.node), ofModels(around, models.node)],
    show,
  };
}

/** Of several nodes, what is not the same everywhere comes first. */
function ofCluster(around) {
  const nodes = slots(h("div", { class: "nodes" }), () => nodeCard(around.page));
  const models = slots(h("div", { class: "cards" }), (name) => modelOnNodes(name, around));
  const show = (sample) => {
    models.show(byModel(sample.status));
    if (around.page.offers.status) {
      nodes.show(byNode(sample));
    }
  };
  return {
    nodes: [ofModels(around, models.node), ofNodes(around, h("h2", {}, "Nodes"), nodes.node)],
    show,
  };
}

/** What a card says itself already. */
function unseen(title) {
  return h("h2", { class: "unseen" }, title);
}

function ofNodes({ page }, title, node) {
  return [title, page.offers.status ? node : withoutStatus()];
}

function ofModels({ page }, node) {
  return [h("h2", {}, "Models"), page.offers.models ? null : withoutModels(), node];
}
