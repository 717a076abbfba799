// SPDX-License-Identifier: Apache-2.0
// Where tokens stand in their text. Nothing here touches the page.

/** How models that ship, and most others, write that they have no piece for something. */
const UNKNOWN = new Set(["[UNK]", "<unk>", "<UNK>"]);

/** Whether a token says only that there is no piece for a part of the text. */
export function isUnknown(token) {
  return token.source === "text" && UNKNOWN.has(token.piece);
}

/** Where the first token stands that the model does not see; Infinity where it sees all. */
export function firstBeyond(tokens) {
  return Math.min(...tokens.filter((token) => !token.seen).map((token) => token.start));
}

/**
 * Cuts a text at its tokens. Several tokens can stand for one character: they share a segment.
 *
 * @returns {{start: number, end: number, tokens: number[]}[]} all of the text; a segment between
 *     tokens has none
 */
export function segmentsOf(text, tokens) {
  const segments = [];
  let at = 0;
  tokens.forEach((token, i) => {
    if (token.source !== "text" || token.end <= token.start) {
      return;
    }
    if (token.start > at) {
      segments.push({ start: at, end: token.start, tokens: [] });
    }
    if (token.start < at) {
      shared(segments, token, i);
    }
    if (token.end > at) {
      segments.push({ start: Math.max(at, token.start), end: token.end, tokens: [i] });
      at = token.end;
    }
  });
  if (at < text.length) {
    segments.push({ start: at, end: text.length, tokens: [] });
  }
  return segments;
}

/** A token that begins in front of the last one's end is in the segments that it overlaps. */
function shared(segments, token, i) {
  for (let k = segments.length - 1; k >= 0 && segments[k].end > token.start; k--) {
    segments[k].tokens.push(i);
  }
}

/** The words of a text, as its script has them: how many, and where anything begins. */
export function wordsOf(text) {
  const pieces = [...new Intl.Segmenter("en", { granularity: "word" }).segment(text)];
  return {
    count: pieces.filter((piece) => piece.isWordLike).length,
    starts: new Set(pieces.map((piece) => piece.index)),
  };
}

/** Whether a token goes on with a word that the one before it has begun. */
export function continues(tokens, i, words) {
  const [before, token] = [tokens[i - 1], tokens[i]];
  return (
    token?.source === "text" &&
    before?.source === "text" &&
    before.end === token.start &&
    !words.starts.has(token.start)
  );
}
