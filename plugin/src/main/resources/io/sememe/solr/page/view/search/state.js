// SPDX-License-Identifier: Apache-2.0
// What the view shows, as its address says it.
import { go, keep } from "../../part/address.js";
import { use } from "./focus.js";
import { COLUMNS } from "./kinds.js";

export const ROWS = [5, 10, 20];
const USUAL_ROWS = 10;

/**
 * Reads an address. What makes no sense in it is left out: anybody may write one.
 *
 * @param {URLSearchParams} parameters those of the address
 * @param {object} page what the node says of the collection
 */
export function stateOf(parameters, page) {
  const rows = Number(parameters.get("rows"));
  const chosen = (parameters.get("columns") ?? "").split(",");
  const columns = COLUMNS.filter(({ name }) => chosen.includes(name));
  return {
    q: (parameters.get("q") ?? "").trim(),
    filters: parameters.getAll("fq").map(filter).filter(({ field }) => page.fields.facets.includes(field)),
    rows: ROWS.includes(rows) ? rows : USUAL_ROWS,
    columns: columns.length > 0 ? columns : COLUMNS,
    reranker: parameters.get("by"),
    tab: parameters.get("tab"),
    why: parameters.get("why"),
  };
}

function filter(text) {
  const colon = text.indexOf(":");
  return { field: text.slice(0, colon), value: text.slice(colon + 1) };
}

function parametersOf({ q, filters, rows, columns, reranker, tab, why }) {
  return {
    q: q || null,
    fq: filters.map(({ field, value }) => `${field}:${value}`),
    rows: rows === USUAL_ROWS ? null : rows,
    columns: columns.length === COLUMNS.length ? null : columns.map(({ name }) => name).join(","),
    by: reranker,
    tab,
    why,
  };
}

/**
 * Shows something else, which is a step that the browser can go back.
 *
 * @param {object} state what it shows from now on
 * @param {string} control the data-control of what was used
 */
export function step(state, control) {
  use(control);
  go("search", parametersOf({ ...state, why: null }));
}

/** Notes in the address what the view shows already. */
export function note(state) {
  keep("search", parametersOf(state));
}
