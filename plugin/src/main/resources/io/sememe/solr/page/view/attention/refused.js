// SPDX-License-Identifier: Apache-2.0
// What the handler refuses, and what the reader can do then.
import { of } from "../../part/address.js";
import { h } from "../../part/dom.js";
import { answers } from "../../part/models.js";
import { empty, failed } from "../../part/notice.js";
import { textOf } from "../../part/text.js";
import { addressOf, VIEW } from "./state.js";

/** Returns it as a notice. */
export function refused(error, state, page, again) {
  if (error.status === 403 && error.message.includes("switched off")) {
    return empty("Whoever looks after this Solr has switched off that it shows what models look at.", h("p", { class: "small" }, textOf(error.message)));
  }
  return h("div", { class: "stack" }, failed(error, error.status === 400 ? undefined : again), error.status === 400 && ways(state, page));
}

function ways(state, page) {
  const link = (text, changed) => h("a", { class: "chip", href: of(VIEW, addressOf({ ...state, ...changed }, page)) }, text);
  const others = page.models.filter((name) => name !== state.model && answers(page, name));
  return h(
    "div",
    { class: "row ways" },
    state.pair && state.question !== "" && link("Let the model read the text alone", { pair: false }),
    state.square === "head" && link("The mean of all heads", { square: "mean" }),
    others.map((model) => link(`Take ${model}`, { model })),
  );
}
