// SPDX-License-Identifier: Apache-2.0
// What a node, or all of them, say again and again.
import { read } from "../../part/request.js";
import { poll } from "./poll.js";

const NODE_MILLIS = 2000;

/** All nodes are asked for one answer, and the documents are counted for it. */
const CLUSTER_MILLIS = 5000;

/** Documents are counted once in so many answers. */
const COUNTED = 8;

/** And before they were counted once in every other: a count that fails must not hide the rest. */
const UNCOUNTED = 2;

/**
 * Begins to watch.
 *
 * @param {object} page what the page is for
 * @param {string} scope node or cluster
 * @param {(sample: {at: number, status: object}) => void} shown is given each answer, and when it
 *     came; what was counted before stands in for what was not counted
 * @param {(error: Error, millis: number) => void} stale is given each failure
 * @returns {{refresh: () => void, pause: (paused: boolean) => void, end: () => void}}
 */
export function watchStatus({ offers }, scope, shown, stale) {
  let turn = 0;
  let collection;
  const path = offers.status ? "/sememe/status" : "/sememe/models";
  const isCounted = () => turn++ % (collection === undefined ? UNCOUNTED : COUNTED) === 0;
  const part = () => (offers.status && scope === "node" && !isCounted() ? "node" : null);
  const ask = (signal) =>
    read(path, { scope: scope === "cluster" ? scope : null, part: part() }, signal);
  const asked = poll(ask, {
    every: () => (scope === "cluster" ? CLUSTER_MILLIS : NODE_MILLIS),
    answered(status) {
      collection = status.collection ?? collection;
      shown({ at: performance.now(), status: { divergent: [], ...status, collection } });
    },
    failed: stale,
  });
  return {
    refresh() {
      turn = 0;
      asked.now();
    },
    pause: asked.pause,
    end: asked.end,
  };
}
