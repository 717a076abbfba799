// SPDX-License-Identifier: Apache-2.0
// What an operator looks at: the node, its models, and the collection, as they are just now.
import { keep } from "../../part/address.js";
import { h, replace } from "../../part/dom.js";
import { failed } from "../../part/notice.js";
import { RequestError } from "../../part/request.js";
import { documentsCard } from "./documents.js";
import { JOB, jobCard, mayEncode } from "./job.js";
import { liveFigures } from "./live.js";
import { withoutJob } from "./offers.js";

const FORBIDDEN = 403;

/** Shows the view. */
export function show(root, page, parameters) {
  if (!page.may.watch) {
    replace(root, failed(denied()));
    return undefined;
  }
  const around = aroundOf(page, parameters);
  // A node of an older version does not say.
  const job = page.offers.embed && page.may.follow !== false ? jobCard(around) : null;
  const documents = documentsCard(page.fields.vector, mayEncode(page) && job ? job.start : null);
  const live = liveFigures(around, documents, job);
  replace(
    root,
    live.nodes,
    h("h2", {}, "This collection"),
    h("div", { class: "cards" }, page.offers.status && documents.node, job?.node ?? without(page)),
  );
  return () => {
    live.end();
    job?.end();
  };
}

function without({ offers }) {
  return offers.embed ? h("section", { class: "card stack" }, h("h3", {}, JOB), failed(denied())) : withoutJob();
}

function denied() {
  return new RequestError(FORBIDDEN, "");
}

/**
 * Returns what the parts of the view know of each other: the page; the scope, node or cluster; the
 * names of models whose cards show all, and who is told of one that does or no longer does; what
 * the collection remembers of its vector fields, by name; the states of models by name, as far as
 * they are known; and what asks anew.
 */
function aroundOf(page, parameters) {
  const scope = parameters.get("scope") === "cluster" ? "cluster" : "node";
  const open = new Set(parameters.getAll("open"));
  const around = { page, scope, open, opened, spaces: {}, states: page.states, refresh: () => {} };
  function opened(name, isOpen) {
    if (isOpen) {
      open.add(name);
    } else {
      open.delete(name);
    }
    keep("models", { scope: scope === "cluster" && scope, open: [...open] });
  }
  return around;
}
