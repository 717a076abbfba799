// SPDX-License-Identifier: Apache-2.0
// Words, of the pieces that a model reads.

const SIGN = /^[^\p{L}\p{N}]+$/u;
const APOSTROPHE = /^['’]$/;
/** Written without blanks: each piece stands for itself. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * Joins the pieces of each word; signs between words are left out.
 *
 * @param {string} text the text
 * @param {{text: string, start: number, end: number}[]} tokens its pieces
 * @returns {{text: string, start: number, end: number, tokens: number[]}[]} with the numbers of the
 *     pieces
 */
export function words(text, tokens) {
  const all = [];
  tokens.forEach((token, i) => {
    const last = all.at(-1);
    if (last && continues(last, token)) {
      last.end = token.end;
      last.tokens.push(i);
    } else if (!SIGN.test(token.text)) {
      all.push({ start: token.start, end: token.end, tokens: [i] });
    }
  });
  return all.map((word) => ({ ...word, text: text.slice(word.start, word.end) }));
}

function continues(word, token) {
  const isPart = !SIGN.test(token.text) || APOSTROPHE.test(token.text);
  return word.end === token.start && isPart && !UNSPACED.test(token.text);
}

/** Returns the word that a piece is of, or the piece where it is of none. */
export function wordAt(all, text, { start, end }) {
  return all.find((word) => word.start <= start && end <= word.end) ?? { start, end, text: text.slice(start, end) };
}
