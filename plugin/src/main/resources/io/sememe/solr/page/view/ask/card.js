// SPDX-License-Identifier: Apache-2.0
// An answer: its words, how sure they are, whose they are, and where they stand.
import { of } from "../../part/address.js";
import { h } from "../../part/dom.js";
import { count } from "../../part/number.js";
import { textOf } from "../../part/text.js";
import { scoreBar } from "./score.js";
import { surroundings } from "./surroundings.js";

/**
 * Returns a card.
 *
 * @param {object[]} answers of /ask
 * @param {number} place of this one, 0 for the best
 * @param {object} about what it answers; with a label where it is no answer
 */
export function card(answers, place, about) {
  const answer = answers[place];
  return h(
    "li",
    { class: `card ask-card${place === 0 ? " ask-best" : ""}`, id: cardId(place), tabindex: "-1" },
    h(
      "div",
      {},
      h("p", { class: "small quiet" }, about.label ?? label(place, answers)),
      h("p", { class: "ask-text" }, textOf(answer.text)),
    ),
    scoreBar(answer, place, answers, about.asked.least),
    source(answer, about),
    surroundings(answer, about.page, place === 0),
  );
}

function label(place, answers) {
  return place === 0 && answers.length > 1 ? "Best answer" : `Answer ${place + 1}`;
}

/** Returns the id of an answer's card. */
export function cardId(place) {
  return `ask-answer-${place}`;
}

function source(answer, { page, asked, titles }) {
  const title = titles.get(answer.id) ?? answer.id;
  const looks = page.offers.explain && page.may.explain;
  return h(
    "div",
    { class: "row ask-source" },
    h("h2", { class: "ask-title" }, textOf(title)),
    h("span", { class: "small quiet" }, `${answer.field}, characters ${count(answer.start)} to ${count(answer.end)}`),
    h("a", { class: "small", href: of("search", { q: title }), "aria-label": `Search for ${title}` }, "Search"),
    looks &&
      h(
        "a",
        {
          class: "small",
          href: of("attention", { id: answer.id, f: answer.field, q: asked.q }),
          "aria-label": `Attention in ${title}`,
        },
        "Attention",
      ),
  );
}
