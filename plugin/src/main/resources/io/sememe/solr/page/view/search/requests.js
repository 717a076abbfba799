// SPDX-License-Identifier: Apache-2.0
// How the collection is asked. Its own handlers are used where it has them: they know its fields,
// its weights and its model.
import { TAGS } from "./passage.js";

/** Between the values of a filter: no value has it. */
const SEPARATOR = "\u001f";

/** Asks for documents by the words of the question; what looks like an operator is a sign. */
export function byWords(page, state) {
  const { path, parameters } = words(page, state);
  return {
    path,
    parameters: {
      ...parameters,
      ...hits(page, state),
      ...highlights(page, { "hl.method": "unified", "hl.fragsize": 1 }),
    },
  };
}

/** Asks by meaning. */
export function byMeaning(page, state) {
  const own = page.offers.semantic;
  const question = own
    ? { text: state.q }
    : { q: `{!semantic f=${page.fields.vector} topK=50 v=$text}`, text: state.q };
  return {
    path: own ? "/semantic" : "/select",
    parameters: { ...question, ...hitsByMeaning(page, state) },
  };
}

/** Asks by both. */
export function hybrid(page, state) {
  const { path, parameters } = both(page, state);
  return { path, parameters: { ...parameters, ...hitsByMeaning(page, state) } };
}

/** Asks by both, and has the first documents looked at again: as many as the reranker says. */
export function reranked(page, state) {
  const { path, parameters } = hybrid(page, state);
  const { query, more } = rerankerOf(page, state);
  return { path, parameters: { ...parameters, ...more, rq: query } };
}

/** Returns which of the rerankers is used. */
export function rerankerOf(page, state) {
  const all = rerankers(page);
  return all.find(({ name }) => name === state.reranker) ?? all[0];
}

/** Returns what can rerank here. */
export function rerankers({ fields, offers }) {
  const maxsim = {
    name: "maxsim",
    title: "Late interaction",
    query: `{!maxsim f=${fields.vector} v=$question}`,
    more: {},
  };
  const crossencoder = {
    name: "crossencoder",
    title: offers.crossencoder,
    query: offers.passages
      ? `{!crossencoder model=$crossencoder passages=best vf=${fields.vector} v=$question}`
      : "{!crossencoder model=$crossencoder f=$read v=$question}",
    more: { crossencoder: offers.crossencoder, read: [fields.title, fields.body].filter(Boolean).join(",") },
  };
  return [offers.maxsim && maxsim, offers.crossencoder && crossencoder].filter(Boolean);
}

/** Asks how many documents, found by both and without filters, have which value. */
export function facets(page, state) {
  const { path, parameters } = (page.fields.vector ? both : words)(page, state);
  const counted = { rows: 0, facet: true, "facet.field": page.fields.facets, "facet.mincount": 1, "facet.limit": 24 };
  return { path, parameters: { ...parameters, ...counted } };
}

function words({ fields }, { q }) {
  const parameters = fields.words
    ? { q: "{!dismax qf=$words mm=1 v=$question}", words: fields.words, question: q.replace(/["+-]/g, " ") }
    : { q: "*:*" };
  return { path: "/select", parameters };
}

function both(page, state) {
  if (page.offers.search) {
    return { path: "/search", parameters: { q: state.q, question: state.q } };
  }
  const q = `{!hybrid f=${page.fields.vector} qf=$words mm=1 operators=false v=$question}`;
  return { path: "/select", parameters: { q, words: page.fields.words, question: state.q } };
}

function hits({ fields }, { rows, filters }, more = []) {
  const shown = [fields.id, fields.title, ...fields.facets, "score", ...more];
  return { rows, fl: shown.filter(Boolean).join(","), fq: filterQueries(filters) };
}

/** Values of a field are alternatives; what follows the braces is taken as it is. */
function filterQueries(filters) {
  return [...new Set(filters.map(({ field }) => field))].map((field) => {
    const values = filters.filter((filter) => filter.field === field).map(({ value }) => value);
    return values.length === 1
      ? `{!term f=${field}}${values[0]}`
      : `{!terms f=${field} separator="${SEPARATOR}"}${values.join(SEPARATOR)}`;
  });
}

/** The sentence that answers; of documents that are cut, and whose text is not stored, the passage. */
function hitsByMeaning(page, state) {
  const more = page.offers.passages ? ["[passage]"] : [];
  return { ...hits(page, state, more), ...highlights(page, { "hl.method": "semantic" }) };
}

function highlights({ fields }, how) {
  return fields.body ? { hl: true, "hl.fl": fields.body, "hl.defaultSummary": true, ...TAGS, ...how } : {};
}
