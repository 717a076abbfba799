// SPDX-License-Identifier: Apache-2.0
// Asks a question, and shows the words that answer it where they stand.
import { h, replace } from "../../part/dom.js";
import { empty, failed, loading } from "../../part/notice.js";
import { read } from "../../part/request.js";
import { isStale, latest } from "../../part/stale.js";
import { answered } from "./answered.js";
import { askedIn, parametersOf } from "./asked.js";
import { examples } from "./examples.js";
import { questionForm } from "./form.js";

/** Shows the view; returns what ends its requests. */
export function show(root, page, parameters) {
  if (!page.offers.ask) {
    replace(root, notOffered());
    return undefined;
  }
  const asked = askedIn(parameters);
  const next = latest();
  const results = h("section", { class: "ask-results", "aria-label": "Answers" });
  replace(root, h("div", { class: "stack" }, questionForm(page, asked), examples(page, asked), results));
  ask(results, page, asked, next());
  return () => next();
}

function notOffered() {
  return empty(
    "This collection does not answer questions: it has no /ask.",
    h(
      "p",
      { class: "small" },
      "The handler “/ask” and the component “answer” of the configset “semantic” are what it needs.",
    ),
  );
}

async function ask(results, page, asked, signal) {
  if (!asked.q.trim()) {
    replace(results, empty("Ask in your own words. The documents answer in theirs."));
    return;
  }
  replace(results, loading("Reading …"));
  const request = (more) => read("/ask", { ...parametersOf(page, asked), ...more }, signal);
  try {
    replace(results, answered(await request({}), { page, asked, request }));
  } catch (error) {
    if (!isStale(error)) {
      replace(
        results,
        failed(error, () => ask(results, page, asked, signal)),
      );
    }
  }
}
