// SPDX-License-Identifier: Apache-2.0
// What the node answered: the best answer, the others below it, and what was read for them.
import { h } from "../../part/dom.js";
import { notice } from "./none.js";
import { card } from "./card.js";
import { documentsRead } from "./documents.js";
import { summary } from "./summary.js";

/**
 * Returns the answers, or that there are none.
 *
 * @param {object} response of /ask
 * @param {{page: object, asked: object, request: Function}} context what was asked, and what asks
 *     again with other parameters
 */
export function answered(response, context) {
  const section = response.answer;
  const titles = titlesOf(response, context.page.fields);
  const about = { ...context, section, titles };
  const cards = section.answers.map((_, place) => card(section.answers, place, about));
  return h(
    "div",
    { class: "ask-columns" },
    h(
      "div",
      { class: "stack ask-answers" },
      summary(response),
      cards.length > 0
        ? h("ol", { class: "stack ask-list", "aria-label": "Answers, the best first" }, cards)
        : notice(response, about),
    ),
    documentsRead(response, about),
  );
}

/** The titles of documents by id: an answer has the id only. */
function titlesOf(response, { id, title }) {
  return new Map(
    response.response.docs.map((found) => [
      String(found[id]),
      title && found[title] ? [found[title]].flat().join(" ") : String(found[id]),
    ]),
  );
}
