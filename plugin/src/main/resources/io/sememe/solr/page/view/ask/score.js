// SPDX-License-Identifier: Apache-2.0
// How sure an answer is: a bar, the number, and what it means.
import { h } from "../../part/dom.js";
import { counted, percent } from "../../part/number.js";

/** The score at which words weigh as much as "no answer". */
const SPAN_LINE = 0.5;

/** From which score on something is said of words that answer; the highest first. */
const SURE = [
  [0.95, "sure"],
  [0.75, "likely"],
  [SPAN_LINE, "rather than no answer"],
  [0, "less than no answer"],
];

/**
 * Returns a bar.
 *
 * @param {object} answer whose score it is
 * @param {number} place of the answer, 0 for the best
 * @param {object[]} answers all that there are: how near a sentence is, only its rivals tell, for
 *     each model has cosines of its own
 * @param {string} least the score below which an answer is none, "" for what the model says
 */
export function scoreBar(answer, place, answers, least) {
  const { score, kind } = answer;
  const said = kind === "span" ? sureness(score) : nearness(place, answers);
  return h(
    "div",
    { class: "ask-score" },
    h(
      "div",
      {
        class: "ask-bar",
        role: "meter",
        "aria-label": kind === "span" ? "How sure" : "How near",
        "aria-valuemin": "0",
        "aria-valuemax": "100",
        "aria-valuenow": Math.round(score * 100),
        "aria-valuetext": `${percent(score)}, ${said}`,
      },
      h("span", { class: "ask-bar-full", style: `inline-size: ${score * 100}%` }),
      line(kind, least),
    ),
    h("span", { class: "ask-score-words" }, h("strong", { class: "number" }, percent(score)), ` ${said}`),
  );
}

function line(kind, least) {
  const at = lineOf(kind, least);
  const why = least ? `No answer below ${percent(at)}` : `${percent(at)}: as likely as no answer`;
  return at > 0 && h("span", { class: "ask-bar-line", style: `inset-inline-start: ${at * 100}%`, title: why });
}

/** Returns the score below which an answer is none. */
export function lineOf(kind, least) {
  if (least) {
    return Number(least);
  }
  return kind === "span" ? SPAN_LINE : 0;
}

function sureness(score) {
  return SURE.find(([from]) => score >= from)[1];
}

function nearness(place, answers) {
  if (answers.length === 1) {
    return "near to the question";
  }
  const points = Math.round(100 * (answers[0].score - answers[place || 1].score));
  const apart = points === 0 ? "less than a point" : counted(points, "point");
  return place === 0 ? `near to the question, ${apart} ahead of the next` : `near, ${apart} behind the best`;
}
