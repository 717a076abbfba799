// SPDX-License-Identifier: Apache-2.0
// The part of a hit's text that answers, with its matching words marked.
import { marked } from "../../part/text.js";

/** What no document has, as nobody can know it. */
const SIGN = Math.random().toString(36).slice(2);
const OPEN = `[${SIGN}[`;
const CLOSE = `]${SIGN}]`;

/** What the highlighters of the node put around words. */
export const TAGS = { "hl.tag.pre": OPEN, "hl.tag.post": CLOSE };

/**
 * Returns the passage of a hit as a node, null when the answer has none.
 *
 * @param {object} answer what the node said
 * @param {object} document one of its documents
 * @param {object} fields those of the collection
 */
export function passageOf(answer, document, fields) {
  const fragments = answer.highlighting?.[document[fields.id]]?.[fields.body];
  const text = fragments?.join(" … ") ?? document["[passage]"]?.text;
  return text ? withMarks(text) : null;
}

function withMarks(text) {
  const marks = [];
  let plain = "";
  for (const piece of text.trim().split(OPEN)) {
    const [first, ...rest] = piece.split(CLOSE);
    if (rest.length > 0) {
      marks.push({ start: plain.length, end: plain.length + first.length });
    }
    plain += first + rest.join("");
  }
  return marked(plain, marks);
}
