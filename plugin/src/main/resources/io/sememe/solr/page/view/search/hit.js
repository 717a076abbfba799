// SPDX-License-Identifier: Apache-2.0
// A document that a column found.
import { of } from "../../part/address.js";
import { h, replace } from "../../part/dom.js";
import { decimal } from "../../part/number.js";
import { textOf } from "../../part/text.js";
import { passageOf } from "./passage.js";

/**
 * Makes a hit.
 *
 * @param {object} found page, state, answer, document, rank, most (the column's best score)
 * @param {(id: string) => void} explain shows why it is there
 * @returns {{id: string, rank: number, document: object, node: Element, place: Element, places: Element}}
 */
export function hit(found, explain) {
  const { page, answer, document, rank, most } = found;
  const id = String(document[page.fields.id]);
  const place = h("span", { class: "hit-rank number" }, h("span", { class: "unseen" }, "Place "), rank);
  const head = h(
    "div",
    { class: "hit-head" },
    place,
    h("h3", {}, textOf(titleOf(document, page.fields))),
    h("span", { class: "hit-score number", title: "Score" }, decimal(document.score, 3)),
  );
  const places = h("div", { class: "hit-places" });
  const node = h(
    "li",
    { class: "hit" },
    head,
    scoreBar(document.score / most || 0),
    h("p", { class: "hit-passage" }, passageOf(answer, document, page.fields)),
    h("div", { class: "hit-foot" }, facets(document, page.fields), places, actions(found, id, explain)),
  );
  return { id, rank, document, node, place, places };
}

/** Returns what a document is called; its key when it has no title. */
export function titleOf(document, { id, title }) {
  return [document[title] ?? document[id]].flat().join(" · ");
}

function scoreBar(share) {
  const bar = h("span", {});
  bar.style.inlineSize = `${100 * Math.min(1, Math.max(0, share))}%`;
  return h("div", { class: "hit-bar", "aria-hidden": "true" }, bar);
}

function facets(document, fields) {
  const values = fields.facets.flatMap((field) => document[field] ?? []);
  return values.map((value) => h("span", { class: "badge" }, textOf(value)));
}

function actions({ page, state, document }, id, explain) {
  const about = titleOf(document, page.fields);
  const named = (text) => [text, h("span", { class: "unseen" }, ": ", textOf(about))];
  const { offers, may, fields } = page;
  const attention = { id, f: fields.body, q: state.q };
  return h(
    "div",
    { class: "hit-actions" },
    h(
      "div",
      { class: "hit-more" },
      offers.ask && h("a", { href: of("ask", { q: state.q }) }, named("Ask")),
      offers.explain && may.explain && fields.body && h("a", { href: of("attention", attention) }, named("Attention")),
    ),
    h("button", { type: "button", class: "link", "aria-haspopup": "dialog", onclick: () => explain(id) }, named("Why here?")),
  );
}

/**
 * Says where the other columns have a hit's document.
 *
 * @param {object} hit the hit
 * @param {{kind: object, rank: number}[]} elsewhere its places there
 * @param {boolean} only whether no other column has it, and all have answered
 */
export function showPlaces(hit, elsewhere, only) {
  replace(
    hit.places,
    elsewhere.map(badge),
    only && h("span", { class: "place" }, "only here"),
  );
}

/** Where there is no room for more, the first letter has to do beside the colour. */
function badge({ kind: { name, title }, rank }) {
  const shown = [title[0], h("span", { class: "place-rest" }, title.slice(1)), " ", rank];
  const text = `place ${rank} in ${title}`;
  return h("span", { class: `place own-${name}`, title: text }, h("span", { "aria-hidden": "true" }, shown), h("span", { class: "unseen" }, text));
}
