// SPDX-License-Identifier: Apache-2.0
// What can be done with a model: what is said before, meanwhile and after.
import { h } from "../../part/dom.js";
import { textOf } from "../../part/text.js";

const where = (scope) => (scope === "cluster" ? "all nodes" : "this node");

/** Each with its button, what it means, and what it sends. */
export const VERBS = {
  load: {
    label: "Load",
    doing: "Loading …",
    done: "Loaded.",
    says: (scope) => [
      `Its files are checked and it is brought into the memory of ${where(scope)}. Searches ` +
        "and updates that need it wait for it.",
    ],
    sends: { wait: true },
    fields: () => [
      h(
        "label",
        { class: "row" },
        h("input", { type: "checkbox", name: "preflight", value: "true" }),
        "Try it in a process of its own first",
      ),
    ],
  },
  warm: {
    label: "Warm",
    doing: "Warming …",
    done: "Warm: texts of all lengths went through it.",
    says: (scope) => [
      `Texts of all lengths are run through it on ${where(scope)}, so that the first questions ` +
        "need not wait. It takes a while, and processors.",
    ],
  },
  verify: {
    label: "Verify",
    doing: "Verifying …",
    done: "Verified.",
    says: (scope) => [
      `Its files on ${where(scope)} are compared with their SHA-256 and with what was loaded, ` +
        "and the vectors it gives with those that its descriptor keeps. Nothing is changed.",
    ],
  },
  reload: {
    label: "Reload",
    doing: "Loading anew …",
    done: "Loaded anew.",
    says: (scope) => [
      `If its files have changed, it is loaded anew on ${where(scope)}. The one in memory ` +
        "answers until the new one is ready, and stays if that one fails. Both are in memory " +
        "meanwhile.",
    ],
    sends: { wait: true },
  },
  unload: {
    label: "Unload",
    doing: "Unloading …",
    done: "Unloaded.",
    says: (scope, { namedBy }) => [
      `It is taken out of the memory of ${where(scope)} when the calls inside it have ended.`,
      namedBy && [
        "Configurations name it: ",
        names(namedBy),
        ". Solr refuses to unload it then (409), because searches and updates that need it would fail.",
      ],
    ],
    isDangerous: true,
  },
};

/** What is said when a model that is named is to be unloaded all the same. */
export function force(scope, { namedBy }) {
  return [
    namedBy && ["It is named by ", names(namedBy), "."],
    `Unloaded by force, it is gone from ${where(scope)}: searches by meaning and updates that ` +
      "need it are answered with 503 until somebody loads it again. Searches by words go on.",
  ];
}

function names(namedBy) {
  return Object.entries(namedBy).map(([collection, places], i) => [
    i > 0 && ", ",
    textOf(collection),
    ` (${places.length} ${places.length === 1 ? "place" : "places"})`,
  ]);
}

/** What can be done in each state. */
const POSSIBLE = {
  LOADING: [],
  UNLOADED: ["load", "verify"],
  FAILED: ["load", "verify", "unload"],
  READY: ["warm", "verify", "reload", "unload"],
  NOT_INSTALLED: [],
};

/** Returns the verbs that go with any of a model's states: it has one on each node. */
export function verbsOf(states) {
  const possible = new Set(states.flatMap((state) => POSSIBLE[state] ?? []));
  return Object.keys(VERBS).filter((verb) => possible.has(verb));
}
