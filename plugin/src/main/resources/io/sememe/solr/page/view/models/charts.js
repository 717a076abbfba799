// SPDX-License-Identifier: Apache-2.0
// Several charts that are fed together.
import { chart } from "../../part/chart.js";
import { h } from "../../part/dom.js";
import { decimal } from "../../part/number.js";

/** Returns an empty row of charts. */
export function charts() {
  const node = h("div", { class: "charts" });
  const lines = new Map();
  return {
    node,
    /** Adds a value to the chart of a name, and the chart when it is the first. */
    add(label, value, shown) {
      if (!lines.has(label)) {
        const line = chart(label, shown);
        lines.set(label, line);
        node.append(line.node);
      }
      lines.get(label).add(value ?? null);
    },
  };
}

/** So many in a second. */
export function perSecond(value) {
  return `${decimal(value, value < 100 ? 1 : 0)} /s`;
}
