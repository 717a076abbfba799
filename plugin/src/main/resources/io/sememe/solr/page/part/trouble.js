// SPDX-License-Identifier: Apache-2.0
// What goes wrong again and again in the same way: it is shown once, and what the reader has come to
// in it, such as a button that has the focus, stays.
import { h, replace } from "./dom.js";
import { redraw } from "./focus.js";
import { failed } from "./notice.js";

/**
 * Makes a place for it.
 *
 * @param {Element} node where it is shown; whatever is there goes when something is shown or cleared
 * @param {Function} again tries it once more
 * @param {Element} [more] what stands below it
 * @returns {{show: (error: Error) => void, clear: () => void}}
 */
export function troubleIn(node, again, more = null) {
  let shown = null;
  return {
    show(error) {
      if (!shown || !isSame(shown, error)) {
        shown = error;
        redraw(node, () => replace(node, h("div", { class: "stack tight" }, failed(error, again), more)));
      }
    },
    clear() {
      shown = null;
      redraw(node, () => replace(node));
    },
  };
}

function isSame(one, other) {
  return one.message === other.message && one.status === other.status && one.retryAfter === other.retryAfter;
}
