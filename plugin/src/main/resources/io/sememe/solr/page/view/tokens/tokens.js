// SPDX-License-Identifier: Apache-2.0
// What a model makes of a text before it understands it, and what one word means in two.
//
//   #/tokens?text=…&model=…&role=query            the text as tokens
//   #/tokens?part=meaning&word=bank&text=…&with=… one word in two texts
import { of } from "../../part/address.js";
import { h, replace } from "../../part/dom.js";
import { empty, failed } from "../../part/notice.js";
import { RequestError } from "../../part/request.js";
import { showMeaning } from "./meaning.js";
import { showPieces } from "./pieces.js";

const MEANING = "meaning";
const PARTS = { "": "Text to tokens", [MEANING]: "One word, two meanings" };

/** Shows the view; returns what ends its requests. */
export function show(root, page, parameters) {
  // A node of an older version does not say.
  if (page.may.tokens === false) {
    replace(root, failed(new RequestError(403, "")));
    return undefined;
  }
  if (!page.offers.tokens) {
    replace(
      root,
      empty(
        "This node does not show tokens: the collection has no handler “/sememe/tokens”. The configset “semantic” has one to copy.",
      ),
    );
    return undefined;
  }
  const part = parameters.get("part") === MEANING ? MEANING : "";
  const body = h("div", { class: "stack" });
  replace(root, h("div", { class: "stack" }, choice(part), body));
  return part === MEANING ? showMeaning(body, page, parameters) : showPieces(body, page, parameters);
}

function choice(chosen) {
  const link = ([part, title]) =>
    h(
      "a",
      { id: `tokens-part-${part}`, class: "chip", href: of("tokens", { part: part || null }), "aria-current": part === chosen },
      title,
    );
  return h("nav", { class: "row", "aria-label": "Parts of this view" }, Object.entries(PARTS).map(link));
}
