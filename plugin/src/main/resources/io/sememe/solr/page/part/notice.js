// SPDX-License-Identifier: Apache-2.0
// What a view shows while there is nothing to show, each in its one way.
import { h } from "./dom.js";
import { inherit } from "./focus.js";
import { textOf } from "./text.js";

/** While something is on its way. */
export function loading(text = "Loading …") {
  return h("p", { class: "notice loading", role: "status" }, h("span", { class: "spinner" }), text);
}

/** When there is nothing. */
export function empty(text, ...more) {
  return h("div", { class: "notice", role: "status" }, h("p", {}, text), more);
}

/**
 * When a request failed: what the node said, and what to do.
 *
 * @param {Error} error a RequestError; any other is a fault of this page
 * @param {Function} [again] tries it once more
 */
export function failed(error, again = undefined) {
  if (error.denied) {
    return denied(error);
  }
  const wait = error.retryAfter ? `Try again in ${error.retryAfter} s.` : null;
  return h(
    "div",
    { class: "notice error", role: "alert" },
    h("strong", {}, title(error)),
    h("p", {}, textOf(error.message)),
    wait && h("p", {}, wait),
    again && h("button", { type: "button", onclick: (event) => inherit(event.currentTarget, again) }, "Try again"),
  );
}

function title(error) {
  const titles = { 0: "No answer.", 429: "The node is busy.", 503: "Not available now." };
  return titles[error.status] ?? "That did not work.";
}

function denied(error) {
  const text =
    error.status === 401
      ? "Sign in to see this: the node asks who you are."
      : "You are not permitted to see this. Whoever looks after this Solr can change that.";
  return h("div", { class: "notice denied", role: "alert" }, h("strong", {}, "Not permitted."), h("p", {}, text));
}
