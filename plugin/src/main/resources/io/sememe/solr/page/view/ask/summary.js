// SPDX-License-Identifier: Apache-2.0
// What was done for the answers, in a line, and what their kind means.
import { h } from "../../part/dom.js";
import { counted, millis } from "../../part/number.js";
import { textOf } from "../../part/text.js";

/** Returns how many answers there are, of how many documents, who read them, and how long it took. */
export function summary(response) {
  const { answers, documents, model } = response.answer;
  const { QTime, partialResults } = response.responseHeader;
  return h(
    "div",
    { class: "row ask-summary", role: "status" },
    h("strong", {}, answers.length === 0 ? "No answer" : counted(answers.length, "answer")),
    h(
      "span",
      { class: "quiet" },
      "from ",
      counted(documents, "document"),
      ", read by ",
      textOf(model),
      " in ",
      millis(QTime),
    ),
    partialResults && h("span", { class: "badge warn" }, "Time ran out: not all was read"),
  );
}

/** Returns what an answer of a kind is, and what its score says. */
export function explained(kind) {
  return kind === "span"
    ? "This model is trained for answers: it gives the few words that answer. At 50 % they weigh as much as “there is no answer”; below that it says so."
    : "This model is made for embeddings: it gives whole sentences, those whose words are nearest to the words of the question. One is always the nearest, so the score says how near it is, not whether it is right.";
}
