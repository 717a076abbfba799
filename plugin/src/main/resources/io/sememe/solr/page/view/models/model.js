// SPDX-License-Identifier: Apache-2.0
// A model on one node.
import { h } from "../../part/dom.js";
import { millis } from "../../part/number.js";
import { basics, heading, print, rest, retry } from "./about.js";
import { controls } from "./actions.js";
import { charts, perSecond } from "./charts.js";
import { counts, latencies, troubles } from "./figures.js";
import { ofModel, pace } from "./rates.js";
import { slot } from "./slot.js";

/**
 * Makes the card of a model.
 *
 * @param {string} name its name
 * @param {object} around what the parts of the view know of each other
 * @returns {{node: Element, show: (sample: {at: number, status: object}) => void}}
 */
export function modelCard(name, around) {
  const head = slot(h("div", { class: "stack tight" }), heading);
  const again = slot(h("div", {}), retry);
  const about = slot(h("div", {}), basics);
  const marks = slot(h("div", {}), print);
  const lines = charts();
  const times = slot(
    h("div", { class: "stack tight" }),
    (figures) => figures && [latencies(figures), h("div", { class: "row" }, troubles(figures))],
  );
  const more = slot(h("div", { class: "stack" }), rest);
  const counted = slot(h("div", {}), (figures) => figures && counts(figures));
  const acts = controls(name, around);
  const details = h(
    "details",
    { open: around.open.has(name), ontoggle: () => around.opened(name, details.open) },
    h("summary", {}, "Details"),
    h("div", { class: "stack" }, more.node, counted.node),
  );
  let before = null;
  const show = (sample) => {
    const { figures, retrySeconds, ...model } = sample.status.models[name];
    const { nativeBytes, ...steady } = model;
    const known = figures && "inferences" in figures ? figures : null;
    head.show({ name, isDefault: name === around.page.model, model: steady });
    again.show(retrySeconds);
    about.show(model);
    marks.show(model.fingerprint);
    if (known) {
      feed(lines, name, sample.status, pace(before, sample));
      before = sample;
    }
    times.show(known);
    more.show(lasting(model));
    counted.show(known);
    acts.show(model);
  };
  return {
    node: h(
      "section",
      { class: "card stack model" },
      head.node,
      again.node,
      about.node,
      marks.node,
      lines.node,
      times.node,
      details,
      acts.node,
    ),
    show,
  };
}

/** What the details are made of: not its memory, which changes all the time. */
function lasting({ namedBy, licence, source, tokenLimits, sha256 }) {
  return { namedBy, licence, source, tokenLimits, sha256 };
}

function feed(lines, name, status, speed) {
  const p95 = (role) => status.models[name].figures[`${role}.inferenceTime`]?.p95Millis ?? null;
  lines.add("Queries", speed(ofModel(name, "query.requests")), perSecond);
  lines.add("Passages", speed(ofModel(name, "passage.requests")), perSecond);
  lines.add("Tokens", speed(ofModel(name, "tokens")), perSecond);
  lines.add("Query p95", p95("query"), millis);
  lines.add("Passage p95", p95("passage"), millis);
}
