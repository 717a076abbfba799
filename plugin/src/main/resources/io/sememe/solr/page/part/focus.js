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

/**
 * Draws something anew that may have the focus: what is the same in it has it then, or the nearest
 * of what was around it.
 */
export function redraw(node, draw) {
  const back = node.contains(document.activeElement) ? placeOf(document.activeElement, node) : () => {};
  draw();
  back();
}

/**
 * Notes where a control is. Returns what gives it the focus, unless something has it; where it is
 * gone, its successor, or the nearest of what was around it.
 *
 * @param {Element} control what has the focus
 * @param {Element} [within] where its successor is looked for
 */
export function placeOf(control, within = document.body) {
  const placeIn = (node) => (within.contains(node) ? alike(node, control).indexOf(control) : -1);
  const around = ancestors(control).map((node) => ({ node, at: placeIn(node) }));
  const isNear = ({ node, at }) =>
    node.isConnected && ((at >= 0 && takes(alike(node, control)[at])) || focusOn(node));
  return () => document.activeElement !== document.body || takes(control) || around.some(isNear);
}

/** Those within a node that say and do the same as a control, as far as a reader sees. */
function alike(node, control) {
  const wanted = signOf(control);
  return [...node.querySelectorAll(control.tagName)].filter((one) => signOf(one) === wanted);
}

function signOf({ type, role, title, dataset, textContent }) {
  return JSON.stringify([type, role, dataset.control ?? (title || textContent)]);
}

function takes(control) {
  control?.focus({ preventScroll: true });
  return Boolean(control) && document.activeElement === control;
}

function ancestors(node) {
  return node.parentElement ? [node.parentElement, ...ancestors(node.parentElement)] : [];
}
