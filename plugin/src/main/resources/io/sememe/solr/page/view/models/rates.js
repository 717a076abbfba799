// SPDX-License-Identifier: Apache-2.0
// What counters say of the time between two looks at them.

/** Looks that lie further apart tell of a time that no chart shows. */
const MOST_SECONDS = 45;

/**
 * Returns what tells how fast a counter grew.
 *
 * @param {{at: number, status: object}|null} before what a node said, and when, in milliseconds
 * @param {{at: number, status: object}} now what it says now
 * @returns {(read: (status: object) => number) => number|null} per second; null when that is not
 *     known: at the first look, after a restart, or when another node answered
 */
export function pace(before, now) {
  const seconds = before ? (now.at - before.at) / 1000 : 0;
  if (!(seconds > 0 && seconds < MOST_SECONDS) || before.status.node !== now.status.node) {
    return () => null;
  }
  return (read) => {
    const grown = read(now.status) - read(before.status);
    return grown >= 0 ? grown / seconds : null;
  };
}

/** Returns what reads a figure of one model. */
export function ofModel(name, figure) {
  return (status) => status.models?.[name]?.figures?.[figure] ?? 0;
}

/** Returns what reads a figure of all models together. */
export function ofAll(figure) {
  return (status) =>
    Object.keys(status.models ?? {}).reduce((sum, name) => sum + ofModel(name, figure)(status), 0);
}

/** Returns the share of questions that the cache knew since the last look; null when none came. */
export function hitRate(perSecond) {
  const hits = perSecond((status) => status.cache.hits);
  const misses = perSecond((status) => status.cache.misses);
  return hits === null || misses === null ? null : share(hits, misses);
}

/** Returns the share of all; null of nothing. */
export function share(hits, misses) {
  return hits + misses > 0 ? hits / (hits + misses) : null;
}
