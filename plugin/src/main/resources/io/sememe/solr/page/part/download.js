// SPDX-License-Identifier: Apache-2.0
// Files that the reader saves.
import { h } from "./dom.js";

/** Has the browser save something as a file. */
export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Has it save a value as JSON. */
export function saveJson(value, name) {
  save(new Blob([JSON.stringify(value, null, 1)], { type: "application/json" }), name);
}

/** Has it save what a canvas shows as PNG. */
export function savePng(canvas, name) {
  canvas.toBlob((blob) => save(blob, name), "image/png");
}
