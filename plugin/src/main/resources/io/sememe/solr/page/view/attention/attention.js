// SPDX-License-Identifier: Apache-2.0
// What a model looks at in a text: the word that "it" means, as far as the model has a say in it.
import { h, replace } from "../../part/dom.js";
import { empty, failed, loading } from "../../part/notice.js";
import { RequestError } from "../../part/request.js";
import { isStale, latest } from "../../part/stale.js";
import { board } from "./board.js";
import { textForm } from "./form.js";
import { refused } from "./refused.js";
import { sourceOf } from "./source.js";
import { stateOf } from "./state.js";

/** Shows the view; returns what ends it. */
export function show(root, page, parameters) {
  if (!page.may.explain) {
    replace(root, failed(new RequestError(403, "")));
    return null;
  }
  if (!page.offers.explain) {
    replace(root, notOffered());
    return null;
  }
  const state = stateOf(parameters, page);
  const form = textForm(state, page);
  const below = h("div", { class: "stack below" });
  replace(root, h("div", { class: "stack" }, form.node, below));
  return looked(below, state, page, form);
}

function notOffered() {
  return empty(
    "This collection does not show what models look at.",
    h("p", {}, "Its configuration has no handler at /sememe/explain, or it is switched off there or with -Dsememe.explain=false."),
  );
}

function looked(root, state, page, form) {
  if (!state.id && state.text.trim() === "") {
    replace(root, empty("Write a sentence, or take one of the examples."));
    return null;
  }
  const next = latest();
  const source = sourceOf(state);
  let shown = null;
  const load = async () => {
    replace(root, loading("The model reads …"));
    try {
      const answer = await source.first(next());
      if (state.id) {
        form.fill(answer.text);
      }
      shown = board(root, answer, state, page, source);
    } catch (error) {
      if (!isStale(error)) {
        replace(root, refused(error, state, page, load));
      }
    }
  };
  load();
  return () => {
    next();
    source.close();
    shown?.close();
  };
}
