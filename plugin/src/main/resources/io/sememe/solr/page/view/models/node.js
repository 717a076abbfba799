// SPDX-License-Identifier: Apache-2.0
// A node: what it runs on, what waits there, and what it does just now.
import { h } from "../../part/dom.js";
import { bytes, count, millis, percent } from "../../part/number.js";
import { textOf } from "../../part/text.js";
import { charts, perSecond } from "./charts.js";
import { facts } from "./facts.js";
import { hitRate, ofAll, pace, share } from "./rates.js";
import { slot } from "./slot.js";

/**
 * Makes the card of a node.
 *
 * @param {object} page what the page is for: a node that is ready has the models of its collection
 * @returns {{node: Element, show: (sample: {at: number, status: object}) => void}}
 */
export function nodeCard({ collection, model }) {
  const head = slot(h("div", { class: "stack" }), headOf);
  const lines = charts();
  let before = null;
  const show = (sample) => {
    const { status } = sample;
    head.show({ collection, ...steady(status) });
    if (status.queues) {
      feed(lines, status, model, pace(before, sample));
      before = sample;
    }
  };
  return { node: h("section", { class: "card stack node" }, head.node, lines.node), show };
}

/** What changes seldom; the head is made anew when it does. */
function steady({ node, error, ready, version, java, processors, device, limits, cache, models }) {
  const states = Object.entries(models ?? {}).map(([name, { state, namedBy }]) => ({
    name,
    state,
    namedBy,
  }));
  return { node, error, ready, version, java, processors, device, limits, cache, states };
}

function headOf(node) {
  if (node.error) {
    return [title(node), h("p", { class: "bad-text" }, textOf(node.error))];
  }
  return [
    title(node),
    waiting(node),
    facts(factsOf(node)),
    node.java.vectorInstructions ? null : slowly(),
  ];
}

function title({ node, error, ready }) {
  const badge = error ? ["bad", "No answer"] : ready ? ["good", "Ready"] : ["warn", "Not ready"];
  return h(
    "div",
    { class: "row" },
    h("h3", {}, textOf(node)),
    h("span", { class: `badge ${badge[0]}` }, badge[1]),
  );
}

function waiting({ ready, states, collection }) {
  const missing = states.filter(({ state, namedBy }) => state !== "READY" && namedBy?.[collection]);
  return (
    !ready &&
    missing.length > 0 &&
    h(
      "p",
      {},
      "This collection waits for ",
      missing.map(({ name }, i) => [i > 0 && ", ", textOf(name)]),
      ".",
    )
  );
}

function factsOf({ version, java, processors, device, limits, cache }) {
  const known = share(cache.hits, cache.misses);
  return {
    Sememe: textOf(version),
    Java: textOf(java.version),
    "Vector instructions": java.vectorInstructions ? "In use" : "Not in use",
    Device: textOf(device),
    Threads: `${count(limits.threads)} of ${count(processors)} processors`,
    Cache: known === null ? "Nothing asked yet" : `${percent(known)} hits, ${bytes(cache.bytes)}`,
  };
}

function slowly() {
  const text =
    "Comparing a question with many vectors is several times faster with Java 21 or later " +
    "and --add-modules jdk.incubator.vector in SOLR_OPTS.";
  return h("p", { class: "small quiet" }, text);
}

function feed(lines, status, model, speed) {
  const { queues, memory } = status;
  const times = status.models[model]?.figures?.["query.inferenceTime"];
  lines.add("Queries encoded", speed(ofAll("query.requests")), perSecond);
  lines.add("Passages encoded", speed(ofAll("passage.requests")), perSecond);
  lines.add("Tokens", speed(ofAll("tokens")), perSecond);
  lines.add("Cache hit rate", hitRate(speed), percent);
  lines.add("Query p95, default", times?.p95Millis ?? null, millis);
  for (const queue of queues) {
    const of = (value) => `${count(value)} of ${count(queue.limit)}`;
    const place = queues.length > 1 ? ` (${queue.device})` : "";
    lines.add(`Search queue, tokens${place}`, queue.searchTokens, of);
    lines.add(`Index queue, tokens${place}`, queue.indexTokens, of);
  }
  lines.add("Resident memory", memory.residentBytes, bytes);
  lines.add("Java heap", memory.heapBytes, bytes);
  lines.add(
    "Models",
    memory.modelBytes,
    (value) => `${bytes(value)} of ${bytes(memory.maxModelBytes)}`,
  );
}
