// SPDX-License-Identifier: Apache-2.0
// Where the weights of one text come from: each square is asked for once.
import { askedCollection, read, RequestError } from "../../part/request.js";

const PATH = "/sememe/explain";
const NO_WORKER =
  "The node did not give the part of this page that reads the heads, or this browser does not let it run. Is the node running?";

/** Returns what asks for the text that a state names. Must be closed. */
export function sourceOf(state) {
  const about = {
    ...(state.id ? { id: state.id, f: state.field } : { text: state.text }),
    model: state.model,
    tokens: state.tokens,
  };
  const asked = paired(state) ? { ...about, q: state.question, pair: true } : about;
  const squares = new Map();
  const ending = new AbortController();
  const inTurn = turns(ending.signal);
  const layers = layersOf(asked, inTurn);
  const known = (square) => squares.get(nameOf(square)) ?? layers.known(square);
  const keepRows = (answer, square) => squares.set(nameOf(square), rowsIn(answer, square)).get(nameOf(square));
  return {
    /** Returns the whole answer for the square that the state names, with similarities for a question. */
    async first(signal) {
      const question = state.question && { q: state.question, similarity: true };
      const answer = await read(PATH, { ...asked, ...question, ...wish(state) }, signal);
      keepRows(answer, state);
      return answer;
    },
    /** Returns the rows of a square that has been asked for before. */
    known,
    /** Returns the rows of a square. Nobody who waits no longer asks; what was asked is waited for. */
    async rows(square, signal) {
      const wanted = { ...square };
      const ask = async () => {
        signal.throwIfAborted();
        return known(wanted) ?? keepRows(await read(PATH, { ...asked, similarity: false, ...wish(wanted) }, ending.signal), wanted);
      };
      // Also of what failed nobody hears who waits no longer.
      return known(wanted) ?? inTurn(ask).finally(() => signal.throwIfAborted());
    },
    /** Returns the rows of each head of a layer. */
    layer: layers.of,
    close() {
      ending.abort();
      layers.close();
    },
  };
}

/**
 * Returns what does one thing after the other until it is ended: a node explains few texts at the
 * same time, also those that nobody waits for.
 */
function turns(ending) {
  let before = Promise.resolve();
  return (work) => {
    const done = before.then(() => {
      ending.throwIfAborted();
      return work();
    });
    before = done.catch(() => {});
    return done;
  };
}

function paired(state) {
  return state.pair && state.question !== "";
}

function nameOf({ square, layer, head }) {
  return square === "head" ? `${layer}.${head}` : square;
}

function wish({ square, layer, head }) {
  return square === "head" ? { layer, head } : { attention: square };
}

function rowsIn(answer, { square }) {
  return square === "head" ? answer.attention.heads[0].weights : answer.attention[square];
}

// A layer of 128 tokens is 1.5 MB of JSON: a worker asks for it and reads it, so that the page goes
// on meanwhile.
function layersOf(asked, inTurn) {
  const loaded = new Map();
  let worker = null;
  const load = async (layer) => {
    if (!loaded.has(layer)) {
      worker ??= new Worker(new URL("./layers.js", import.meta.url), { type: "module" });
      const question = { collection: askedCollection(), path: PATH, parameters: { ...asked, similarity: false, layer } };
      try {
        loaded.set(layer, await answered(worker, question));
      } catch (error) {
        // One that could not begin never answers: whoever asks again needs another.
        worker.terminate();
        worker = null;
        throw error;
      }
    }
    return loaded.get(layer);
  };
  return {
    known: ({ square, layer, head }) => (square === "head" ? loaded.get(layer)?.[head] : undefined),
    of: (layer) => inTurn(() => load(layer)),
    close: () => worker?.terminate(),
  };
}

/** Asks the worker, which is asked one thing at a time. */
function answered(worker, question) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data: { heads, error } }) =>
      heads ? resolve(heads.map(rowsOf)) : reject(new RequestError(error.status, error.message, error.retryAfter));
    worker.onerror = () => reject(new RequestError(0, NO_WORKER));
    worker.postMessage(question);
  });
}

function rowsOf(weights) {
  const tokens = Math.sqrt(weights.length);
  return Array.from({ length: tokens }, (_, row) => weights.subarray(row * tokens, (row + 1) * tokens));
}
