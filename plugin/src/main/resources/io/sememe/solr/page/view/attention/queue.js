// SPDX-License-Identifier: Apache-2.0
// Work that is done one piece after the other, as long as it is wanted.

/**
 * Makes a queue of numbered pieces, of which the lowest goes first.
 *
 * @param {(piece: number) => Promise} work does one
 * @param {(error: Error) => void} fail is told what went wrong; the queue rests until something more
 *     is wanted
 */
export function queue(work, fail) {
  const wanted = new Set();
  let busy = false;
  const run = async () => {
    busy = true;
    try {
      while (wanted.size > 0) {
        const piece = Math.min(...wanted);
        await work(piece);
        wanted.delete(piece);
      }
    } catch (error) {
      fail(error);
    } finally {
      busy = false;
    }
  };
  return {
    want(piece) {
      wanted.add(piece);
      return busy ? undefined : run();
    },
    leave: (piece) => wanted.delete(piece),
    clear: () => wanted.clear(),
  };
}
