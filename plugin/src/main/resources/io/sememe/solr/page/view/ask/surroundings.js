// SPDX-License-Identifier: Apache-2.0
// Where an answer stands: the text around it, and all of the document's when it is asked for.
import { h, replace } from "../../part/dom.js";
import { focusOn } from "../../part/focus.js";
import { failed, loading } from "../../part/notice.js";
import { read } from "../../part/request.js";
import { marked } from "../../part/text.js";

/** Returns the passage with the answer marked, and a button that brings the whole text. */
export function surroundings(answer, page, open) {
  const { passage } = answer;
  const text = h("blockquote", { class: "ask-passage" }, markedFrom(passage.text, passage.start, answer));
  const whole = h(
    "button",
    { type: "button", class: "plain small", onclick: () => showWhole(text, whole, answer, page) },
    "Show the whole text",
  );
  return h("details", { open }, h("summary", { class: "small" }, "Where it says so"), text, whole);
}

/** The places of an answer count from the start of its field. */
function markedFrom(text, start, answer) {
  return marked(text, [{ start: answer.start - start, end: answer.end - start }]);
}

async function showWhole(target, button, answer, page) {
  replace(target, loading());
  button.hidden = true;
  focusOn(target);
  try {
    replace(target, markedFrom(await storedText(answer, page), 0, answer));
  } catch (error) {
    replace(
      target,
      failed(error, () => showWhole(target, button, answer, page)),
    );
  }
}

/** Values of a field that has several are joined as the node joins them. */
async function storedText(answer, page) {
  const found = await read("/select", {
    defType: "lucene",
    q: `{!term f=${page.fields.id} v=$key}`,
    key: answer.id,
    fl: answer.field,
    rows: 1,
  });
  const values = found.response.docs[0]?.[answer.field];
  if (values === undefined) {
    throw new Error("The document is gone, or its text is not for you.");
  }
  return [values].flat().join("\n");
}
