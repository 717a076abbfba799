// SPDX-License-Identifier: Apache-2.0
// Arrow keys among things of which one can be reached by Tab.

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/**
 * Returns where an arrow key leads in a field of cells, and Home and End; null for other keys, and
 * for those of the browser: with Alt, or Meta on a Mac, an arrow goes back a page.
 */
export function step({ key, ctrlKey, altKey, metaKey }, { row, column }, rows, columns) {
  if (altKey || metaKey) {
    return null;
  }
  if (key === "Home") {
    return { row: ctrlKey ? 0 : row, column: 0 };
  }
  if (key === "End") {
    return { row: ctrlKey ? rows - 1 : row, column: columns - 1 };
  }
  const way = STEPS[key];
  return way ? { row: within(row + way[0], rows), column: within(column + way[1], columns) } : null;
}

function within(at, count) {
  return Math.min(count - 1, Math.max(0, at));
}

/** Lets arrow keys move the focus along some elements. */
export function moveAlong(parent, elements) {
  parent.addEventListener("keydown", (event) => {
    const from = elements.indexOf(event.target);
    const to = from < 0 ? null : next(event, from, elements);
    if (to !== null) {
      event.preventDefault();
      focus(elements, to);
    }
  });
}

/** Moves the focus to one of some elements. */
export function focus(elements, at) {
  reach(elements, at);
  elements[at].focus();
}

/** Says which of some elements Tab reaches. */
export function reach(elements, at) {
  elements.forEach((element, i) => element.setAttribute("tabindex", i === at ? 0 : -1));
}

// Up and down are back and forth, and left is forth where writing goes to the left.
function next(event, from, elements) {
  const turned = getComputedStyle(elements[from].parentElement).direction === "rtl";
  const [forth, back] = turned ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const meant = { [forth]: "ArrowRight", [back]: "ArrowLeft", ArrowDown: "ArrowRight", ArrowUp: "ArrowLeft" };
  const key = meant[event.key] ?? event.key;
  const { altKey, metaKey } = event;
  return step({ key, altKey, metaKey }, { row: 0, column: from }, 1, elements.length)?.column ?? null;
}
