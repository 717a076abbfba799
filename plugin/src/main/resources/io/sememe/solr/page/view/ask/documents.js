// SPDX-License-Identifier: Apache-2.0
// The documents that the search found and the model read.
import { h } from "../../part/dom.js";
import { decimal } from "../../part/number.js";
import { textOf } from "../../part/text.js";
import { cardId } from "./card.js";
import { explained } from "./summary.js";

/** Returns the list, what was stored for it, and what the kind of answers means. */
export function documentsRead(response, { page, section, titles }) {
  const { docs } = response.response;
  return h(
    "aside",
    { class: "stack ask-read", "aria-label": "What was read" },
    docs.length > 0 &&
      h(
        "div",
        {},
        h(
          "div",
          { class: "row ask-read-head" },
          h("h2", {}, "What was read"),
          h("span", { class: "small quiet" }, "score of the search"),
        ),
        h(
          "ol",
          { class: "ask-documents" },
          docs.map((found) => row(found, page, section, titles)),
        ),
      ),
    section.documents > 0 && h("p", { class: "small quiet" }, stored(page, section)),
    section.kind && h("p", { class: "small quiet" }, explained(section.kind)),
  );
}

function row(found, page, section, titles) {
  const id = String(found[page.fields.id]);
  const places = section.answers.flatMap((answer, place) => (answer.id === id ? [place] : []));
  return h(
    "li",
    {},
    h("span", { class: "ask-document" }, textOf(titles.get(id)), places.map(toCard)),
    h("span", { class: "small quiet number" }, decimal(found.score)),
  );
}

function toCard(place) {
  const go = () => document.getElementById(cardId(place)).focus();
  return h(
    "button",
    { type: "button", class: "plain small", onclick: go, "aria-label": `To answer ${place + 1}` },
    `answer ${place + 1}`,
  );
}

function stored(page, { kind, model }) {
  if (kind === "span") {
    return "Their texts went through the model, each with the question.";
  }
  const used = page.offers.maxsim && !page.offers.passages && model === page.model;
  return used
    ? "The vectors of their tokens are stored in the index: only the question went through the model."
    : "No vectors of their tokens by this model were used: their texts went through the model.";
}
