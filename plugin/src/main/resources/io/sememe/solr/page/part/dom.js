// SPDX-License-Identifier: Apache-2.0
// Makes elements. Text only ever becomes text nodes: nothing that a document or a question holds
// can become markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes an HTML element.
 *
 * @param {string} tag its name
 * @param {object} attributes values by name: a function is a listener ("onclick"), true an attribute
 *     without a value; null, undefined and false leave it out. "aria-…" says "true" and "false"
 * @param {...*} children nodes, texts, numbers, and lists of them; null, undefined, false are nothing
 */
export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** Makes an SVG element, as {@link h} does. */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

/** Puts children in the place of those that a node has. */
export function replace(node, ...children) {
  node.replaceChildren(...nodes(children));
  return node;
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    set(node, name, value);
  }
  node.append(...nodes(children));
  return node;
}

function set(node, name, value) {
  if (typeof value === "function") {
    node.addEventListener(name.slice(2), value);
  } else if (typeof value === "boolean" && name.startsWith("aria-")) {
    node.setAttribute(name, String(value));
  } else if (value === true) {
    node.setAttribute(name, "");
  } else if (value !== null && value !== undefined && value !== false) {
    node.setAttribute(name, value);
  }
}

function nodes(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}
