// SPDX-License-Identifier: Apache-2.0
// A worker: asks for the heads of a layer, and hands each over as one array of weights.
import { askCollection, read } from "../../part/request.js";

addEventListener("message", async ({ data: { collection, path, parameters } }) => {
  try {
    askCollection(collection);
    const answer = await read(path, parameters);
    const heads = answer.attention.heads.map((head) => Float32Array.from(head.weights.flat()));
    postMessage(
      { heads },
      heads.map((weights) => weights.buffer),
    );
  } catch ({ status = 0, message, retryAfter = 0 }) {
    postMessage({ error: { status, message, retryAfter } });
  }
});
