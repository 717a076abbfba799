// SPDX-License-Identifier: Apache-2.0
// How far the job is that encodes again.
import { h } from "../../part/dom.js";
import { count, decimal, percent, seconds } from "../../part/number.js";
import { textOf } from "../../part/text.js";
import { facts, stateBadge } from "./facts.js";

/** Returns whether a job is being worked on. */
export function isAtWork({ state }) {
  return state === "RUNNING" || state === "SWITCHING";
}

/** Returns what there is to say of a job; of a collection that had none, that. */
export function contentOf(job) {
  if (job.state === "NONE") {
    return h(
      "p",
      { class: "quiet" },
      "No job has run on this collection. One gives documents without a vector theirs, or " +
        "moves all to another model while searches go on.",
    );
  }
  return [
    h("div", { class: "row" }, stateBadge(job.state), what(job)),
    job.reason && h("p", { class: "bad-text" }, textOf(job.reason)),
    progress(job),
    failures(job.documents),
    facts({
      Node: job.node && textOf(job.node),
      Load: percent(job.load),
      Started: moment(job.started),
      Ended: job.finished && moment(job.finished),
    }),
  ];
}

function what({ field, into, model }) {
  return into
    ? h(
        "span",
        {},
        "Vectors of ",
        textOf(model),
        " for all, in ",
        textOf(into),
        "; then searches of ",
        textOf(field),
        " use it",
      )
    : h("span", {}, "Vectors for documents that have none in ", textOf(field));
}

function progress({ documents, documentsPerSecond, secondsLeft }) {
  const { total, done, failed: lost } = documents;
  const speed =
    documentsPerSecond !== undefined ? ` · ${decimal(documentsPerSecond, 1)} documents/s` : "";
  const left = secondsLeft !== undefined ? ` · about ${seconds(secondsLeft)} left` : "";
  const text = `${count(done)} of ${count(total)} documents${speed}${left}`;
  return h(
    "div",
    {},
    h("progress", {
      max: Math.max(total, 1),
      value: done + lost,
      "aria-label": "Documents of the job",
    }),
    h("p", { class: "number small" }, text),
  );
}

function failures({ failed: lost, failedIds = [], lastFailure }) {
  return (
    lost > 0 &&
    h(
      "div",
      { class: "stack tight" },
      h(
        "p",
        {},
        h("span", { class: "badge bad" }, `${count(lost)} failed`),
        " ",
        failedIds.map((id, i) => [i > 0 && ", ", textOf(id)]),
        lost > failedIds.length && " …",
      ),
      lastFailure && h("p", { class: "bad-text" }, textOf(lastFailure)),
    )
  );
}

function moment(text) {
  return h("time", { datetime: text }, new Date(text).toLocaleString("en-GB"));
}
