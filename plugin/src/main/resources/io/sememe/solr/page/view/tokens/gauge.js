// SPDX-License-Identifier: Apache-2.0
// A cosine as a gauge, with what it means.
import { h, svg } from "../../part/dom.js";
import { decimal } from "../../part/number.js";
import { textOf } from "../../part/text.js";

const RADIUS = 80;
const WIDE = 200;
const HIGH = 108;

/**
 * From which cosine on what is said of a word; the highest first. Of 19 pairs of sentences with the
 * models that ship, those with one sense had .70 to .93, those with two .59 to .85.
 */
const WORDS = [
  [0.82, "one meaning, it seems"],
  [0.7, "hard to tell"],
  [-1, "two meanings, it seems"],
];

/** Returns the gauge, from 0 on the left to 1 on the right. */
export function gauge(cosine, word) {
  const said = WORDS.find(([from]) => cosine >= from)[1];
  return h(
    "div",
    { class: "tokens-gauge" },
    h(
      "div",
      {
        role: "meter",
        "aria-label": "Cosine",
        "aria-valuemin": "-1",
        "aria-valuemax": "1",
        "aria-valuenow": decimal(cosine),
        "aria-valuetext": `${decimal(cosine)}: ${said}`,
      },
      svg(
        "svg",
        { viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true" },
        svg("path", { class: "gauge-ground", d: arc(0, 1) }),
        svg("path", { class: "gauge-value", d: arc(0, share(cosine)) }),
        svg("text", { class: "gauge-number", x: WIDE / 2, y: 92 }, decimal(cosine)),
        svg("text", { class: "gauge-end", x: WIDE / 2 - RADIUS, y: HIGH - 1 }, "0"),
        svg("text", { class: "gauge-end", x: WIDE / 2 + RADIUS, y: HIGH - 1 }, "1"),
      ),
    ),
    h("p", {}, "“", textOf(word), "”: ", h("strong", {}, said)),
  );
}

function share(cosine) {
  return Math.min(1, Math.max(0, cosine));
}

function arc(from, to) {
  const point = (at) => {
    const angle = Math.PI * (1 - at);
    return `${(WIDE / 2 + RADIUS * Math.cos(angle)).toFixed(2)} ${(92 - RADIUS * Math.sin(angle)).toFixed(2)}`;
  };
  return `M ${point(from)} A ${RADIUS} ${RADIUS} 0 0 1 ${point(to)}`;
}
