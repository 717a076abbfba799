// SPDX-License-Identifier: Apache-2.0
// Tokens as tiles, and the text that they stand for. What is pointed at in one is marked in both.
import { h } from "../../part/dom.js";
import { textOf, visible } from "../../part/text.js";
import { continues, firstBeyond, isUnknown, segmentsOf } from "./segments.js";
import { roving } from "./roving.js";

const TOKEN = "[data-tokens]";

/**
 * Returns the tiles, the text, and a line that says more of the token that is pointed at.
 *
 * @param {string} text what was sent
 * @param {object} answer of /sememe/tokens
 * @param {object} words of the text
 */
export function tilesOver(text, answer, words) {
  const tiles = h(
    "div",
    { class: "tokens-tiles", role: "listbox", "aria-label": "Tokens" },
    rowOf(answer, text, words),
  );
  const places = h(
    "p",
    { class: "tokens-text", role: "listbox", "aria-label": "Their places in the text" },
    placesIn(text, answer),
  );
  const said = h("p", { class: "tokens-said small quiet" }, "Point at a token or at the text, or use the arrow keys.");
  roving(tiles, TOKEN);
  roving(places, TOKEN);
  link([tiles, places], (i) => said.replaceChildren(...describe(answer.tokens, i, text)));
  return h("div", { class: "card stack tokens-card" }, tiles, said, places);
}

function rowOf({ tokens, limit }, text, words) {
  const stop = tokens.findIndex((token) => !token.seen);
  const mark = h("span", { class: "tokens-stop", "aria-hidden": "true" }, `the model stops: ${limit} tokens`);
  return tokens.map((token, i) => [
    i === stop && mark,
    h(
      "span",
      { class: tileClass(tokens, i, words), role: "option", "data-tokens": i, "data-control": i, "aria-label": label(tokens, i, text) },
      textOf(token.piece, { class: "tokens-piece" }),
      h("span", { class: "tokens-id" }, token.id),
      h("span", { class: "tokens-place" }, token.source === "text" ? `${token.start}–${token.end}` : token.source),
    ),
  ]);
}

/** Pieces of a word hang together. */
function tileClass(tokens, i, words) {
  const token = tokens[i];
  const says = {
    "goes-on": continues(tokens, i, words),
    "has-more": continues(tokens, i + 1, words) && tokens[i + 1].seen === token.seen,
    unknown: isUnknown(token),
    beyond: !token.seen,
  };
  return ["tokens-tile", token.source, ...Object.keys(says).filter((name) => says[name])].join(" ");
}

function placesIn(text, { tokens }) {
  const limit = firstBeyond(tokens);
  let odd = false;
  return segmentsOf(text, tokens).map(({ start, end, tokens: [first, ...others] }) => {
    const part = visible(text.slice(start, end));
    const beyond = start >= limit ? " beyond" : "";
    if (first === undefined) {
      return beyond ? h("span", { class: "tokens-part beyond" }, part) : part;
    }
    odd = !odd;
    const kind = `tokens-part${odd ? " odd" : ""}${isUnknown(tokens[first]) ? " unknown" : ""}${beyond}`;
    const data = [first, ...others].join(" ");
    return h(
      "span",
      { class: kind, role: "option", "data-tokens": data, "aria-label": label(tokens, first, text) },
      part,
    );
  });
}

/** Marks in all nodes what is pointed at, or has the focus, in one of them. */
function link(nodes, say) {
  const all = new Map();
  for (const one of nodes.flatMap((node) => [...node.querySelectorAll(TOKEN)])) {
    for (const i of indices(one)) {
      all.set(i, [...(all.get(i) ?? []), one]);
    }
  }
  let last = null;
  let lit = [];
  const light = ({ target, currentTarget }) => {
    const from = target.closest(TOKEN);
    if (from && from !== last) {
      last = from;
      lit.forEach((one) => one.classList.remove("lit"));
      lit = indices(from).flatMap((i) => all.get(i));
      lit.forEach((one) => one.classList.add("lit"));
      nodes.filter((node) => node !== currentTarget).forEach((node) => reveal(node, lit));
      say(indices(from)[0]);
    }
  };
  // Not pointerover: what scrolls away below a pointer that rests is not pointed at.
  const events = ["pointermove", "pointerdown", "focusin"];
  nodes.forEach((node) => events.forEach((event) => node.addEventListener(event, light)));
}

function indices(node) {
  return node.dataset.tokens.split(" ").map(Number);
}

/** Scrolls a box, and not the page, to what is lit in it. */
function reveal(box, lit) {
  const one = lit.find((node) => box.contains(node));
  if (one) {
    const at = one.getBoundingClientRect();
    const seen = box.getBoundingClientRect();
    box.scrollTop += Math.min(0, at.top - seen.top) + Math.max(0, at.bottom - seen.bottom);
  }
}

function label(tokens, i, text) {
  const { piece, id, start, end, source, seen } = tokens[i];
  const place = source === "text" ? `“${text.slice(start, end)}”, characters ${start} to ${end}` : source;
  return `Token ${i + 1}: ${piece}, id ${id}, ${place}${seen ? "" : ", not seen by the model"}`;
}

const ADDED = {
  prefix: "of the prefix that the model wants before such a text",
  special: "a special token, which the model wants around any text",
};

function describe(tokens, i, text) {
  const { piece, id, start, end, source, seen } = tokens[i];
  const stands =
    source === "text"
      ? ["stands for “", textOf(text.slice(start, end)), `”, characters ${start} to ${end}`]
      : [ADDED[source]];
  const number = h("span", {}, `Token ${i + 1}: `, textOf(piece, { class: "code" }), `, id ${id}, `);
  return [number, ...stands, seen ? "." : ": not seen by the model."];
}
