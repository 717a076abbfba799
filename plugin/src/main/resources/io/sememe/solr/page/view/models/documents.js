// SPDX-License-Identifier: Apache-2.0
// The collection's documents and what it remembers of its vector fields.
import { h } from "../../part/dom.js";
import { count, percent } from "../../part/number.js";
import { textOf } from "../../part/text.js";
import { checksum, facts } from "./facts.js";
import { slot, slots } from "./slot.js";

/**
 * Makes the card of the collection.
 *
 * @param {string} [vector] the vector field that the page is for
 * @param {((field: string) => void)|null} give begins a job that gives a field's documents their
 *     vectors; null where that is not for the reader
 * @returns {{node: Element, show: (status: object) => void}} shows what is remembered, by the
 *     models as they are
 */
export function documentsCard(vector, give) {
  const counts = slot(h("div", { class: "stack" }), (collection) => countsOf(collection, vector, give));
  const fields = slots(h("div", { class: "stack" }), (name) =>
    slot(h("div", { class: "stack tight" }), (known) => field(name, known)),
  );
  const show = ({ collection, models = {} }) => {
    const { spaces = {}, ...others } = collection;
    counts.show({ ...others, isNew: collection.spaces && isNew(spaces, others.documents) });
    const known = Object.entries(spaces).map(([name, space]) => {
      return [name, { ...space, here: models[space.current.model]?.fingerprint }];
    });
    fields.show(Object.fromEntries(known));
  };
  return { node: h("section", { class: "card stack" }, counts.node, fields.node), show };
}

function countsOf({ documents, isNew, error }, vector, give) {
  return [
    h("h3", {}, "Documents and their vectors"),
    error && h("p", { class: "bad-text" }, textOf(error)),
    documents && counted(documents, give),
    vector && isNew && lacking("None has a vector yet", vector, "", give),
  ];
}

/** Whether no document was encoded for any vector field. */
function isNew(spaces, documents) {
  return documents?.all > 0 && Object.keys(spaces).length === 0;
}

function counted({ all, withoutVector }, give) {
  return [
    h(
      "p",
      {},
      h("strong", { class: "large number" }, count(all)),
      all === 1 ? " document" : " documents",
    ),
    Object.entries(withoutVector).map(([name, missing]) => without(name, missing, all, give)),
  ];
}

function without(name, missing, all, give) {
  return missing > 0
    ? lacking(`${count(missing)} without a vector`, name, ` (${percent(missing / all)})`, give)
    : h("p", {}, h("span", { class: "badge good" }, "All have one"), " in ", textOf(name));
}

/** Returns what documents lack, and what to do. */
function lacking(text, name, share, give) {
  return h(
    "div",
    { class: "stack tight" },
    h("p", {}, h("span", { class: "badge warn" }, text), `${share} in `, textOf(name)),
    h(
      "p",
      { class: "small quiet" },
      "Searches by meaning do not find them. A job gives them one; those without text stay as they are.",
    ),
    give && button(name, give),
  );
}

function button(name, give) {
  return h(
    "div",
    {},
    h("button", { type: "button", onclick: () => give(name) }, "Give them one …"),
  );
}

/** Returns what is remembered of a field; here is the fingerprint that its model has on this node. */
function field(name, known) {
  return [
    h(
      "h4",
      {},
      textOf(name),
      h(
        "span",
        { class: "quiet" },
        known.unit === "passage" ? ", a vector a passage" : ", a vector a document",
      ),
    ),
    space("Searched", known.current),
    known.next && space("Being filled", known.next),
    known.retired.map((one) => space("Not kept up any more", one)),
    known.accepted.length > 0 &&
      h("p", { class: "small" }, "Let in although they differ: ", known.accepted.map(checksum)),
    stranger(known),
  ];
}

function space(use, { field: place, model, fingerprint }) {
  return facts({
    [use]: textOf(place),
    "Vectors of": textOf(model),
    Fingerprint: checksum(fingerprint),
  });
}

function stranger({ current, accepted, here }) {
  if (!here || here === current.fingerprint || accepted.includes(here)) {
    return null;
  }
  return h(
    "p",
    { class: "bad-text" },
    "The model of this name on this node makes other vectors: searches are refused (409). " +
      "Install the files that made them, or move to another model with a job.",
  );
}
