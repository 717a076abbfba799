// SPDX-License-Identifier: Apache-2.0
// Only the last of several requests counts: an older one that answers late must not overwrite it.

/** Returns a function that ends what it was last called for, and returns the signal of the new. */
export function latest() {
  let controller = null;
  return () => {
    controller?.abort();
    controller = new AbortController();
    return controller.signal;
  };
}

/** Whether a failure only says that nobody waits any more. */
export function isStale(error) {
  return error.name === "AbortError";
}
