// SPDX-License-Identifier: Apache-2.0
// Values of the collection's facets, to narrow all columns down to.
import { h, replace } from "../../part/dom.js";
import { count } from "../../part/number.js";
import { read } from "../../part/request.js";
import { isStale } from "../../part/stale.js";
import { textOf, visible } from "../../part/text.js";
import { redrawControls, wasUsed } from "./focus.js";
import { facets } from "./requests.js";
import { step } from "./state.js";

const FIRST = 10;

/**
 * Returns the filters: at once those that are in force, and the others when the node has counted.
 *
 * @param {object} page what the node says of the collection
 * @param {object} state what is shown
 * @param {AbortSignal} signal ends the request
 */
export function filters(page, state, signal) {
  const node = h("div", { class: "filters" });
  if (page.fields.facets.length > 0) {
    fill(node, page, state, {});
    countFor(node, page, state, signal);
  }
  return node;
}

async function countFor(node, page, state, signal) {
  try {
    const { path, parameters } = facets(page, state);
    const { facet_counts: counted } = await read(path, parameters, signal);
    fill(node, page, state, counted.facet_fields);
  } catch (error) {
    if (!isStale(error)) {
      node.append(h("p", { class: "small quiet" }, "What can be filtered by could not be counted: ", visible(error.message)));
    }
  }
}

function fill(node, page, state, counted) {
  const groups = page.fields.facets.map((field) => group(field, valuesOf(field, state, counted), state));
  redrawControls(node, () => replace(node, groups));
}

/** Those in force come first: they can be taken back even where nothing is counted. */
function valuesOf(field, state, counted) {
  const counts = new Map();
  state.filters.filter((filter) => filter.field === field).forEach(({ value }) => counts.set(value, null));
  const flat = counted[field] ?? [];
  for (let i = 0; i < flat.length; i += 2) {
    counts.set(String(flat[i]), flat[i + 1]);
  }
  return counts;
}

function group(field, counts, state) {
  const chips = [...counts].map(([value, found]) => chip({ field, value }, found, state));
  return (
    chips.length > 0 &&
    h("div", { class: "filter-group", role: "group", "aria-label": `Filter by ${field}` }, h("span", { class: "small quiet" }, textOf(field)), folded(chips))
  );
}

/** The first ones, and a button for the others, among which somebody may have been. */
function folded(chips) {
  const rest = chips.slice(FIRST);
  if (rest.length < 2) {
    return chips;
  }
  const fold = (shown) => {
    rest.forEach((one) => one.toggleAttribute("hidden", !shown));
    more.setAttribute("aria-expanded", String(shown));
    replace(more, shown ? "Fewer" : `${rest.length} more`);
  };
  const more = h("button", { type: "button", class: "plain small", onclick: () => fold(rest[0].hidden) });
  fold(rest.some(wasUsed));
  return [chips, more];
}

function chip(filter, found, state) {
  const is = ({ field, value }) => field === filter.field && value === filter.value;
  const pressed = state.filters.some(is);
  const next = pressed ? state.filters.filter((other) => !is(other)) : [...state.filters, filter];
  const control = `fq ${filter.field} ${filter.value}`;
  return h(
    "button",
    {
      type: "button",
      class: "chip",
      "aria-pressed": String(pressed),
      "data-control": control,
      onclick: () => step({ ...state, filters: next }, control),
    },
    textOf(filter.value),
    found !== null && h("span", { class: "quiet number" }, count(found)),
    pressed && h("span", { "aria-hidden": "true" }, "×"),
  );
}
