// SPDX-License-Identifier: Apache-2.0
// How many tokens a text has, and how much of it the model sees.
import { h } from "../../part/dom.js";
import { count, counted, decimal } from "../../part/number.js";
import { textOf } from "../../part/text.js";
import { firstBeyond, isUnknown } from "./segments.js";

/** So many of the parts that have no piece are shown. */
const MOST_SHOWN = 8;

/** Returns the counts, and what the reader should know of the text: what is cut, what is unknown. */
export function counts(text, answer, words) {
  const { tokens, count: all, truncated, limit } = answer;
  const added = tokens.filter((token) => token.source !== "text").length;
  const own = all - added;
  return h(
    "div",
    { class: "stack tokens-counts", role: "status" },
    h(
      "dl",
      { class: "tokens-figures" },
      figure("tokens", count(all)),
      figure("of the text", count(own)),
      figure("special and prefix", count(added)),
      figure("words", count(words.count)),
      figure("tokens per word", words.count === 0 ? "–" : decimal(own / words.count)),
      figure("characters", count([...text].length)),
    ),
    room(all, limit),
    truncated > 0 && cut(text, answer),
    all > tokens.length && h("p", { class: "small quiet" }, `The first ${count(tokens.length)} tokens are shown.`),
    unknown(text, tokens),
  );
}

function figure(name, value) {
  return h("div", {}, h("dt", {}, name), h("dd", { class: "number" }, value));
}

function room(all, limit) {
  const said =
    all > limit
      ? `the model sees ${count(limit)} of ${count(all)}`
      : `${count(all)} of at most ${count(limit)} that the model sees`;
  return h(
    "div",
    { class: "tokens-room" },
    h(
      "div",
      {
        class: "tokens-bar",
        role: "meter",
        "aria-label": "Room in the model",
        "aria-valuemin": "0",
        "aria-valuemax": limit,
        "aria-valuenow": Math.min(all, limit),
        "aria-valuetext": said,
      },
      h("span", { class: all > limit ? "over" : null, style: `inline-size: ${Math.min(1, all / limit) * 100}%` }),
    ),
    h("span", { class: "small quiet" }, said),
  );
}

function cut(text, { tokens, truncated, limit }) {
  const beyond = `${counted(truncated, "token")} cut off. `;
  if (tokens.every((token) => token.seen)) {
    return h("p", { class: "tokens-warning" }, h("strong", {}, beyond), `The model stops at ${count(limit)}, beyond what is listed here.`);
  }
  const characters = [...text.slice(firstBeyond(tokens))].length;
  const show = () => {
    const first = document.querySelector(".tokens-tile.beyond");
    first.focus();
    first.scrollIntoView({ block: "center" });
  };
  return h(
    "p",
    { class: "tokens-warning" },
    h("strong", {}, beyond),
    `The model stops at ${count(limit)}: the last ${counted(characters, "character")}, struck through below, leave no trace in its vector. `,
    "Documents that are cut into passages lose nothing. ",
    h("button", { type: "button", class: "plain small", onclick: show }, "Show where"),
  );
}

function unknown(text, tokens) {
  const parts = [...new Set(tokens.filter(isUnknown).map((token) => text.slice(token.start, token.end)))];
  if (parts.length === 0) {
    return null;
  }
  const shown = parts.slice(0, MOST_SHOWN).flatMap((part, i) => [i > 0 && ", ", "“", textOf(part), "”"]);
  return h(
    "p",
    { class: "tokens-warning" },
    h("strong", {}, "Unknown. "),
    "The model has no piece for ",
    shown,
    parts.length > MOST_SHOWN && ` and ${count(parts.length - MOST_SHOWN)} more`,
    ": it sees the same token for each of them, and cannot tell them apart.",
  );
}
