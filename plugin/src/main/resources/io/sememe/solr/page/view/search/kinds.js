// SPDX-License-Identifier: Apache-2.0
// The four ways of searching that stand side by side.
import { byMeaning, byWords, hybrid, reranked, rerankerOf, rerankers } from "./requests.js";

/**
 * A way of searching:
 *   name, title  in the address, and for the reader
 *   says         which documents it finds
 *   note         (page, state) => what does it here
 *   reason       how a score comes about
 *   ask          (page, state) => { path, parameters }
 *   missing      (page) => what is to be configured; null when nothing is
 */
export const COLUMNS = [
  {
    name: "words",
    title: "Words",
    says: "Documents that have words of the question. Rare words count most (BM25).",
    note: () => "BM25",
    reason: "Each word of the question that the document has adds to the score: more when it is rare in the collection, and when the document has it often.",
    ask: byWords,
    missing: ({ fields }) => (fields.words ? null : NO_WORDS),
  },
  {
    name: "meaning",
    title: "Meaning",
    says: "Documents whose vector is nearest to that of the question, whatever their words.",
    note: ({ model }) => model,
    reason: "The model turns question and document into vectors. The score tells how small the angle between the two is.",
    ask: byMeaning,
    missing: ({ fields }) => (fields.vector ? null : NO_VECTORS),
  },
  {
    name: "both",
    title: "Both",
    says: "Words and meaning in one score, as a search box of this collection finds.",
    note: () => "hybrid score",
    reason: "Words and meaning each give a share of the score, in the proportion that the collection sets.",
    ask: hybrid,
    missing: ({ fields }) => (fields.vector ? (fields.words ? null : NO_WORDS) : NO_VECTORS),
  },
  {
    name: "reranked",
    title: "Reranked",
    says: "The first of both, looked at again: word by word, each in its sentence.",
    note: (page, state) => rerankerOf(page, state)?.title,
    reason: "The first documents of both are compared with the question once more, and that comparison decides their places.",
    ask: reranked,
    missing: (page) => (rerankers(page).length > 0 ? null : NO_RERANKER),
  },
];

const NO_WORDS = "Nothing says which fields have the words to search. Name them as “words” of the handler /sememe in solrconfig.xml.";
const NO_VECTORS = "This collection has no field for vectors. Take the configset “semantic” as an example: it has one, and the update chain that fills it.";
const NO_RERANKER = "Nothing here can rerank. Index with tokens=int8 in the update chain, which is what {!maxsim} needs, or install a cross-encoder model.";
