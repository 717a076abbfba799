// SPDX-License-Identifier: Apache-2.0
// A place whose content follows a value. What did not change stays as it is: figures come every
// two seconds, and must not take the focus, a selection or an open part from the reader.
import { replace } from "../../part/dom.js";
import { redraw } from "../../part/focus.js";

/**
 * Makes a place of an element.
 *
 * @param {Element} node the element
 * @param {(value: object) => *} render makes its children of a value, which JSON can hold
 * @returns {{node: Element, show: (value: object) => void}}
 */
export function slot(node, render) {
  let shown = null;
  const show = (value) => {
    const text = JSON.stringify(value ?? null);
    if (text !== shown) {
      shown = text;
      redraw(node, () => replace(node, render(value)));
    }
  };
  return { node, show };
}

/**
 * Makes a place of an element for parts by name, each of which stays while its name does.
 *
 * @param {Element} node the element
 * @param {(name: string) => {node: Element, show: Function}} make makes a part
 * @returns {{node: Element, show: (values: object) => void}} what is shown is by name
 */
export function slots(node, make) {
  const parts = new Map();
  const show = (values) => {
    for (const name of [...parts.keys()].filter((name) => !(name in values))) {
      parts.get(name).node.remove();
      parts.delete(name);
    }
    for (const [name, value] of Object.entries(values)) {
      if (!parts.has(name)) {
        parts.set(name, make(name));
        node.append(parts.get(name).node);
      }
      parts.get(name).show(value);
    }
  };
  return { node, show };
}
