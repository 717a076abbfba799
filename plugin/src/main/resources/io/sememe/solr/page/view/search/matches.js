// SPDX-License-Identifier: Apache-2.0
// Which word of a question is nearest to which word of a text, as late interaction compares them.
import { h } from "../../part/dom.js";
import { decimal } from "../../part/number.js";
import { read } from "../../part/request.js";
import { marked, textOf } from "../../part/text.js";
import { wordAt, words } from "./words.js";

/** Cosines of words that have little in common, and of words that mean the same. */
const WEAK = 0.45;
const STRONG = 0.85;

/**
 * Asks, and returns the text with its matching words marked, under the words of the question.
 *
 * @param {object} asked id, f and q: a document, its field, a question
 * @param {AbortSignal} signal ends the request
 */
export async function matches(asked, signal) {
  const { text, model, similarity } = await read("/sememe/explain", { ...asked, attention: "none" }, signal);
  const found = pairs(asked.q, text, similarity);
  const chips = found.map((pair) => h("li", {}, chip(pair)));
  const together = `Together: ${decimal(similarity.score, 3)}, by `;
  const node = h(
    "div",
    { class: "matches" },
    h("ul", { class: "match-words", "aria-label": "Words of the question, and what they found" }, chips),
    h("p", { class: "match-text" }, marked(text, targets(found), mark), similarity.truncated > 0 && " … (the model sees no further)"),
    h("p", { class: "small quiet" }, "The stronger the mark, the nearer the two words in their sentences. ", together, textOf(model), "."),
  );
  join(node);
  return node;
}

/** Each word of the question with the best of what its tokens found. */
function pairs(question, text, similarity) {
  const seen = words(text, similarity.text);
  return words(question, similarity.query).flatMap((asked) => {
    const own = similarity.matches.filter(({ query }) => asked.tokens.includes(query));
    const [best] = own.sort((a, b) => b.cosine - a.cosine);
    return best ? [{ asked, cosine: best.cosine, target: wordAt(seen, text, similarity.text[best.text]) }] : [];
  });
}

/** Places in the text, each with the best of the words that found it. */
function targets(found) {
  const best = new Map();
  for (const { target, cosine } of found) {
    best.set(target.start, { ...target, cosine: Math.max(cosine, best.get(target.start)?.cosine ?? -1) });
  }
  return [...best.values()];
}

function chip({ asked, target, cosine }) {
  return h(
    "button",
    { type: "button", class: "match-word", "data-target": target.start, style: strength(cosine) },
    h("b", {}, textOf(asked.text)),
    h("span", { class: "quiet" }, h("span", { class: "unseen" }, " found "), h("span", { "aria-hidden": "true" }, "→ "), textOf(target.text)),
    h("span", { class: "number" }, decimal(cosine, 2)),
  );
}

function mark(nodes, { start, cosine }) {
  return h("mark", { "data-target": start, title: `cosine ${decimal(cosine, 2)}`, style: strength(cosine) }, nodes);
}

function strength(cosine) {
  const share = Math.min(1, Math.max(0, (cosine - WEAK) / (STRONG - WEAK)));
  return `--strength: ${Math.round(15 + 85 * share)}%`;
}

/** A word of the question and what it found show each other. */
function join(node) {
  const all = node.querySelectorAll("[data-target]");
  const light = (target) => all.forEach((one) => one.classList.toggle("lit", one.dataset.target === target));
  const targetOf = (one) => one?.closest("[data-target]")?.dataset.target;
  // What has the focus shows unless something else is pointed at.
  const focused = () => targetOf(node.querySelector(":focus"));
  node.addEventListener("pointerover", ({ target }) => light(targetOf(target) ?? focused()));
  node.addEventListener("pointerleave", () => light(focused()));
  node.addEventListener("focusin", ({ target }) => light(targetOf(target)));
  node.addEventListener("focusout", () => light(undefined));
  node.addEventListener("click", (event) => {
    const target = event.target.closest("button")?.dataset.target;
    node.querySelector(`mark[data-target="${target}"]`)?.scrollIntoView({ block: "nearest" });
  });
}
