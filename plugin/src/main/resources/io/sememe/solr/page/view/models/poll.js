// SPDX-License-Identifier: Apache-2.0
// Asks again and again: not while nobody looks, and ever more seldom while it fails.
import { isStale, latest } from "../../part/stale.js";

/** A node that says nothing for so long does not answer. */
const PATIENCE_MILLIS = 15_000;
const MOST_MILLIS = 30_000;

/**
 * Begins to ask.
 *
 * @param {(signal: AbortSignal) => Promise<object>} ask asks once
 * @param {object} watcher how, and who is told
 * @param {() => number} watcher.every milliseconds from an answer to the next question
 * @param {(answer: object) => void} watcher.answered is given each answer
 * @param {(error: Error, millis: number) => void} watcher.failed is given each failure, and when
 *     the next question is
 * @returns {{now: () => void, pause: (paused: boolean) => void, end: () => void}}
 */
export function poll(ask, { every, answered, failed }) {
  const next = latest();
  let timer = 0;
  let failures = 0;
  let paused = false;
  let ended = false;

  async function once() {
    clearTimeout(timer);
    if (ended) {
      return;
    }
    const signal = next();
    try {
      const answer = await ask(AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MILLIS)]));
      if (!signal.aborted) {
        failures = 0;
        answered(answer);
        wait(every());
      }
    } catch (error) {
      if (!isStale(error) && !signal.aborted) {
        const millis = later(error, ++failures, every());
        wait(millis);
        failed(error, millis);
      }
    }
  }

  function isIdle() {
    return document.hidden || paused || ended;
  }

  function wait(millis) {
    if (!isIdle()) {
      timer = setTimeout(once, millis);
    }
  }

  function stop() {
    clearTimeout(timer);
    next();
  }

  function look() {
    if (isIdle()) {
      stop();
    } else {
      once();
    }
  }

  document.addEventListener("visibilitychange", look);
  look();
  return {
    now: once,
    pause(wanted) {
      paused = wanted;
      look();
    },
    end() {
      ended = true;
      document.removeEventListener("visibilitychange", look);
      stop();
    },
  };
}

/** When a node says nothing of it: twice as late each time; and some random time more. */
function later(error, failures, every) {
  const millis = Math.min(MOST_MILLIS, every * 2 ** failures);
  return Math.max(millis, (error.retryAfter ?? 0) * 1000) * (1 + Math.random() / 5);
}
