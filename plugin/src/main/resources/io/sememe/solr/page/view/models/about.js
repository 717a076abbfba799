// SPDX-License-Identifier: Apache-2.0
// What a model is, in words and tables.
import { h } from "../../part/dom.js";
import { bytes, count, millis, seconds } from "../../part/number.js";
import { textOf } from "../../part/text.js";
import { checksum, facts, source, stateBadge } from "./facts.js";

/** Returns its name, its state, and what an operator must know of it. */
export function heading({ name, isDefault, model, divergent }) {
  return [
    h(
      "div",
      { class: "row" },
      h("h3", {}, textOf(name)),
      stateBadge(model.state),
      model.reloading && h("span", { class: "badge warn" }, "Loading anew"),
      divergent && h("span", { class: "badge bad" }, "Not the same on all nodes"),
      isDefault && h("span", { class: "badge" }, "Default"),
    ),
    model.reason && h("p", { class: "bad-text" }, textOf(model.reason)),
    model.state === "NOT_INSTALLED" &&
      h(
        "p",
        {},
        "A configuration names it, and it is not there: copy its folder to ",
        h("code", {}, "<solr.home>/models/"),
        ", then load it.",
      ),
    model.fallback &&
      h(
        "p",
        { class: "warn-text" },
        "Not on the device that was asked for: ",
        textOf(model.fallback),
      ),
    model.reloadFailure &&
      h(
        "p",
        { class: "bad-text" },
        "Loading it anew failed, the one in memory goes on: ",
        textOf(model.reloadFailure),
      ),
    (model.warnings ?? []).map((warning) => h("p", { class: "warn-text" }, textOf(warning))),
  ];
}

/** Returns when a model that failed is tried again: it is another time at each look. */
export function retry(retrySeconds) {
  return (
    retrySeconds &&
    h("p", {}, `The first request that comes in ${seconds(retrySeconds)} or later tries again.`)
  );
}

/** Returns the facts that fit into a line each. */
export function basics(model) {
  return facts({
    Device: model.device && textOf(model.device),
    Task: model.task && textOf(model.task),
    Dimension: model.dimension && count(model.dimension),
    Sees: model.tokenLimits && `${count(Math.min(...Object.values(model.tokenLimits)))} tokens`,
    Memory: model.nativeBytes && bytes(model.nativeBytes),
    "Loaded in": model.loadMillis && millis(model.loadMillis),
  });
}

/** Returns what tells its vectors from those of others. */
export function print(fingerprint) {
  return fingerprint && facts({ Fingerprint: checksum(fingerprint) });
}

/** Returns the rest. */
export function rest(model) {
  return [
    named(model.namedBy),
    facts({
      Licence: model.licence && textOf(model.licence),
      Source: model.source && source(model.source),
      "Token limits": model.tokenLimits && limits(model.tokenLimits),
    }),
    sums(model.sha256),
  ];
}

function named(namedBy) {
  if (!namedBy) {
    return h("p", { class: "quiet" }, "No configuration names it.");
  }
  const item = ([collection, places]) => [
    h("dt", {}, textOf(collection)),
    h(
      "dd",
      {},
      h(
        "ul",
        {},
        places.map((place) => h("li", {}, textOf(place))),
      ),
    ),
  ];
  return h(
    "section",
    {},
    h("h4", {}, "Named by"),
    h("dl", { class: "named" }, Object.entries(namedBy).map(item)),
  );
}

function limits(byOrigin) {
  return Object.entries(byOrigin).map(([origin, tokens]) =>
    h("div", {}, count(tokens), " says ", textOf(origin)),
  );
}

function sums(sha256) {
  const row = ([file, sum]) =>
    h("tr", {}, h("th", { scope: "row" }, textOf(file)), h("td", {}, checksum(sum)));
  return (
    sha256 &&
    h(
      "table",
      {},
      h("caption", {}, "SHA-256 of its files"),
      h("tbody", {}, Object.entries(sha256).map(row)),
    )
  );
}
