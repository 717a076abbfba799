// SPDX-License-Identifier: Apache-2.0
// The tokens of an answer, as they are shown.
import { h } from "../../part/dom.js";
import { textOf } from "../../part/text.js";

/**
 * Returns them with the words of the text that they stand for.
 *
 * @param {object} answer what the handler said
 * @param {string} text the text
 * @param {string} question what stood in front of it, for a pair
 * @returns {{index: number, label: string, special: boolean, asked: boolean, joined: boolean}[]}
 *     special: put there for the model; asked: of the question; joined: there is no space before it
 */
export function tokensOf(answer, text, question) {
  let before = null;
  return answer.tokens.map((token, index) => {
    const special = token.source === "special";
    const said = (token.source === "query" ? question : text).slice(token.start, token.end).trim();
    const joined = !special && before?.source === token.source && before.end === token.start;
    before = token;
    return { index, label: special ? token.piece : said || token.piece, special, asked: token.source === "query", joined };
  });
}

/**
 * Returns how often each token's label came up to it, 0 where it is the only one: there may be
 * several “the”.
 */
export function countsOf(tokens) {
  const total = new Map();
  tokens.forEach(({ label }) => total.set(label, (total.get(label) ?? 0) + 1));
  const seen = new Map();
  return tokens.map(({ label }) => {
    seen.set(label, (seen.get(label) ?? 0) + 1);
    return total.get(label) > 1 ? seen.get(label) : 0;
  });
}

/** Says a token so that it differs from others with the same label: “the” (2nd). */
export function named({ label, special }, nth) {
  const which = nth > 0 && ` (${ordinal(nth)})`;
  return h("span", {}, special ? textOf(label) : ["“", textOf(label), "”"], which);
}

function ordinal(n) {
  const teen = n % 100 > 10 && n % 100 < 14;
  return `${n}${(!teen && ["th", "st", "nd", "rd"][n % 10]) || "th"}`;
}

/** Returns the token to look at when the reader has chosen none: the word, or the first of the question or text. */
export function firstChoice(tokens, word) {
  const found = tokens.find((token) => !token.special && token.label.toLowerCase() === word);
  return (found ?? tokens.find((token) => !token.special) ?? tokens[0])?.index ?? null;
}

/** Returns the tokens that are shown; all, where the text has none but special ones. */
export function shownOf(tokens, special) {
  const own = tokens.filter((token) => !token.special);
  return special || own.length === 0 ? tokens : own;
}

/** Returns the weights among the tokens that are shown. */
export function onlyShown(rows, tokens, special) {
  const shown = shownOf(tokens, special);
  return shown.length === tokens.length ? rows : shown.map(({ index }) => shown.map((other) => rows[index][other.index]));
}
