// SPDX-License-Identifier: Apache-2.0
// Work that is done one piece after the other, as long as it is wanted.

/**
 * Makes a queue of numbered pieces, of which the lowest goes first.
 *
 * @param {(piece: number) => Promise} work does one
 * @param {(error: Error) => void} fail is told what went wrong; the queue rests until it is resumed
 */
export function queue(work, fail) {
  const wanted = new Set();
  let idle = true;
  const resume = async () => {
    idle = false;
    try {
      while (wanted.size > 0) {
        const piece = Math.min(...wanted);
        wanted.delete(piece);
        await work(piece).catch((error) => {
          wanted.add(piece);
          throw error;
        });
      }
      idle = true;
    } catch (error) {
      fail(error);
    }
  };
  return {
    want(piece) {
      wanted.add(piece);
      if (idle) {
        resume();
      }
    },
    resume,
    leave: (piece) => wanted.delete(piece),
    clear: () => wanted.clear(),
  };
}
