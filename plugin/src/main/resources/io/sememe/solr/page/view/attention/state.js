// SPDX-License-Identifier: Apache-2.0
// What the address says of this view.
import { SEED } from "./examples.js";

/** The view's name in addresses. */
export const VIEW = "attention";

/** How many tokens the model sees where nothing is said: as the handler has it. */
export const USUAL_TOKENS = 128;

/**
 * Reads the address.
 *
 * @returns {object} text, or id and field; question, pair, model, tokens; square: which weights
 *     ("mean", "rollout" or "head", then with layer and head); special: whether special tokens are
 *     shown; token: the chosen one, null for none chosen yet; target: the one whose
 *     heads are searched for; arcs: the weight from which on arcs
 *     of all tokens are drawn, null for those of the chosen one; whole: whether a large matrix is
 *     shown as a whole
 */
export function stateOf(parameters, page) {
  const id = parameters.get("id");
  return {
    id,
    field: parameters.get("f") ?? page.fields.body ?? page.fields.title ?? "",
    text: id ? "" : (parameters.get("text") ?? SEED),
    question: parameters.get("q") ?? "",
    pair: parameters.get("pair") === "true",
    model: parameters.get("model") ?? page.model ?? page.models[0],
    tokens: whole(parameters.get("tokens")) ?? USUAL_TOKENS,
    ...squareOf(parameters),
    special: parameters.get("special") === "true",
    token: whole(parameters.get("token")),
    target: whole(parameters.get("to")),
    arcs: share(parameters.get("arcs")),
    whole: parameters.get("whole") === "true",
  };
}

function squareOf(parameters) {
  const layer = whole(parameters.get("layer"));
  const head = whole(parameters.get("head"));
  if (layer !== null && head !== null) {
    return { square: "head", layer, head };
  }
  return { square: parameters.get("show") === "rollout" ? "rollout" : "mean", layer: 0, head: 0 };
}

/** Returns a state as parameters of an address. */
export function addressOf(state, page) {
  const single = state.square === "head";
  return {
    text: state.id || state.text === SEED ? null : state.text,
    id: state.id || null,
    f: (state.id && state.field) || null,
    q: state.question || null,
    pair: state.pair && state.question !== "",
    model: state.model === page.model ? null : state.model,
    tokens: state.tokens === USUAL_TOKENS ? null : state.tokens,
    show: state.square === "rollout" && "rollout",
    layer: single ? state.layer : null,
    head: single ? state.head : null,
    special: state.special,
    token: state.token,
    to: state.target,
    arcs: state.arcs,
    whole: state.whole,
  };
}

function whole(text) {
  return /^\d{1,4}$/.test(text ?? "") ? Number(text) : null;
}

function share(text) {
  const value = text === null ? NaN : Number(text);
  return value > 0 && value <= 1 ? value : null;
}
