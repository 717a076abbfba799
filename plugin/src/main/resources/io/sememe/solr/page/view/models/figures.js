// SPDX-License-Identifier: Apache-2.0
// What a model did since its node started, as tables.
import { h } from "../../part/dom.js";
import { count, millis } from "../../part/number.js";

const ROLES = { query: "Queries", passage: "Passages" };
const TIMES = { inferenceTime: "run", queueTime: "wait" };
const COUNTS = {
  requests: "Asked",
  tokens: "Tokens",
  truncations: "Longer than the model sees",
  failures: "Failed",
  rejections: "Refused, too much waited",
  timeouts: "Too late",
};
const TROUBLES = { failures: "failed", rejections: "refused", timeouts: "too late" };

/** Returns how long the runs of a model took, and how long texts waited for theirs. */
export function latencies(figures) {
  const rows = Object.keys(ROLES).flatMap((role) =>
    Object.keys(TIMES).map((kind) => row(figures, role, kind)),
  );
  return h(
    "table",
    { class: "latency number" },
    h("caption", { class: "unseen" }, "How long encoding took in the last minutes"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        ["Last minutes", "p50", "p95", "p99"].map((name) => h("th", { scope: "col" }, name)),
      ),
    ),
    h("tbody", {}, rows),
  );
}

function row(figures, role, kind) {
  const times = figures[`${role}.${kind}`];
  // Absent where nothing was measured.
  const shown = (quantile) => (times?.[quantile] === undefined ? "–" : millis(times[quantile]));
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, `${ROLES[role]}, ${TIMES[kind]}`),
    ["p50Millis", "p95Millis", "p99Millis"].map((quantile) => h("td", {}, shown(quantile))),
  );
}

/** Returns what was counted, by role. */
export function counts(figures) {
  const cell = (role, figure) => h("td", {}, count(figures[`${role}.${figure}`] ?? 0));
  return h(
    "table",
    { class: "number" },
    h("caption", { class: "unseen" }, "Counted since the node started"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, "Since the start"),
        Object.values(ROLES).map((role) => h("th", { scope: "col" }, role)),
      ),
    ),
    h(
      "tbody",
      {},
      Object.entries(COUNTS).map(([figure, name]) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, name),
          Object.keys(ROLES).map((role) => cell(role, figure)),
        ),
      ),
    ),
  );
}

/** Returns a badge for each way in which texts were not encoded. */
export function troubles(figures) {
  return Object.entries(TROUBLES).map(([figure, name]) => {
    const all = Object.keys(ROLES).reduce(
      (sum, role) => sum + (figures[`${role}.${figure}`] ?? 0),
      0,
    );
    return all > 0 && h("span", { class: "badge warn" }, `${count(all)} ${name}`);
  });
}
