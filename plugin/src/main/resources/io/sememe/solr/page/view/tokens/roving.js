// SPDX-License-Identifier: Apache-2.0
// Many things, one stop of the tab key: arrow keys go from one to the next, as they lie.

/** Makes the children of a node that match one stop. */
export function roving(node, selector) {
  const all = () => [...node.querySelectorAll(selector)];
  all().forEach((one, i) => (one.tabIndex = i === 0 ? 0 : -1));
  node.addEventListener("focusin", ({ target }) => {
    if (target.matches(selector)) {
      node.querySelector(`${selector}[tabindex="0"]`)?.setAttribute("tabindex", "-1");
      target.tabIndex = 0;
    }
  });
  node.addEventListener("keydown", (event) => {
    // With Alt, or Meta on a Mac, they are the browser's: an arrow goes back a page.
    if (event.altKey || event.metaKey) {
      return;
    }
    const next = STEPS[event.key]?.(all(), event.target.closest(selector));
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
}

const STEPS = {
  ArrowRight: (all, from) => all[all.indexOf(from) + 1],
  ArrowLeft: (all, from) => all[all.indexOf(from) - 1],
  ArrowDown: (all, from) => beside(all.slice(all.indexOf(from) + 1), from),
  ArrowUp: (all, from) => beside(all.slice(0, all.indexOf(from)).reverse(), from),
  Home: (all) => all[0],
  End: (all) => all.at(-1),
};

/** Of those in the nearest other line, the one that is most nearly above or below. */
function beside(others, from) {
  const { top, left } = from.getBoundingClientRect();
  const places = others.map((one) => ({ one, place: one.getBoundingClientRect() }));
  const line = places.find(({ place }) => Math.abs(place.top - top) > place.height / 2)?.place.top;
  const off = ({ place }) => Math.abs(place.left - left);
  return places.filter(({ place }) => place.top === line).sort((a, b) => off(a) - off(b))[0]?.one;
}
