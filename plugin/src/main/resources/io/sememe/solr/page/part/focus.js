// SPDX-License-Identifier: Apache-2.0
// Whoever goes by keyboard goes on from where they were, also when what they used is gone.

/**
 * Gives the focus to a place that is no control, until something else has it; returns whether the
 * place took it, which one that is gone or not shown does not.
 */
export function focusOn(place) {
  const free = () => place.removeAttribute("tabindex");
  const lent = !place.hasAttribute("tabindex");
  if (lent) {
    place.tabIndex = -1;
    place.addEventListener("blur", free, { once: true });
  }
  place.focus({ preventScroll: true });
  const took = document.activeElement === place;
  if (lent && !took) {
    place.removeEventListener("blur", free);
    free();
  }
  return took;
}

/**
 * Does what may take a control away. Then the focus goes to the nearest of what was around it that
 * is still there, unless something else has it by then.
 *
 * @param {Element} control what was used
 * @param {Function} work what it does, at once or later
 */
export function inherit(control, work) {
  const around = ancestors(control);
  const watch = new MutationObserver(() => {
    if (!control.isConnected) {
      watch.disconnect();
      if (document.activeElement === document.body) {
        around.some(focusOn);
      }
    }
  });
  watch.observe(document.body, { childList: true, subtree: true });
  work();
}

function ancestors(node) {
  return node.parentElement ? [node.parentElement, ...ancestors(node.parentElement)] : [];
}
