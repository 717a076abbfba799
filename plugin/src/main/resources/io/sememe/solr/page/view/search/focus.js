// SPDX-License-Identifier: Apache-2.0
// The focus stays on what was used, also when that is drawn anew. Controls are known by their
// data-control.

let used = null;

/** Notes the control that was used. */
export function use(control) {
  used = control;
}

/** Whether a control was the last that was used. */
export function wasUsed(control) {
  return control.dataset.control === used;
}

/** Gives the focus back where nothing has it; on a phone not to a text, whose keys cover the hits. */
export function refocus(root) {
  if (document.activeElement !== document.body) {
    return;
  }
  const control = [...root.querySelectorAll("[data-control]")].find(wasUsed);
  if (control?.matches("input") && !matchMedia("(hover: hover)").matches) {
    return;
  }
  control?.focus({ preventScroll: true });
}

/** Draws something anew whose controls may have the focus. */
export function redrawControls(node, draw) {
  if (node.contains(document.activeElement)) {
    used = document.activeElement.dataset.control;
  }
  draw();
  refocus(node);
}
