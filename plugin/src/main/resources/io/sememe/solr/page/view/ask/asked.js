// SPDX-License-Identifier: Apache-2.0
// A question as the address has it, and as the node gets it.
//
//   #/ask?q=why+is+the+sky+blue&n=5&model=…&least=0.6
import { go, of } from "../../part/address.js";

/** How many answers there can be. */
export const COUNTS = [1, 3, 5, 10];
const USUAL_COUNT = 3;

/** How many documents are read. The search brings as many, so that the title of each is known. */
const DEPTH = 10;

/** Returns what is asked: the question, how many answers, the model, the least score; "" for none. */
export function askedIn(parameters) {
  const count = Number(parameters.get("n"));
  return {
    q: parameters.get("q") ?? "",
    n: COUNTS.includes(count) ? count : USUAL_COUNT,
    model: parameters.get("model") ?? "",
    least: parameters.get("least") ?? "",
  };
}

/** Returns a link that asks. */
export function linkTo(asked) {
  return of("ask", addressed(asked));
}

/** Asks, as a step that the browser can go back. */
export function goTo(asked) {
  go("ask", addressed(asked));
}

/** What is as usual is left out. */
function addressed(asked) {
  const { q, n, model, least } = asked;
  return { q: q || null, n: n === USUAL_COUNT ? null : n, model: model || null, least: least || null };
}

/** Returns the parameters of /ask. */
export function parametersOf(page, asked) {
  const { id, title } = page.fields;
  return {
    q: asked.q,
    rows: DEPTH,
    fl: [id, title, "score"].filter(Boolean).join(","),
    "ans.depth": DEPTH,
    "ans.n": asked.n,
    "ans.model": asked.model,
    "ans.minScore": asked.least,
  };
}
