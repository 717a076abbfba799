// SPDX-License-Identifier: Apache-2.0
// No answer: why, and what came nearest.
import { h, replace } from "../../part/dom.js";
import { empty, failed, loading } from "../../part/notice.js";
import { counted, percent } from "../../part/number.js";
import { isStale } from "../../part/stale.js";
import { card } from "./card.js";
import { lineOf } from "./score.js";

/** Returns the notice in the place of answers. */
export function notice(response, about) {
  const { documents, noAnswer } = response.answer;
  if (!noAnswer) {
    return empty("There was no time to read. Ask again: what is stored or loaded by then is faster.");
  }
  if (documents === 0) {
    return empty("No answer: the search found no document to read.");
  }
  const nearest = h("div", {}, loading("Looking for what came nearest …"));
  showNearest(nearest, about);
  return h(
    "div",
    { class: "stack" },
    h("div", { class: "card ask-none" }, h("h2", {}, "No answer"), h("p", {}, reason(about))),
    nearest,
  );
}

function reason({ section, asked }) {
  const read = `${counted(section.documents, "document")} ${section.documents === 1 ? "was" : "were"} read`;
  const line = percent(lineOf(section.kind, asked.least));
  if (asked.least) {
    return `${read}, and nothing in them scores ${line} or more.`;
  }
  return section.kind === "span"
    ? `${read}, and for the model no words in them weigh more than “there is no answer”: that would be ${line}.`
    : `${read}, and none has a sentence to compare with the question.`;
}

/** What lies below the line, to judge the line by. */
async function showNearest(target, about) {
  try {
    const { answer } = await about.request({ "ans.minScore": 0, "ans.n": 1 });
    const labelled = { ...about, label: "What came nearest, below the line" };
    replace(
      target,
      answer.answers.length > 0 &&
        h("ol", { class: "ask-list ask-below", "aria-label": "Below the line" }, card(answer.answers, 0, labelled)),
    );
  } catch (error) {
    replace(target, isStale(error) ? null : failed(error, () => showNearest(target, about)));
  }
}
