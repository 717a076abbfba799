// SPDX-License-Identifier: Apache-2.0
// Squares of weights as pictures: one pixel a weight, drawn at once.

/**
 * Draws rows of weights on a canvas, one pixel each; CSS makes it as large as it is to be.
 *
 * @param {HTMLCanvasElement} canvas gets the size of the rows
 * @param {number[][]} rows weights, each row as long as the first
 * @param {{most?: number, least?: number, colour?: number[]}} [options] the weight that is drawn in
 *     full, otherwise the largest; the weight that is not drawn, otherwise 0; red, green, blue
 */
export function drawHeat(canvas, rows, options = {}) {
  const height = rows.length;
  const width = height ? rows[0].length : 0;
  canvas.width = Math.max(width, 1);
  canvas.height = Math.max(height, 1);
  if (width === 0) {
    return;
  }
  const { least = 0, most = largest(rows), colour = accent() } = options;
  const image = new ImageData(width, height);
  const scale = most > least ? 1 / (most - least) : 0;
  let at = 0;
  for (const row of rows) {
    for (const weight of row) {
      image.data[at++] = colour[0];
      image.data[at++] = colour[1];
      image.data[at++] = colour[2];
      image.data[at++] = 255 * strength((weight - least) * scale);
    }
  }
  canvas.getContext("2d").putImageData(image, 0, 0);
}

/** How strongly a share is drawn: the root lifts what is small, where most weights are. */
export function strength(share) {
  return Math.sqrt(Math.min(1, Math.max(0, share)));
}

/** The largest weight, which may be below 0. */
export function largest(rows) {
  return rows.reduce((most, row) => row.reduce((a, b) => Math.max(a, b), most), -Infinity);
}

/** The colour that weights are drawn in under the theme that is in force: red, green, blue. */
export function accent() {
  const style = getComputedStyle(document.documentElement);
  return style.getPropertyValue("--heat").trim().split(/\s+/).map(Number);
}
